import { type Effect, effectOf, rejects } from "../effect.ts";
import { between, coverage, type Finding, meanOf, shareBetween, unbiased } from "../finding.ts";
import { firstPeriod } from "../orders.ts";
import { overAssignments } from "../panel.ts";
import type { Answer, TruthLake } from "../truth-lake.ts";

/** The panel begins when all its customers have bought, so that every comparison of the weights has all its months. */
const panelFrom = firstPeriod + 2;
const cohorts = [2, 4, 6, 8].map((months) => panelFrom + months);
/** With each month since joining, invoices are repeated with that much more probability. */
const perMonth = 0.1;

type Estimates = {
  readonly truth: number;
  readonly groupTime: Effect;
  readonly twoWay: number;
  readonly forbiddenWeight: number;
  readonly forbidden: number;
  readonly allowed: number;
};

/** Customers join in four cohorts, one in five never, and the effect grows with each month since. */
export async function growingEffects(lake: TruthLake, assignments: number): Promise<readonly Finding[]> {
  const found = await overAssignments(
    lake,
    assignments,
    {
      // The fifth lot has no cohort.
      cohort: `[${cohorts.join(", ")}][1 + cast(floor(5 * draw(program_id, customer)) as int)]`,
      bought: `select program_id, customer, period, orders * copies as orders, amount * copies as amount
        from (
          select *, case when draw(program_id || '/again', invoice) < ${perMonth} * (period - cohort + 1) then 2 else 1 end as copies
          from purchases
        )`,
      outcomes: ["orders"],
      firstBoughtBefore: panelFrom + 1,
      panelFrom,
    },
    async () => {
      const added = await addedOrders(lake);
      const simple = (await lake.ask("effect-aggregates", "%", "0", "0")).filter(
        ({ control_group, aggregation }) => control_group === "never" && aggregation === "simple",
      );
      const twoWay = await lake.ask("effect-two-way", "%");
      const weights = Map.groupBy(await lake.ask("effect-bacon-weights", "%"), ({ program_id }) => program_id);
      return simple.map((row, index): Estimates => {
        const comparisons = weights.get(row.program_id ?? "") ?? [];
        const forbidden = comparisons.filter(({ is_forbidden }) => is_forbidden);
        return {
          truth: added.get(String(row.program_id)) ?? Number.NaN,
          groupTime: effectOf(row),
          twoWay: Number(twoWay[index]?.estimate),
          forbiddenWeight: weightOf(forbidden),
          forbidden: weightedMean(forbidden),
          allowed: weightedMean(comparisons.filter(({ is_forbidden }) => !is_forbidden)),
        };
      });
    },
  );
  const truth = meanOf(found.map((each) => each.truth));
  const inWords = `${truth.toFixed(4)} orders more a month, the longer in the more`;
  const mean = (of: (each: Estimates) => number) => meanOf(found.map(of));
  const putTogether = ({ forbiddenWeight, forbidden, allowed }: Estimates) =>
    forbiddenWeight * forbidden + (1 - forbiddenWeight) * allowed;
  return [
    // It may hold more often than in 95 %: it allows for what the effect differs by between customers, and these are the same in
    // every assignment.
    coverage(
      "group-time: interval holds the truth",
      found.map((each) => !rejects(each.groupTime, truth)),
      inWords,
      { low: 0.93, high: 1 },
    ),
    unbiased(
      "group-time: mean estimate less the truth",
      found.map((each) => each.groupTime.estimate - each.truth),
      0,
      inWords,
    ),
    shareBetween(
      "two-way fixed effects: mean estimate of the truth",
      inWords,
      mean(({ twoWay }) => twoWay) / truth,
      0,
      0.8,
    ),
    between(
      "weights: comparisons put together less the two-way estimate",
      "the same to the ninth digit",
      Math.max(...found.map((each) => Math.abs(putTogether(each) - each.twoWay))),
      0,
      1e-9,
    ),
    shareBetween(
      "weights: of forbidden comparisons",
      inWords,
      mean(({ forbiddenWeight }) => forbiddenWeight),
      0.1,
      1,
    ),
    shareBetween(
      "weights: mean estimate of forbidden comparisons, of the truth",
      inWords,
      mean(({ forbidden }) => forbidden) / truth,
      Number.NEGATIVE_INFINITY,
      0.5,
    ),
    shareBetween(
      "weights: mean estimate of all others, of the truth",
      inWords,
      mean(({ allowed }) => allowed) / truth,
      0.5,
      1.5,
    ),
  ];
}

/** What was really added, per member and month since joining: what is in the panel less what the invoices hold. */
async function addedOrders({ connection }: TruthLake): Promise<ReadonlyMap<string, number>> {
  const rows = await connection.runAndReadAll(`
    with bought as (
      select customer, period, sum(orders) as orders
      from invoices
      group by customer, period
    )
    select program_id, avg(outcome - coalesce(orders, 0)) as added
    from panel_current
    left join bought on customer = unit_id and bought.period = panel_current.period
    where dose = 1
    group by program_id`);
  return new Map(rows.getRowObjectsJson().map(({ program_id, added }) => [String(program_id), Number(added)]));
}

const weightOf = (comparisons: Answer): number => comparisons.reduce((sum, { weight }) => sum + Number(weight), 0);

const weightedMean = (comparisons: Answer): number =>
  comparisons.reduce((sum, { weight, estimate }) => sum + Number(weight) * Number(estimate), 0) / weightOf(comparisons);
