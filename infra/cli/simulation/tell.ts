import type { FactRow } from "../../../shared/facts/table.ts";
import { type Explanation, explained } from "../../../shared/rebate/explain.ts";
import type { ReckonedPosition } from "../../../shared/run/positions.ts";
import { explainedLineRows, writeExplainedLines } from "../explained-lines.ts";
import { type Keeper, simulated } from "./positions.ts";
import { type Tallies, tallying } from "./tally.ts";

export type Telling = {
  /** What is kept of each position; the rest of it is forgotten as soon as it was seen. */
  readonly keeper: Keeper<unknown>;
  /** Whether what is kept is explained. */
  readonly explain: boolean;
  /** A Parquet file that the explained lines of all positions go into. */
  readonly parquet?: { readonly file: string; readonly asOfDate: string } | undefined;
};

/** Takes positions in as they are reckoned, one after another, so that a million of them do not lie in memory together. */
export async function tell(
  reckoning: AsyncIterable<ReckonedPosition>,
  { keeper, explain, parquet }: Telling,
): Promise<Tallies> {
  const { tallies, add } = tallying();
  const see = (reckoned: ReckonedPosition, explanation: Explanation | undefined) => {
    add(reckoned);
    keeper.add(simulated(reckoned, explain ? explanation : undefined));
  };
  if (parquet === undefined) {
    for await (const reckoned of reckoning) see(reckoned, explain ? explanationOf(reckoned) : undefined);
    return tallies;
  }
  async function* rows(asOfDate: string): AsyncGenerator<FactRow> {
    for await (const reckoned of reckoning) {
      const explanation = explanationOf(reckoned);
      see(reckoned, explanation);
      const { currency } = reckoned.position.governing.document;
      yield* explainedLineRows({ key: reckoned.key, currency, explanation }, { run_id: null, as_of_date: asOfDate });
    }
  }
  await writeExplainedLines(parquet.file, rows(parquet.asOfDate));
  return tallies;
}

const explanationOf = ({ volume, position }: ReckonedPosition): Explanation => explained(volume, position);
