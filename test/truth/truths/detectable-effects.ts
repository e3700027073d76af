import { minimumDetectableEffect } from "../../../shared/effects/minimum-detectable-effect.ts";
import { effectOf } from "../effect.ts";
import { type Finding, meanOf, shareBetween } from "../finding.ts";
import { middlePeriod } from "../orders.ts";
import { overAssignments } from "../panel.ts";
import type { TruthLake } from "../truth-lake.ts";

const expected = { orders: 0.14, net_amount: 0.33 } as const;

/** What a study of these customers over six months and six can see: the frequency of orders, and amounts hardly. */
export async function detectableEffects(lake: TruthLake, assignments: number): Promise<readonly Finding[]> {
  const effects = await overAssignments(
    lake,
    assignments,
    {
      cohort: `case when draw(program_id, customer) < 0.5 then ${middlePeriod} end`,
      outcomes: ["orders", "net_amount"],
    },
    async () =>
      (await lake.ask("effect-ratio-did", "%"))
        .filter(({ cohort }) => cohort === null)
        .map((row) => ({
          outcomeName: row.outcome_name,
          share: minimumDetectableEffect(effectOf(row).error, 0).amount,
        })),
  );
  return Object.entries(expected).map(([name, share]) =>
    shareBetween(
      `least effect on ${name} found in four of five studies`,
      `about ${(100 * share).toFixed(0)} %`,
      meanOf(effects.filter(({ outcomeName }) => outcomeName === name).map((effect) => effect.share)),
      share - 0.03,
      share + 0.03,
    ),
  );
}
