import { complianceChecks } from "../../../shared/compliance/checks.ts";
import type { ComplianceContext, EarlierPayout, Payee, PayoutLine } from "../../../shared/compliance/context.ts";
import { type ComplianceTerms, complianceTerms } from "../../../shared/compliance/terms.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { programWith } from "../../support/program.ts";

/** A payout without a fault, and the same with one thing changed. */

const line: PayoutLine = {
  programId: "annual",
  programVersion: 2,
  periodId: "2025",
  countsUntil: "2026-01-01",
  isFinal: true,
  amount: parseDecimal("100"),
  accrued: parseDecimal("150"),
  settledBefore: parseDecimal("50"),
  paidToAllBefore: parseDecimal("900"),
  netAmount: parseDecimal("10000"),
  document: programWith(),
};

const payee: Payee = {
  legalName: "Muster Handel GmbH",
  entityKind: "company",
  country: "DE",
  payoutMethod: "bank_transfer",
  accountHolder: "MUSTER HANDEL GMBH",
  iban: "DE02120300000000202051",
};

const flawless: ComplianceContext = {
  payout: {
    payoutId: "P-1",
    customerId: "C-1",
    currency: "EUR",
    amount: line.amount,
    payoutOn: "2026-01-20",
    lines: [line],
  },
  customer: { customerId: "C-1", name: "Muster", legalEntity: "Muster Handel GmbH", tags: ["key"] },
  payee,
  history: [],
  proposer: { id: "u-1", email: "anna.berg@tierline.example" },
  day: "2026-01-20",
};

type Changes = {
  readonly payout?: Partial<ComplianceContext["payout"]>;
  readonly customer?: Partial<ComplianceContext["customer"]>;
  readonly payee?: Partial<Payee>;
  readonly history?: readonly EarlierPayout[];
  readonly proposer?: Partial<ComplianceContext["proposer"]>;
  readonly day?: string;
};

/** The flawless payout with some of its facts replaced. */
export function payoutWith({ payout, customer, payee: ofPayee, proposer, ...rest }: Changes = {}): ComplianceContext {
  return {
    ...flawless,
    payout: { ...flawless.payout, ...payout },
    customer: { ...flawless.customer, ...customer },
    payee: { ...payee, ...ofPayee },
    proposer: { ...flawless.proposer, ...proposer },
    ...rest,
  };
}

export const withoutPayee: ComplianceContext = { ...flawless, payee: undefined };

type LineInWords = Partial<Omit<PayoutLine, AmountOfLine>> & Partial<Record<AmountOfLine, string>>;
type AmountOfLine = "amount" | "accrued" | "settledBefore" | "paidToAllBefore" | "netAmount";

/** A line like the flawless one, with amounts in text. */
export function lineWith(facts: LineInWords): PayoutLine {
  const { amount, accrued, settledBefore, paidToAllBefore, netAmount, ...rest } = facts;
  const texts = { amount, accrued, settledBefore, paidToAllBefore, netAmount };
  const stated = Object.entries(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, parseDecimal(text)] as const],
  );
  return { ...line, ...rest, ...Object.fromEntries(stated) };
}

/** The flawless payout with other lines, whose sum is its amount. */
export function payoutOf(...lines: readonly LineInWords[]): ComplianceContext {
  const own = lines.map(lineWith);
  const amount = own.reduce((sum, each) => sum.plus(each.amount), parseDecimal("0"));
  return payoutWith({ payout: { lines: own, amount } });
}

/** A line of the flawless program with other terms. */
export function payoutUnder(terms: Readonly<Record<string, unknown>>, facts: LineInWords = {}): ComplianceContext {
  return payoutOf({ ...facts, document: programWith(terms) });
}

/** An earlier payout for another year, with some of its facts replaced. */
export function earlier(facts: Partial<Omit<EarlierPayout, "amount">> & { readonly amount?: string }): EarlierPayout {
  const { amount = "80", ...rest } = facts;
  return {
    payoutId: "P-0",
    programId: "annual",
    periodId: "2024",
    countsUntil: "2025-01-01",
    amount: parseDecimal(amount),
    currency: "EUR",
    status: "paid",
    payoutOn: "2025-01-20",
    ...rest,
  };
}

export const defaults: ComplianceTerms = complianceTerms.parse({});

/** What the check of that name finds, as `verdict reason`. */
export function foundBy(checkId: string, context: ComplianceContext, terms: Partial<ComplianceTerms> = {}): string {
  const { verdict, reason } = resultOf(checkId, context, terms);
  return `${verdict} ${reason}`;
}

export function resultOf(checkId: string, context: ComplianceContext, terms: Partial<ComplianceTerms> = {}) {
  const check = complianceChecks.find(({ id }) => id === checkId);
  if (check === undefined) throw new Error(`no check ${checkId}`);
  return check.run(context, { ...defaults, ...terms });
}
