import { z } from "zod";
import { pointwiseCriticalValue } from "../../shared/effects/interval.ts";
import type { Answer } from "./truth-lake.ts";

export type Effect = { readonly estimate: number; readonly error: number };

const Row = z.object({ estimate: z.coerce.number(), standard_error: z.coerce.number() });

/** Rows that say nothing, as of too few treated, are no answer here: an assignment that gives none is a fault. */
export const effectOf = (row: Answer[number]): Effect => {
  if (row.estimate === null || row.standard_error === null) throw new Error(`no estimate: ${JSON.stringify(row)}`);
  const { estimate, standard_error: error } = Row.parse(row);
  return { estimate, error };
};

/** Whether the 95 % interval leaves a value out. */
export const rejects = ({ estimate, error }: Effect, value = 0): boolean =>
  Math.abs(estimate - value) > pointwiseCriticalValue * error;

/** Above zero beyond chance. */
export const isFoundAbove = (effect: Effect): boolean => effect.estimate > 0 && rejects(effect);
