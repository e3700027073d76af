import type { ProgramDocument } from "../../../shared/program/program.ts";
import { candidatesOf, priceListOf } from "./candidates.ts";
import { generateMarketCustomers, type MarketCustomer } from "./customers.ts";
import { type Membership, membershipsOf } from "./memberships.ts";
import { model, type Response, responses } from "./model.ts";
import { type MarketOrder, ordersOf } from "./orders.ts";
import { generateMarketProducts, type MarketProduct } from "./products.ts";

/** A customer in two worlds that differ in nothing but the programs. */
export type PlayedCustomer = {
  readonly customer: MarketCustomer;
  readonly membership: Membership | undefined;
  readonly orders: readonly MarketOrder[];
  readonly ordersWithoutPrograms: readonly MarketOrder[];
};

export type Market = { readonly products: readonly MarketProduct[]; readonly customers: readonly PlayedCustomer[] };

export type MarketTerms = {
  readonly seed?: string;
  /** How members respond, by program. */
  readonly responses?: Readonly<Record<string, Response>>;
};

/** Plays the market with its programs and without them, on the same draws. */
export function playMarket(
  documents: readonly ProgramDocument[],
  { seed = model.seed, responses: respond = responses }: MarketTerms = {},
): Market {
  const products = generateMarketProducts();
  const priceList = priceListOf(products);
  const customers = generateMarketCustomers(seed);
  const memberships = membershipsOf(customers, documents, respond);
  return {
    products,
    customers: customers.map((customer) => {
      const candidates = candidatesOf(seed, customer, priceList);
      const membership = memberships.get(customer.customerId);
      return {
        customer,
        membership,
        orders: ordersOf(customer, candidates, membership),
        ordersWithoutPrograms: ordersOf(customer, candidates),
      };
    }),
  };
}
