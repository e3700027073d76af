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

export type Truth = {
  /** What is done to real orders, so that the truth is known, and what the queries then say. */
  readonly find: (lake: TruthLake, assignments: number) => Promise<readonly Finding[]>;
  /** How often customers are assigned to programs anew, and how often in `npm test`, where costly truths get by on few. */
  readonly assignments: number;
  readonly fewAssignments: number;
};

/**
 * Of 400 assignments an interval that holds the truth in 95 % is seen outside 93 to 97 % by chance in one run of twenty, of 1,600
 * in one of four thousand.
 */
export const truths: Readonly<Record<string, Truth>> = {
  placebo: { find: placebo, assignments: 400, fewAssignments: 60 },
  "injected frequency": { find: injectedFrequency, assignments: 1_600, fewAssignments: 240 },
  "injected amount": { find: injectedAmount, assignments: 1_600, fewAssignments: 60 },
  "pull-forward": { find: pullForward, assignments: 1_600, fewAssignments: 60 },
  threshold: { find: threshold, assignments: 1_600, fewAssignments: 240 },
  selection: { find: selection, assignments: 1, fewAssignments: 1 },
  "growing effects": { find: growingEffects, assignments: 1_600, fewAssignments: 60 },
  "detectable effects": { find: detectableEffects, assignments: 400, fewAssignments: 60 },
};
