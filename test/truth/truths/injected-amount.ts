import { type Effect, effectOf, rejects } from "../effect.ts";
import { coverage, type Finding, meanOf, rejections, shareBetween, unbiased } from "../finding.ts";
import { middlePeriod } from "../orders.ts";
import { overAssignments } from "../panel.ts";
import type { TruthLake } from "../truth-lake.ts";

const increase = 0.25;
const truth = Math.log(1 + increase);

/** Customer months above what 99 of 100 do not exceed are cut down to it, as the panel's winsorised amounts are. */
const ceiling = `(
  select quantile_disc(amount, 0.99)
  from (select sum(amount) as amount from invoices group by customer, period having sum(orders) > 0)
)`;

/**
 * Half of the customers buy more of everything since they joined, by the same share: no order more, but larger ones. A handful of
 * customers buys so much that their standard errors are not to be trusted, so amounts are cut before, and shown uncut beside it.
 */
export async function injectedAmount(lake: TruthLake, assignments: number): Promise<readonly Finding[]> {
  const cut = await factors(lake, assignments, `least(sum(amount), ${ceiling})`);
  const uncut = await factors(lake, assignments, "sum(amount)");
  const of = (factor: string, effects = cut) => effects.filter(([name]) => name === factor).map(([, effect]) => effect);
  const holdsTruth = (effects: readonly Effect[]) => effects.map((effect) => !rejects(effect, truth));
  const inWords = `amounts: ln(1 + ${increase}) = ${truth.toFixed(4)}`;
  return [
    ...["active", "orders_per_active"].map((factor) =>
      rejections(
        `decomposition: ${factor}`,
        of(factor).map((effect) => rejects(effect)),
      ),
    ),
    coverage(
      "decomposition: interval of amount_per_order holds the truth",
      holdsTruth(of("amount_per_order")),
      inWords,
    ),
    unbiased(
      "decomposition: mean estimate of amount_per_order",
      of("amount_per_order").map(({ estimate }) => estimate),
      truth,
      inWords,
    ),
    // Three customers of 2,715 buy a tenth of everything, so that the interval holds a little too seldom.
    shareBetween(
      "decomposition: the interval, amounts not winsorised",
      inWords,
      meanOf(holdsTruth(of("amount_per_order", uncut)).map(Number)),
      0.86,
      0.97,
    ),
  ];
}

async function factors(
  lake: TruthLake,
  assignments: number,
  amount: string,
): Promise<readonly (readonly [string, Effect])[]> {
  return overAssignments<readonly [string, Effect]>(
    lake,
    assignments,
    {
      cohort: `case when draw(program_id, customer) < 0.5 then ${middlePeriod} end`,
      bought: `select program_id, customer, period, sum(orders) as orders,
          case when period >= any_value(cohort) then ${1 + increase} else 1 end * ${amount} as amount
        from purchases
        group by program_id, customer, period`,
      outcomes: ["net_amount", "orders", "active"],
    },
    async () =>
      (await lake.ask("effect-decomposition"))
        .filter(({ cohort }) => cohort === null)
        .map((row) => [String(row.factor), effectOf(row)]),
  );
}
