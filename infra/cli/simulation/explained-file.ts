import type { FactRow } from "../../../shared/facts/table.ts";
import { explained } from "../../../shared/rebate/explain.ts";
import type { ReckonedPosition } from "../../../shared/run/positions.ts";
import { explainedLineRows, writeExplainedLines } from "../explained-lines.ts";
import { inOrder, type SimulatedPosition, simulated } from "./positions.ts";

/** Collects positions while their lines go into a file, explained, so that very many lines never lie in memory together. */
export async function collectedIntoFile(
  file: string,
  reckoning: AsyncIterable<ReckonedPosition>,
  { asOfDate, explain }: { readonly asOfDate: string; readonly explain: boolean },
): Promise<readonly SimulatedPosition[]> {
  const positions: SimulatedPosition[] = [];
  async function* rows(): AsyncGenerator<FactRow> {
    for await (const reckoned of reckoning) {
      const { key, volume, position } = reckoned;
      const explanation = explained(volume, position);
      positions.push(simulated(reckoned, explain ? explanation : undefined));
      const { currency } = position.governing.document;
      yield* explainedLineRows({ key, currency, explanation }, { run_id: null, as_of_date: asOfDate });
    }
  }
  await writeExplainedLines(file, rows());
  return inOrder(positions);
}
