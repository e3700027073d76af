import { type Effect, effectOf } from "../effect.ts";
import { between, type Finding, shareBetween } from "../finding.ts";
import { firstPeriod, middlePeriod } from "../orders.ts";
import { overAssignments } from "../panel.ts";
import type { Answer, TruthLake } from "../truth-lake.ts";

/** Customers are chosen by their spend of the months before. */
const chosenBefore = firstPeriod + 3;
const beyond = Number.POSITIVE_INFINITY;

/**
 * The third of the customers who spent most in three months is in a program that does nothing. The next three months are the time
 * before: in the months of choosing the chosen spent more than they usually do, which is shown beside it. There is one such choice
 * in these orders, whatever the number of assignments.
 */
export async function selection(lake: TruthLake): Promise<readonly Finding[]> {
  const later = await estimates(lake, middlePeriod, chosenBefore);
  const atOnce = await estimates(lake, chosenBefore, firstPeriod);
  const truth = "no effect; the third that spent most is in";
  return [
    ...(["orders", "net_amount"] as const).map((name) =>
      between(`naive gap of ${name}, in standard errors`, truth, inErrors(later.naive(name)), 5, beyond),
    ),
    shareBetween("difference of orders, of the naive gap", truth, ofGap(later, "orders"), -0.1, 0.1),
    between("difference of orders, in standard errors", truth, inErrors(later.did("orders")), -1.96, 1.96),
    between("ratio of net_amount, in standard errors", truth, inErrors(later.ratio("net_amount")), -1.96, 1.96),
    shareBetween(
      "difference of net_amount, of the naive gap",
      "autumn multiplies amounts: large ones differ by more, so only their ratio is near 0",
      ofGap(later, "net_amount"),
      0.1,
      1,
    ),
    between(
      "difference of net_amount, joined at once, in standard errors",
      "the months of choosing are the time before: back to the usual",
      inErrors(atOnce.did("net_amount")),
      -beyond,
      -1.96,
    ),
  ];
}

type Estimator = (outcomeName: string) => Effect;
type Estimates = { readonly naive: Estimator; readonly did: Estimator; readonly ratio: Estimator };

async function estimates(lake: TruthLake, cohort: number, panelFrom: number): Promise<Estimates> {
  const spend = `(select sum(amount) from invoices where invoices.customer = first_purchases.customer and period < ${chosenBefore})`;
  const [answers] = await overAssignments(
    lake,
    1,
    {
      cohort: `case when percent_rank() over (order by ${spend}) >= 2 / 3 then ${cohort} end`,
      outcomes: ["orders", "net_amount"],
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
      },
    ],
  );
  const of =
    (answer: Answer = []): Estimator =>
    (outcomeName) =>
      effectOf(answer.find(({ outcome_name }) => outcome_name === outcomeName) ?? {});
  return { naive: of(answers?.naive), did: of(answers?.did), ratio: of(answers?.ratio) };
}

const inErrors = ({ estimate, error }: Effect): number => estimate / error;

const ofGap = ({ did, naive }: Estimates, outcomeName: string): number =>
  did(outcomeName).estimate / naive(outcomeName).estimate;
