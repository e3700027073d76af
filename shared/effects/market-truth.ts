import { z } from "zod";

// What a simulated market says of its own programs: each member's months with the program less the same months without it.

const figures = {
  program_id: z.string(),
  outcome_name: z.string(),
  members: z.number(),
  mean_with: z.number(),
  mean_without: z.number(),
  effect: z.number(),
  effect_share: z.number().nullable(),
  total_effect: z.number(),
};

/** The part of a file market-truth.json that estimates are held against. */
export const MarketTruth = z.object({
  effects: z.array(z.object({ ...figures, cohort: z.number().nullable() })),
  effects_by_event_month: z.array(z.object({ ...figures, event_month: z.number() })),
});
export type MarketTruth = z.infer<typeof MarketTruth>;

/** The truth about one outcome of a program's members, of all months since they joined or of one of them. */
export type TrueFigures = {
  readonly members: number;
  readonly effect: number;
  readonly effectShare: number | undefined;
  readonly totalEffect: number;
  readonly meanWith: number;
  readonly meanWithout: number;
};

export type ProgramTruth = {
  readonly overall: (outcomeName: string) => TrueFigures | undefined;
  readonly inEventMonth: (outcomeName: string, eventMonth: number) => TrueFigures | undefined;
};

export function truthOfProgram({ effects, effects_by_event_month }: MarketTruth, programId: string): ProgramTruth {
  return {
    overall: (outcomeName) =>
      figuresOf(
        effects.find((row) => row.program_id === programId && row.outcome_name === outcomeName && row.cohort === null),
      ),
    inEventMonth: (outcomeName, eventMonth) =>
      figuresOf(
        effects_by_event_month.find(
          (row) => row.program_id === programId && row.outcome_name === outcomeName && row.event_month === eventMonth,
        ),
      ),
  };
}

function figuresOf(row: Omit<MarketTruth["effects"][number], "cohort"> | undefined): TrueFigures | undefined {
  if (row === undefined) return undefined;
  return {
    members: row.members,
    effect: row.effect,
    effectShare: row.effect_share ?? undefined,
    totalEffect: row.total_effect,
    meanWith: row.mean_with,
    meanWithout: row.mean_without,
  };
}
