import { explainedLineRows } from "../../../shared/explanation/explained-lines.ts";
import type { FactRow } from "../../../shared/facts/table.ts";
import { type Explanation, explained } from "../../../shared/rebate/explain.ts";
import type { ReckonedPosition } from "../../../shared/run/positions.ts";
import { writeExplainedLines } from "../explained-lines.ts";
import { gatheringPayouts } from "./payouts.ts";
import { type Keeper, simulated } from "./positions.ts";
import { type Tallies, tallying } from "./tally.ts";

export type Telling = {
  /** What is kept of each position; the rest of it is forgotten as soon as it was seen. */
  readonly keeper: Keeper<unknown>;
  /** Whether what is kept is explained. */
  readonly explain: boolean;
  /** A Parquet file that the explained lines of all positions go into. */
  readonly parquet?: string | undefined;
  readonly asOfDate: string;
};

export type Told = {
  readonly tallies: Tallies;
  readonly payouts: ReturnType<ReturnType<typeof gatheringPayouts>["rows"]>;
};

/** Takes positions in as they are reckoned, one after another, so that a million of them do not lie in memory together. */
export async function tell(
  reckoning: AsyncIterable<ReckonedPosition>,
  { keeper, explain, parquet, asOfDate }: Telling,
): Promise<Told> {
  const { tallies, add } = tallying();
  const payouts = gatheringPayouts(asOfDate);
  const see = (reckoned: ReckonedPosition, explanation: Explanation | undefined) => {
    add(reckoned);
    payouts.add(reckoned);
    keeper.add(simulated(reckoned, explain ? explanation : undefined));
  };
  if (parquet === undefined) {
    for await (const reckoned of reckoning) see(reckoned, explain ? explanationOf(reckoned) : undefined);
    return { tallies, payouts: payouts.rows() };
  }
  async function* rows(): AsyncGenerator<FactRow> {
    for await (const reckoned of reckoning) {
      const explanation = explanationOf(reckoned);
      see(reckoned, explanation);
      const { currency } = reckoned.position.governing.document;
      yield* explainedLineRows({ key: reckoned.key, currency, explanation }, { run_id: null, as_of_date: asOfDate });
    }
  }
  await writeExplainedLines(parquet, rows());
  return { tallies, payouts: payouts.rows() };
}

const explanationOf = ({ volume, position }: ReckonedPosition): Explanation => explained(volume, position);
