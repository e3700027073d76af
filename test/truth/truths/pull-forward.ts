import { type Effect, effectOf, isFoundAbove, rejects } from "../effect.ts";
import { between, coverage, type Finding, medianOf, shareBetween, shareOf, unbiased } from "../finding.ts";
import { middlePeriod } from "../orders.ts";
import { overAssignments } from "../panel.ts";
import type { TruthLake } from "../truth-lake.ts";

/** The month in which the third quarter of 2011 ends. Two months follow until the orders end. */
const deadline = middlePeriod + 3;
const periodsAfter = 2;
const share = 0.4;

type Window = {
  readonly deadlineEffect: Effect;
  readonly net: Effect;
  readonly pulledForwardShare: number;
};

/**
 * Half of the customers, in a program for months, order a share of what they would in the month after a quarter's end before it
 * instead: nothing is won. Beside it the opposite, as many orders more that are taken from nowhere: nothing is pulled forward.
 */
export async function pullForward(lake: TruthLake, assignments: number): Promise<readonly Finding[]> {
  const drawn = `period = ${deadline + 1} and orders > 0 and cohort is not null and draw(program_id || '/earlier', invoice) < ${share}`;
  const earlier = await windows(
    lake,
    assignments,
    `select program_id, customer, case when ${drawn} then ${deadline} else period end as period, orders, amount from purchases`,
  );
  const more = await windows(
    lake,
    assignments,
    `select program_id, customer, period, orders, amount from purchases
     union all
     select program_id, customer, ${deadline}, orders, amount from purchases where ${drawn}`,
  );
  const inWords = `${100 * share} % of the next month's orders moved to before the deadline`;
  return [
    shareBetween(
      "gross is above zero beyond chance",
      inWords,
      shareOf(earlier.map(({ deadlineEffect }) => isFoundAbove(deadlineEffect))),
      0.8,
      1,
    ),
    coverage(
      "interval of the net holds zero",
      earlier.map(({ net }) => !rejects(net)),
      inWords,
    ),
    unbiased(
      "mean net",
      earlier.map(({ net }) => net.estimate),
      0,
      inWords,
    ),
    between("share pulled forward, median", inWords, medianShare(earlier), 0.8, 1.2),
    between("share pulled forward, median", "as many orders more, none moved", medianShare(more), -0.2, 0.2),
  ];
}

async function windows(lake: TruthLake, assignments: number, bought: string): Promise<readonly Window[]> {
  return overAssignments(
    lake,
    assignments,
    { cohort: `case when draw(program_id, customer) < 0.5 then ${middlePeriod} end`, bought, outcomes: ["orders"] },
    async () => {
      const rows = await lake.ask("effect-pull-forward", "%", `${deadline}`, "0", `${periodsAfter}`);
      const at = (since: number) =>
        rows.filter(({ periods_since_deadline }) => Number(periods_since_deadline) === since);
      const last = at(periodsAfter);
      return at(0).map((row, index) => ({
        deadlineEffect: effectOf(row),
        net: effectOf({
          estimate: last[index]?.net_estimate ?? null,
          standard_error: last[index]?.net_standard_error ?? null,
        }),
        pulledForwardShare: Number(last[index]?.pulled_forward_share),
      }));
    },
  );
}

/** The median, because a gross that is small by chance makes a share of any size. */
const medianShare = (of: readonly Window[]): number => medianOf(of.map((window) => window.pulledForwardShare));
