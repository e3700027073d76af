import { type Effect, effectOf, isFoundAbove, rejects } from "../effect.ts";
import { coverage, type Finding, notRequired, rejections, shareBetween, shareOf, unbiased } from "../finding.ts";
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
 * Half of the customers buy more of everything since they joined, by the same share: no order more, but larger ones. So the amount
 * per order alone moves, with amounts cut and uncut: it is found beyond chance in most assignments and right in their mean. Of cut
 * amounts the interval must also hold the truth as often as it says. Of uncut ones it need not, and how often it does is stated: a
 * handful of customers buys so much that where they fall decides the estimate, and no standard error tells.
 */
export async function injectedAmount(lake: TruthLake, assignments: number): Promise<readonly Finding[]> {
  const cut = await factors(lake, assignments, `least(sum(amount), ${ceiling})`);
  const uncut = await factors(lake, assignments, "sum(amount)");
  const of = (factor: string, effects = cut) => effects.filter(([name]) => name === factor).map(([, effect]) => effect);
  const inWords = `amounts: ln(1 + ${increase}) = ${truth.toFixed(4)}`;
  const moves = (what: string, effects: readonly Effect[]) => [
    shareBetween(`${what}: found beyond chance, in most`, inWords, shareOf(effects.map(isFoundAbove)), 0.5, 1),
    unbiased(
      `${what}: mean estimate`,
      effects.map(({ estimate }) => estimate),
      truth,
      inWords,
    ),
  ];
  const holdsTruth = (effects: readonly Effect[]) => effects.map((effect) => !rejects(effect, truth));
  const perOrder = "decomposition: amount_per_order";
  const perOrderUncut = "decomposition: amount_per_order, not winsorised";
  return [
    ...["active", "orders_per_active"].map((factor) =>
      rejections(
        `decomposition: ${factor}`,
        of(factor).map((effect) => rejects(effect)),
      ),
    ),
    ...moves(perOrder, of("amount_per_order")),
    coverage(`${perOrder}: interval holds the truth`, holdsTruth(of("amount_per_order")), inWords),
    ...moves(perOrderUncut, of("amount_per_order", uncut)),
    notRequired(
      shareBetween(
        `${perOrderUncut}: interval holds the truth`,
        inWords,
        shareOf(holdsTruth(of("amount_per_order", uncut))),
        0.8,
        1,
      ),
      "a handful of customers decides it",
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
