import { generateProducts, type Product } from "../year/products.ts";

export type MarketProduct = Product & {
  /** Margin as a share of the net amount. */
  readonly marginFraction: string;
};

const marginFractions: Readonly<Record<string, string>> = {
  "power-tools": "0.18",
  "hand-tools": "0.32",
  fasteners: "0.41",
  abrasives: "0.38",
  adhesives: "0.35",
  safety: "0.29",
};

/** The distributor's catalogue, with what it earns on each range. */
export function generateMarketProducts(): readonly MarketProduct[] {
  return generateProducts().map((product) => {
    const marginFraction = marginFractions[product.category];
    if (marginFraction === undefined) throw new Error(`nothing is said of the margin on ${product.category}`);
    return { ...product, marginFraction };
  });
}
