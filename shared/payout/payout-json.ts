import { z } from "zod";
import type { CheckId } from "../compliance/checks.ts";
import type { ReasonCode } from "../compliance/reasons.ts";
import { parseDecimal } from "../money/decimal.ts";
import { decimalsAsText } from "../money/decimal-json.ts";
import { benefit, measures, volumeMeasures } from "../program/program.ts";
import { entityKinds, statedMethods } from "../reference/payee.ts";
import { outcomes, type Payout, payoutStatuses } from "./payout.ts";

const decimal = z.string().transform(parseDecimal);
const person = z.string();
const instant = z.string();

const payee = z.object({
  legalName: z.string(),
  entityKind: z.enum(entityKinds),
  country: z.string(),
  taxId: z.string().exactOptional(),
  payoutMethod: z.enum(statedMethods),
  accountHolder: z.string().exactOptional(),
  iban: z.string().exactOptional(),
  accountNumber: z.string().exactOptional(),
  bic: z.string().exactOptional(),
  bankCode: z.string().exactOptional(),
  bankName: z.string().exactOptional(),
});

const step = { levelId: z.string(), peopleNeeded: z.union([z.literal(1), z.literal(2)]) };

const stored = z.object({
  payoutId: z.string(),
  content: z.object({
    customerId: z.string(),
    group: z.string(),
    currency: z.string(),
    payoutOn: z.string(),
    payee: payee.optional(),
    lines: z.array(
      z.object({
        programId: z.string(),
        programVersion: z.number(),
        contractReference: z.string(),
        periodId: z.string(),
        countsUntil: z.string(),
        settledBefore: decimal,
        amount: decimal,
      }),
    ),
  }),
  contentSha256: z.string(),
  customer: z.object({
    name: z.string(),
    region: z.string().exactOptional(),
    segment: z.string().exactOptional(),
  }),
  checks: z.array(
    z.object({
      checkId: z.string().transform((id) => id as CheckId),
      verdict: z.enum(["pass", "warn", "block"]),
      reason: z.string().transform((code) => code as ReasonCode),
      figures: z.record(z.string(), z.string()),
    }),
  ),
  standings: z
    .array(
      z.object({
        programId: z.string(),
        periodId: z.string(),
        tierReached: z.number(),
        tierCount: z.number(),
        benefit: benefit.exactOptional(),
        baseMeasure: z.enum(volumeMeasures),
        qualifierMeasure: z.enum(measures),
        qualifierTotal: decimal,
        earned: decimal,
        accrued: decimal,
      }),
    )
    .exactOptional(),
  proposerId: person,
  proposedAt: instant,
  round: z.number(),
  status: z.enum(payoutStatuses),
  reason: z.string().exactOptional(),
  steps: z.array(z.object(step)),
  openStep: z
    .object({ ...step, number: z.number(), asked: z.array(person), openedAt: instant, expiresAt: instant })
    .exactOptional(),
  lastStepNumber: z.number(),
  decisions: z.array(
    z.object({
      round: z.number(),
      stepNumber: z.number(),
      levelId: z.string(),
      personId: person,
      insteadOf: person.exactOptional(),
      outcome: z.enum(outcomes),
      reason: z.string(),
      contentSha256: z.string(),
      askedAt: instant,
      decidedAt: instant,
    }),
  ),
  timeOuts: z.array(
    z.object({
      round: z.number(),
      stepNumber: z.number(),
      levelId: z.string(),
      askedAt: instant,
      timedOutAt: instant,
    }),
  ),
  releases: z.array(
    z.object({
      attempt: z.number(),
      round: z.number(),
      personId: person,
      releasedAt: instant,
      paymentBatchId: z.string(),
    }),
  ),
  confirmations: z.array(
    z.object({
      attempt: z.number(),
      outcome: z.enum(["paid", "failed"]),
      reason: z.string(),
      valueDate: z.string(),
      confirmedBy: person,
      confirmedAt: instant,
    }),
  ),
  revision: z.number(),
});

/** A payout as one text, amounts in plain digits. */
export function payoutToJson(payout: Payout): string {
  return JSON.stringify(payout, decimalsAsText);
}

/** Reads what `payoutToJson` wrote. @throws ZodError if it is anything else */
export function payoutFromJson(json: string): Payout {
  const read = stored.parse(JSON.parse(json));
  return { ...read, content: { ...read.content, payee: read.content.payee } };
}
