import { accountHolderIsPayee, detailsComplete, methodAllowed, payeeUnchanged } from "./checks/account.ts";
import { accruedAndUnpaid } from "./checks/accrued.ts";
import { amountPayable } from "./checks/amount.ts";
import { type Finding, worstOf } from "./checks/check.ts";
import { customerNotBarred } from "./checks/customer.ts";
import { amountNotRepeated, settledOnce } from "./checks/duplicates.ts";
import { withinBudget, withinCap, withinPayoutsPerYear } from "./checks/limits.ts";
import { payeeIsCompany, payeeIsContractParty, payeeRegistered } from "./checks/payee.ts";
import { versionInForce } from "./checks/program.ts";
import { proposerIndependent } from "./checks/proposer.ts";
import { usualAmount, usualShare } from "./checks/unusual.ts";
import type { ComplianceContext } from "./context.ts";
import type { Verdict } from "./reasons.ts";
import type { ComplianceTerms } from "./terms.ts";

/** Every check on a payout, in the order in which an approver reads them. None depends on another. */
export const complianceChecks = [
  amountPayable,
  versionInForce,
  customerNotBarred,
  payeeRegistered,
  payeeIsContractParty,
  payeeIsCompany,
  accountHolderIsPayee,
  methodAllowed,
  detailsComplete,
  payeeUnchanged,
  accruedAndUnpaid,
  withinCap,
  withinPayoutsPerYear,
  withinBudget,
  usualShare,
  usualAmount,
  settledOnce,
  amountNotRepeated,
  proposerIndependent,
] as const;

export type CheckId = (typeof complianceChecks)[number]["id"];

/** What one check found, as it is kept on record. */
export type CheckResult = Finding & { readonly checkId: CheckId };

/** What all checks say of a payout, in their order, and the gravest verdict: one block blocks it. */
export type CheckedPayout = { readonly verdict: Verdict; readonly results: readonly CheckResult[] };

/** Runs every check, so that one round of corrections is enough. It never throws: what cannot be judged blocks. */
export function runChecks(context: ComplianceContext, terms: ComplianceTerms): CheckedPayout {
  const results = complianceChecks.map(({ id, run }): CheckResult => ({ checkId: id, ...run(context, terms) }));
  return { verdict: worstOf(results)?.verdict ?? "block", results };
}
