import type { Decimal } from "../money/decimal.ts";
import type { PayoutStatus } from "../payout/payout.ts";
import type { ProgramDocument } from "../program/program.ts";

/** What a payout settles of one position. Amounts are in the payout's currency. */
export type PayoutLine = {
  readonly programId: string;
  readonly programVersion: number;
  readonly periodId: string;
  /** Day after the last transaction day that is settled. */
  readonly countsUntil: string;
  /** Whether it settles the whole period. */
  readonly isFinal: boolean;
  /** What this payout pays; below zero where it offsets what was paid too much. */
  readonly amount: Decimal;
  /** What is booked for the position in all. */
  readonly accrued: Decimal;
  /** What other payouts pay for the position, paid or on their way. */
  readonly settledBefore: Decimal;
  /** What other payouts pay to all customers under the program for the period, paid or on their way. */
  readonly paidToAllBefore: Decimal;
  /** Net sales of the position. */
  readonly netAmount: Decimal;
  /** The terms in force on the period's days; undefined where none are. */
  readonly document: ProgramDocument | undefined;
};

/** Who is to be paid, as registered. Texts are as the source wrote them, so that odd ones are judged and not lost. */
export type Payee = {
  readonly legalName: string;
  /** company or individual. */
  readonly entityKind: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly taxId?: string | undefined;
  /** A payout method, or cash, which is never paid. */
  readonly payoutMethod: string;
  readonly accountHolder?: string | undefined;
  readonly iban?: string | undefined;
  readonly accountNumber?: string | undefined;
  readonly bankCode?: string | undefined;
  readonly bic?: string | undefined;
  readonly email?: string | undefined;
  /** Day on which name, account or method last changed; absent if they never did. */
  readonly changedOn?: string | undefined;
};

/** One position in an earlier payout to the same customer; a payout for several positions has several of them. */
export type EarlierPayout = {
  readonly payoutId: string;
  readonly programId: string;
  readonly periodId: string;
  readonly countsUntil: string;
  /** What the payout pays for this position. */
  readonly amount: Decimal;
  readonly currency: string;
  readonly status: PayoutStatus;
  /** The day on which it is, or was, to be paid. */
  readonly payoutOn: string;
};

/** Everything that the checks look at: a payout before anyone is asked. */
export type ComplianceContext = {
  readonly payout: {
    readonly payoutId: string;
    readonly customerId: string;
    readonly currency: string;
    readonly amount: Decimal;
    /** The day on which it is to be paid. */
    readonly payoutOn: string;
    readonly lines: readonly PayoutLine[];
  };
  readonly customer: {
    readonly customerId: string;
    readonly name: string;
    /** The legal entity that contracts, where the customer's data state it. */
    readonly legalEntity?: string | undefined;
    readonly tags: readonly string[];
  };
  readonly payee?: Payee | undefined;
  readonly history: readonly EarlierPayout[];
  readonly proposer: { readonly id: string; readonly email: string };
  /** Day of the proposal. */
  readonly day: string;
};
