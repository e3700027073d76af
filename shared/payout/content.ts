import { createHash } from "node:crypto";
import { type Decimal, formatDecimal } from "../money/decimal.ts";
import { canonicalJson } from "../program/canonical.ts";
import { sumOf } from "../rebate/figures.ts";
import type { Payee } from "./payee.ts";

/** What a payout settles of one position. */
export type PayoutLine = {
  readonly programId: string;
  readonly programVersion: number;
  readonly contractReference: string;
  readonly periodId: string;
  /** Day after the last transaction day that is settled. */
  readonly countsUntil: string;
  /** What earlier payouts settled of the position. */
  readonly settledBefore: Decimal;
  /** What this one adds to that; below zero where too much was settled before. */
  readonly amount: Decimal;
};

/** Everything that an approver decides on: frozen, and named by its hash. */
export type PayoutContent = {
  readonly customerId: string;
  /** Payouts of one group go out as one: the programs' own word for it, or the program's id. */
  readonly group: string;
  readonly currency: string;
  /** The day on which it is to be paid. */
  readonly payoutOn: string;
  /** Who is paid, and where to, as registered when it was proposed; undefined where nobody is. */
  readonly payee: Payee | undefined;
  /** By program, then by period. */
  readonly lines: readonly PayoutLine[];
};

/** What is to be paid: the sum of the lines. */
export function payoutAmount({ lines }: Pick<PayoutContent, "lines">): Decimal {
  return sumOf(lines, ({ amount }) => amount);
}

/** SHA-256 of the content, as lower-case hexadecimal: two proposals with the same hash ask for the same thing. */
export function contentSha256(content: PayoutContent): string {
  const lines = content.lines.map((line) => ({
    ...line,
    settledBefore: formatDecimal(line.settledBefore),
    amount: formatDecimal(line.amount),
  }));
  return sha256(canonicalJson({ ...content, lines }));
}

/**
 * The id of a payout, derived from what it asks for, so that proposing it again makes no second one. It stands in addresses, in
 * payment files and on bank statements: 24 letters and digits.
 */
export function payoutIdOf(content: PayoutContent): string {
  return `P${contentSha256(content).slice(0, 23).toUpperCase()}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
