import type { Finding } from "./finding.ts";
import type { TruthLake } from "./truth-lake.ts";
import { detectableEffects } from "./truths/detectable-effects.ts";
import { growingEffects } from "./truths/growing-effects.ts";
import { injectedAmount } from "./truths/injected-amount.ts";
import { injectedFrequency } from "./truths/injected-frequency.ts";
import { placebo } from "./truths/placebo.ts";
import { pullForward } from "./truths/pull-forward.ts";
import { selection } from "./truths/selection.ts";
import { threshold } from "./truths/threshold.ts";

/** What is done to real orders, so that the truth is known, and what the queries then say. */
export type Truth = (lake: TruthLake, assignments: number) => Promise<readonly Finding[]>;

export const truths: Readonly<Record<string, Truth>> = {
  placebo,
  "injected frequency": injectedFrequency,
  "injected amount": injectedAmount,
  "pull-forward": pullForward,
  threshold,
  selection,
  "growing effects": growingEffects,
  "detectable effects": detectableEffects,
};
