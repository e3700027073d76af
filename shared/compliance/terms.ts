import { z } from "zod";

const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'a decimal number in quotes, not below zero, such as "2.5"');
const days = z.int().min(0).max(366);

/** What the checks on a payout compare with: the section `compliance` of an approval policy. */
export const complianceTerms = z
  .strictObject({
    account_change_days: days
      .default(30)
      .describe("A payee whose name, account or method changed within so many days is shown to the approvers"),
    share_warns_above_percent: decimal
      .default("15")
      .describe("A position is shown to the approvers when it pays more than this percentage of its net sales"),
    share_blocks_above_percent: decimal
      .default("30")
      .describe("A position that pays more than this percentage of its net sales blocks the payout"),
    jump_factor: decimal
      .default("3")
      .describe("A payout above this many times the median of the customer's earlier ones is shown to the approvers"),
    repeated_amount_days: days
      .default(30)
      .describe("A payout of the same amount to the same customer within so many days is shown to the approvers"),
  })
  .refine(
    // Texts that are no numbers have their own problem and must not get this one as well.
    ({ share_warns_above_percent: warns, share_blocks_above_percent: blocks }) => !(Number(warns) > Number(blocks)),
    { path: ["share_warns_above_percent"], error: "must not be above share_blocks_above_percent, or it never warns" },
  )
  .describe("When the checks on a payout warn and block");

export type ComplianceTerms = z.infer<typeof complianceTerms>;
