import { createHash } from "node:crypto";
import { canonicalJson } from "../program/canonical.ts";
import type { PayoutMethod } from "./payment.ts";

/** What somebody releases by one form: payouts as they were shown, at an instant. */
export type ReleaseForm = {
  readonly method: PayoutMethod;
  readonly releasedBy: string;
  /** When the form was shown: another form, be it of the same payouts, is another batch. */
  readonly shownAt: string;
  readonly payouts: readonly { readonly payoutId: string; readonly revision: number }[];
};

/** The id of the payment batch that a form makes: 24 letters and digits, derived from it, so that a form that arrives twice is one batch. */
export function paymentBatchIdOf({ payouts, ...form }: ReleaseForm): string {
  const chosen = payouts.map(({ payoutId, revision }) => `${payoutId} ${revision}`).sort();
  const content = canonicalJson({ ...form, chosen });
  return `B${createHash("sha256").update(content, "utf8").digest("hex").slice(0, 23).toUpperCase()}`;
}
