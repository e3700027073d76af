import { type Decimal, zero } from "../money/decimal.ts";
import type { PayoutLine } from "./content.ts";

/** A release writes a payout and three items of the ledger for each of its lines at once, and the service takes a hundred. */
export const linesPerPayout = 30;

/**
 * The lines of one amount in as many parts as it takes, each above zero and small enough to be released: in their order, or where
 * that leaves a part nothing to pay, with what is taken back spread over the largest gains. Empty where no part would bear it:
 * then nothing can be paid without paying too much.
 */
export function partsOf(lines: readonly PayoutLine[]): readonly (readonly PayoutLine[])[] {
  const count = Math.ceil(lines.length / linesPerPayout);
  const inOrder = Array.from({ length: count }, (_, index) =>
    lines.slice(index * linesPerPayout, (index + 1) * linesPerPayout),
  );
  return inOrder.every((part) => sum(part).gt(0)) ? inOrder : spread(lines);
}

function spread(lines: readonly PayoutLine[]): readonly (readonly PayoutLine[])[] {
  const bySize = lines.toSorted((a, b) => b.amount.abs().cmp(a.amount.abs()));
  const gains = bySize.filter(({ amount }) => amount.gt(0));
  const takenBack = bySize.filter(({ amount }) => amount.lt(0));
  const parts: PayoutLine[][] = [];
  for (let gain = gains.shift(); gain !== undefined; ) {
    const part = [gain];
    while (part.length < linesPerPayout) {
      const [next] = takenBack;
      const isBorne = next !== undefined && sum(part).plus(next.amount).gt(0);
      const line = isBorne ? takenBack.shift() : gains.shift();
      if (line === undefined) break;
      part.push(line);
    }
    parts.push(part);
    gain = gains.shift();
  }
  return takenBack.length === 0 ? parts : [];
}

const sum = (lines: readonly PayoutLine[]): Decimal => lines.reduce((total, { amount }) => total.plus(amount), zero);
