import type { askForEffectReport } from "../../../shared/aws/effect-report.ts";
import type { Assumptions } from "../../../shared/effects/report/worth.ts";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { type Answers, stateOf } from "./answers.ts";

/** @throws EffectsUnknown where there is no such program, or nothing was measured of it */
export type EffectReports = (programId: string, assumptions: Assumptions) => ReturnType<typeof askForEffectReport>;

/** Reports kept in memory, some ten kilobytes each. */
const reportsKeptAtMost = 100;

/**
 * Reports, each kept until another run is committed or measured. One is made from a dozen answers, some of which take seconds.
 * @param reportOf makes one; its mark names the state of the facts
 */
export function reportsKept(
  { present }: Pick<Answers, "present">,
  reportOf: (...of: [...Parameters<EffectReports>, mark: string]) => ReturnType<EffectReports>,
): EffectReports {
  let keptOf = "";
  const kept = new Map<string, ReturnType<EffectReports>>();
  return async (programId, assumptions) => {
    const of = stateOf(await present());
    if (of !== keptOf || kept.size >= reportsKeptAtMost) kept.clear();
    keptOf = of;
    const { marginFraction, administrationCostAmount } = assumptions;
    const key = JSON.stringify([programId, marginFraction, formatDecimal(administrationCostAmount)]);
    const before = kept.get(key);
    if (before !== undefined) return before;
    const asked = reportOf(programId, assumptions, of);
    kept.set(key, asked);
    asked.catch(() => kept.delete(key));
    return asked;
  };
}
