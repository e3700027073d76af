/** The general ledger's accounts that a rebate moves between, from its accrual to its payment. */
export const accounts = {
  expense: "rebate_expense",
  liability: "rebate_liability",
  /** Released and not yet confirmed. */
  payable: "rebate_payable",
  bank: "bank",
  /** What the customer owes, for what is settled against it. */
  receivable: "accounts_receivable",
} as const;
export type Account = (typeof accounts)[keyof typeof accounts];
