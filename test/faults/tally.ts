import { type Step, stepText } from "./step.ts";

/** Counts what has really been done to a system, by kind and by the step that it was done to. */
export type Tally = {
  readonly count: (kind: string, at: Step | string) => void;
  readonly total: () => number;
  readonly steps: (kind: string) => ReadonlySet<string>;
  /** By kind, and below each kind by step, both with their counts. */
  readonly text: () => string;
};

export function startTally(): Tally {
  const kinds = new Map<string, Map<string, number>>();
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, each) => total + each, 0);
  return {
    count(kind, at) {
      const steps = kinds.get(kind) ?? new Map<string, number>();
      const step = typeof at === "string" ? at : stepText(at);
      kinds.set(kind, steps.set(step, (steps.get(step) ?? 0) + 1));
    },
    total: () => sum([...kinds.values()].flatMap((steps) => [...steps.values()])),
    steps: (kind) => new Set(kinds.get(kind)?.keys()),
    text() {
      return [...kinds]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([kind, steps]) => [
          `${String(sum(steps.values())).padStart(5)}  ${kind}`,
          ...[...steps]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([step, count]) => `${String(count).padStart(12)}  ${step}`),
        ])
        .join("\n");
    },
  };
}
