import { z } from "zod";
import { RunReference } from "../plan-run/contract.ts";

export const Env = z.object({ LAKE_BUCKET: z.string() });
export type Env = z.infer<typeof Env>;

/** The effect queries whose answers become facts; the state machine asks each once for all programs. */
export const effectQuestions = [
  "effect-comparison-groups",
  "effect-group-time",
  "effect-aggregates",
  "effect-influence",
  "effect-ratio-did",
  "effect-decomposition",
  "effect-hold-out",
  "effect-density-bins",
  "effect-density-test",
  "effect-threshold-units",
  "effect-baseline-histories",
] as const;
export type EffectQuestion = (typeof effectQuestions)[number];

export const MeasureEffectsInput = z.object({
  run: RunReference,
  /** The result object of each question, as Athena names it: `s3://bucket/key.csv`. */
  answers: z
    .array(z.object({ question: z.enum(effectQuestions), location: z.string() }))
    .length(effectQuestions.length),
});
export type MeasureEffectsInput = z.infer<typeof MeasureEffectsInput>;

export type MeasureEffectsOutput = { readonly summaries: number; readonly cells: number };
