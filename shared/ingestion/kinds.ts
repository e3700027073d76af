/** What a file can hold. */
export const kinds = ["orders", "customers", "products", "fx_rates", "payees"] as const;
export type Kind = (typeof kinds)[number];
