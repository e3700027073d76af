/** What the baseline models know of a customer: a row of the query purchase-summary. Time is counted in weeks. */
export type PurchaseHistory = {
  /** x: days with purchases after the first one. */
  readonly repeatPurchaseDays: number;
  /** t_x: from the first purchase day to the last one. */
  readonly recencyWeeks: number;
  /** T: from the first purchase day to the end of the window. */
  readonly ageWeeks: number;
};
