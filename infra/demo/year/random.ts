import { randomWords } from "../../../shared/random-words.ts";

/** Numbers that look random and are the same on every machine, so that the demonstration's year never changes. */
export type Random = {
  /** At least 0, below 1. */
  readonly fraction: () => number;
  /** A whole number from `lowest` to `highest`, both included. */
  readonly integer: (lowest: number, highest: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(values: readonly T[]) => T;
  /** `count` different values, in the order in which they were drawn. */
  readonly sample: <T>(values: readonly T[], count: number) => readonly T[];
};

/** A stream of its own per topic: what one topic draws does not shift the numbers of another. */
export function randomFor(topic: string): Random {
  const word = randomWords(`tierline demonstration: ${topic}`);
  const fraction = () => word() / 2 ** 32;
  const integer = (lowest: number, highest: number) => lowest + Math.floor(fraction() * (highest - lowest + 1));
  function pick<T>(values: readonly T[]): T {
    const value = values[integer(0, values.length - 1)];
    if (value === undefined) throw new Error(`nothing to pick from for ${topic}`);
    return value;
  }
  function sample<T>(values: readonly T[], count: number): readonly T[] {
    const left = [...values];
    return Array.from({ length: Math.min(count, left.length) }, () => {
      const [drawn] = left.splice(integer(0, left.length - 1), 1);
      return drawn as T;
    });
  }
  return { fraction, integer, chance: (probability) => fraction() < probability, pick, sample };
}
