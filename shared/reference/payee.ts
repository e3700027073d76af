/** Who can be registered for payment. Only a company is paid; an individual is kept, so that the payout is blocked by name. */
export const entityKinds = ["company", "individual"] as const;

/** Ways in which a payout can reach its payee. */
export const payoutMethods = ["bank_transfer", "cheque", "credit_note", "deduction", "red_letter_invoice"] as const;

/** What a source may write as payout method: cash is kept as it is stated, and no payout goes that way. */
export const statedMethods = [...payoutMethods, "cash"] as const;

/** Languages in which a payee is written to: English and simplified Chinese. */
export const languages = ["en", "zh"] as const;

export type EntityKind = (typeof entityKinds)[number];
export type StatedMethod = (typeof statedMethods)[number];
