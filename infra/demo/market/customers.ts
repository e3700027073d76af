import { randomFor } from "../year/random.ts";
import { exponential, gamma, standardNormal } from "./distributions.ts";
import { model } from "./model.ts";

export type MarketCustomer = {
  readonly customerId: string;
  readonly name: string;
  readonly segment: "large" | "medium" | "small";
  readonly region: string;
  readonly channel: string;
  readonly tags: readonly string[];
  /** Orders per month without season, growth and programs. */
  readonly orderRate: number;
  /** Median amount of an order in EUR. */
  readonly orderAmount: number;
  /** Months from the market's beginning until the customer stops ordering. */
  readonly lapsesAfterMonths: number;
};

type Drawn = Omit<MarketCustomer, "segment"> & { readonly spentBefore: number };

const regions = ["DE", "DE", "DE", "AT", "NL", "FR"] as const;
const channels = ["direct", "partner", "online"] as const;
const names = [
  "Albrecht",
  "Bogaerts",
  "Carlier",
  "Dorner",
  "Eberle",
  "Fontaine",
  "Geiger",
  "Huisman",
  "Imhof",
  "Jansky",
];
const trades = ["Bautechnik", "Werkzeuge", "Montage", "Techniek", "Outillage", "Baubedarf", "Metallbau", "Fixations"];

/** Every customer of the market. Who is in which group is drawn by lot, so that groups differ by chance alone. */
export function generateMarketCustomers(seed: string): readonly MarketCustomer[] {
  const count = Object.values(model.groups).reduce((sum, size) => sum + size, 0);
  const groups = Object.entries(model.groups).flatMap(([group, size]) => Array<string>(size).fill(group));
  const lots = randomFor(`market ${seed}: groups`).sample(groups, count);
  const drawn = lots.map((group, index) => drawnCustomer(seed, index, group));
  const largestFirst = drawn.toSorted((a, b) => b.spentBefore - a.spentBefore);
  const free = largestFirst.filter(({ tags }) => tags.length === 0);
  const partners = new Set(free.slice(0, model.partners));
  const large = new Set(largestFirst.slice(0, count / 5));
  const small = new Set(largestFirst.slice(count / 2));
  return drawn.map((customer) => {
    const { spentBefore: _, ...known } = customer;
    return {
      ...known,
      segment: large.has(customer) ? "large" : small.has(customer) ? "small" : "medium",
      tags: partners.has(customer) ? ["partner"] : customer.tags,
    };
  });
}

function drawnCustomer(seed: string, index: number, group: string): Drawn {
  const number = String(index + 1).padStart(4, "0");
  const random = randomFor(`market ${seed}: customer ${number}`);
  const { median, elasticity, spreadOfCustomers } = model.orderAmount;
  const orderRate = gamma(random, model.orderRate);
  const orderAmount =
    median * (orderRate / model.orderRate.mean) ** elasticity * Math.exp(spreadOfCustomers * standardNormal(random));
  return {
    customerId: `M${number}`,
    name: `${random.pick(names)} ${random.pick(trades)} ${number}`,
    region: random.pick(regions),
    channel: random.pick(channels),
    tags: group === "free" ? [] : [group],
    orderRate,
    orderAmount,
    // Everybody is still there in the first month, in which all are known from their first order.
    lapsesAfterMonths: 1 + exponential(random) / model.lapsePerMonth,
    spentBefore: spentInYearBefore(seed, number, { orderRate, orderAmount }),
  };
}

/** What a customer spent in the year before the market begins: drawn by the same model, in no file, and apart from all that follows. */
function spentInYearBefore(
  seed: string,
  number: string,
  { orderRate, orderAmount }: Pick<MarketCustomer, "orderRate" | "orderAmount">,
): number {
  const random = randomFor(`market ${seed}: year before of ${number}`);
  let spent = 0;
  for (let month = exponential(random) / orderRate; month < 12; month += exponential(random) / orderRate)
    spent += amountDrawn(orderAmount, standardNormal(random));
  return spent;
}

/** Amount of one order in EUR: lognormal around the customer's median. */
export function amountDrawn(median: number, normal: number): number {
  return median * Math.exp(model.orderAmount.spreadOfOrders * normal);
}
