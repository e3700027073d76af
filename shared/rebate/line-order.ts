import { compareText } from "../compare-text.ts";

/** What decides where a line stands among the lines of its position. */
export type LineIdentity = {
  /** The day on which the line counts: its own, or for a return the original order's. ISO date. */
  readonly orderDate: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly sourceId: string;
};

/**
 * The order in which the lines of a position count: transaction date, order, line. It never depends on the order in which they
 * came in. Ids of digits alone count as numbers, so that line 9 stands before line 10.
 */
export function compareLines(a: LineIdentity, b: LineIdentity): number {
  return (
    compareText(a.orderDate, b.orderDate) ||
    compareIds(a.orderId, b.orderId) ||
    compareIds(a.lineId, b.lineId) ||
    compareText(a.sourceId, b.sourceId)
  );
}

const digits = /^\d+$/;

function compareIds(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [digits.test(a), digits.test(b)];
  if (aIsNumber && bIsNumber) return compareNumbers(a, b) || compareText(a, b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return compareText(a, b);
}

function compareNumbers(a: string, b: string): number {
  const [left, right] = [BigInt(a), BigInt(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
