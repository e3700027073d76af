/** The general ledger's two accounts that an accrual moves between. */
export const accounts = { expense: "rebate_expense", liability: "rebate_liability" } as const;
export type Account = (typeof accounts)[keyof typeof accounts];
