import { invariant } from "../../../shared/invariant.ts";
import { type Decimal, zero } from "../../../shared/money/decimal.ts";
import { type Random, randomFor } from "../year/random.ts";
import { workingDays, workingDaysPerMonth } from "./calendar.ts";
import { amountDrawn, type MarketCustomer } from "./customers.ts";
import { exponential, standardNormal } from "./distributions.ts";
import type { MarketProduct } from "./products.ts";
import { largestFactor } from "./rates.ts";

export type MarketLine = { readonly product: MarketProduct; readonly quantity: number };

/** The catalogue from the cheapest article on, with prices for comparing. */
export type PriceList = { readonly products: readonly MarketProduct[]; readonly prices: readonly number[] };

export function priceListOf(catalogue: readonly MarketProduct[]): PriceList {
  const products = catalogue.toSorted((a, b) => a.listPrice.cmp(b.listPrice));
  return { products, prices: products.map(({ listPrice }) => listPrice.toNumber()) };
}

/** An order that a customer would place if the rate were as high as it can be; whether it is placed is decided by its draw. */
export type Candidate = {
  readonly orderId: string;
  /** Index of the working day. */
  readonly day: number;
  /** From 0 up to below 1: the order is placed where the rate, as a share of the largest, is above it. */
  readonly draw: number;
  /** From 0 up to below 1: whether it is brought forward where it can be. */
  readonly loadingDraw: number;
  readonly lines: readonly MarketLine[];
  readonly netAmount: Decimal;
};

/**
 * A customer's candidates in the order of their days: a Poisson process at the largest rate, to be thinned. Lewis and Shedler, Simulation
 * of nonhomogeneous Poisson processes by thinning, Naval Research Logistics Quarterly 26 (1979). Programs have no part in it, so a
 * customer has the same candidates with them and without.
 */
export function candidatesOf(seed: string, customer: MarketCustomer, priceList: PriceList): readonly Candidate[] {
  const random = randomFor(`market ${seed}: orders of ${customer.customerId}`);
  const candidates = [openingOrder(random.integer(0, daysOfFirstMonth - 1), priceList)];
  const perDay = (customer.orderRate * largestFactor) / workingDaysPerMonth;
  for (let time = exponential(random) / perDay; time < workingDays.length; time += exponential(random) / perDay)
    candidates.push(candidate(Math.floor(time)));
  return candidates
    .toSorted((a, b) => a.day - b.day)
    .map((each, index) => ({ ...each, orderId: `SO-${customer.customerId}-${String(index + 1).padStart(3, "0")}` }));

  function candidate(day: number): Omit<Candidate, "orderId"> {
    const draw = random.fraction();
    const loadingDraw = random.fraction();
    const amount = amountDrawn(customer.orderAmount, standardNormal(random));
    const lines = linesFor(amount, priceList, random);
    return { day, draw, loadingDraw, lines, netAmount: netAmountOf(lines) };
  }
}

const daysOfFirstMonth = workingDays.filter(({ month }) => month === 0).length;

/**
 * Everybody orders a sample in the first month, one piece of the cheapest article, so that nobody's history begins with a program; it
 * is the same for all, so that it makes no group larger than another.
 */
function openingOrder(day: number, { products }: PriceList): Omit<Candidate, "orderId"> {
  const lines = products.slice(0, 1).map((product) => ({ product, quantity: 1 }));
  return { day, draw: 0, loadingDraw: 0, lines, netAmount: netAmountOf(lines) };
}

function netAmountOf(lines: readonly MarketLine[]): Decimal {
  return lines.reduce<Decimal>((sum, { product, quantity }) => sum.plus(product.listPrice.times(quantity)), zero);
}

/** One or two lines that come near to an amount in whole pieces, of articles that do not make a small order a large one. */
function linesFor(amount: number, { products, prices }: PriceList, random: Random): readonly MarketLine[] {
  const shares = random.chance(0.5) ? [1] : [0.35, 0.65];
  return shares.map((share) => {
    const affordable = prices.findLastIndex((price) => price <= amount * share);
    const index = random.integer(0, Math.max(affordable, 0));
    const [product, price] = [products[index], prices[index]];
    invariant(product !== undefined && price !== undefined, "the catalogue holds articles");
    return { product, quantity: Math.max(1, Math.round((amount * share) / price)) };
  });
}
