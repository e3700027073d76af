import { describe, expect, test } from "vitest";
import { marketPrograms } from "../../../../infra/demo/generated-market.ts";
import { workingDays } from "../../../../infra/demo/market/calendar.ts";
import { marketFiles } from "../../../../infra/demo/market/files.ts";
import { type Market, type PlayedCustomer, playMarket } from "../../../../infra/demo/market/market.ts";
import { noResponse, responses } from "../../../../infra/demo/market/model.ts";
import type { MarketOrder } from "../../../../infra/demo/market/orders.ts";
import { nearness } from "../../../../infra/demo/market/pressure.ts";
import { type Decimal, zero } from "../../../../shared/money/decimal.ts";
import { isHeldOut } from "../../../../shared/program/hold-out.ts";

const documents = (await marketPrograms()).map(({ document }) => document);
const market = playMarket(documents);
const membersOf = (programId: string, { customers }: Market = market) =>
  customers.filter(({ membership }) => membership?.programId === programId);
const tagged = (tag: string) => market.customers.filter(({ customer }) => customer.tags.includes(tag));
const told = (orders: readonly MarketOrder[]) =>
  orders.map(({ orderId, day, netAmount }) => `${orderId} ${day.date} ${netAmount.toFixed(2)}`);
const worlds = ({ customers }: Market) =>
  customers.map(({ orders, ordersWithoutPrograms }) => [told(orders), told(ordersWithoutPrograms)]);
const total = (orders: readonly MarketOrder[]) =>
  orders.reduce<Decimal>((sum, { netAmount }) => sum.plus(netAmount), zero);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("it is the same every time, and another one with another seed", () => {
  expect(worlds(playMarket(documents))).toEqual(worlds(market));
  expect(worlds(playMarket(documents, { seed: "2" }))).not.toEqual(worlds(market));
});

test("it is as large as it says, in every month", () => {
  const orders = market.customers.flatMap((each) => each.orders);
  const lines = orders.flatMap((order) => order.lines);
  expect(market.customers).toHaveLength(1_000);
  expect(lines.length).toBeGreaterThan(55_000);
  expect(lines.length).toBeLessThan(75_000);
  const months = Map.groupBy(orders, ({ day }) => day.month);
  expect(months.size).toBe(24);
  expect(Math.min(...[...months.values()].map((ofMonth) => ofMonth.length))).toBeGreaterThan(1_200);
});

test("everybody has ordered in the first month", () => {
  expect(market.customers.filter(({ orders }) => orders[0]?.day.month !== 0)).toEqual([]);
});

describe("groups", () => {
  test("are as large as planned, and of those held out by lot none is a member", () => {
    const sizes = ["club-2024", "club-2025", "stockist", "partner", "frequent-buyer"].map((tag) => tagged(tag).length);
    expect(sizes).toEqual([50, 50, 100, 75, 200]);
    const heldOut = tagged("frequent-buyer").filter(({ membership }) => membership === undefined);
    expect(heldOut.length).toBeGreaterThan(75);
    expect(heldOut.length).toBeLessThan(125);
    const lot = { percent: "50", lot: "frequent-buyer" };
    expect(heldOut.every(({ customer }) => isHeldOut(lot, customer.customerId))).toBe(true);
    expect(membersOf("frequent-buyer").some(({ customer }) => isHeldOut(lot, customer.customerId))).toBe(false);
  });

  test("half of the customers are never in a program", () => {
    expect(market.customers.filter(({ customer }) => customer.tags.length === 0)).toHaveLength(525);
  });

  test("the second wave of the club joins half a year after the first", () => {
    const cohorts = (tag: string) => new Set(tagged(tag).map(({ membership }) => membership?.cohort));
    expect([...cohorts("club-2024")]).toEqual([6]);
    expect([...cohorts("club-2025")]).toEqual([12]);
  });

  test("partners bought far more than others before they became partners, the other groups did not", () => {
    const spentBefore = (members: readonly PlayedCustomer[]) =>
      mean(members.map(({ orders }) => total(orders.filter(({ day }) => day.month < 12)).toNumber()));
    const others = spentBefore(market.customers.filter(({ customer }) => !customer.tags.includes("partner")));
    expect(spentBefore(tagged("partner")) / others).toBeGreaterThan(2);
    for (const tag of ["club-2025", "stockist"])
      expect(Math.abs(spentBefore(tagged(tag)) / others - 1)).toBeLessThan(0.35);
  });
});

describe("customers", () => {
  test("differ in rate as the gamma distribution says, and who orders more often orders more at a time", () => {
    const rates = market.customers.map(({ customer }) => customer.orderRate);
    const variance = mean(rates.map((rate) => (rate - mean(rates)) ** 2));
    expect(mean(rates) / 1.7).toBeCloseTo(1, 1);
    expect(variance / (1.7 ** 2 / 2.5) - 1).toBeLessThan(0.2);
    expect(variance / (1.7 ** 2 / 2.5) - 1).toBeGreaterThan(-0.2);
    const byRate = market.customers.toSorted((a, b) => a.customer.orderRate - b.customer.orderRate);
    const amount = (some: readonly PlayedCustomer[]) => mean(some.map(({ customer }) => customer.orderAmount));
    expect(amount(byRate.slice(500)) / amount(byRate.slice(0, 500))).toBeGreaterThan(1.2);
  });

  test("place without programs as many orders as their rates say", () => {
    const { expected, placed } = market.customers.reduce(
      (sums, { customer, ordersWithoutPrograms }) => ({
        expected: sums.expected + 1 + customer.orderRate * Math.min(24, customer.lapsesAfterMonths),
        placed: sums.placed + ordersWithoutPrograms.length,
      }),
      { expected: 0, placed: 0 },
    );
    // Growth makes 6 % more over the two years on average; the square root of 40,000 orders is half a percent.
    expect(placed / expected).toBeGreaterThan(1.03);
    expect(placed / expected).toBeLessThan(1.09);
  });

  test("order nothing more once they have lapsed", () => {
    const lapsed = market.customers.filter(({ customer }) => customer.lapsesAfterMonths < 24);
    expect(lapsed.length).toBeGreaterThan(60);
    const late = lapsed.filter(({ customer, ordersWithoutPrograms }) =>
      ordersWithoutPrograms.some(({ day }) => day.monthsPassed >= customer.lapsesAfterMonths),
    );
    expect(late).toEqual([]);
  });
});

describe("programs", () => {
  test("switched off leave both worlds equal", () => {
    const off = playMarket(documents, {
      responses: Object.fromEntries(Object.keys(responses).map((program) => [program, noResponse])),
    });
    for (const [played, without] of worlds(off)) expect(played).toEqual(without);
    expect(worlds(off).map(([, without]) => without)).toEqual(worlds(market).map(([, without]) => without));
    expect(worlds(playMarket([])).map(([played]) => played)).toEqual(worlds(off).map(([played]) => played));
  });

  test("change nothing for others, and nothing before a member joins", () => {
    for (const { membership, orders, ordersWithoutPrograms } of market.customers) {
      const ofBefore = (some: readonly MarketOrder[]) =>
        some.filter(({ day }) => day.index < (membership?.from ?? Infinity));
      expect(told(ofBefore(orders))).toEqual(told(ofBefore(ordersWithoutPrograms)));
    }
  });

  test("only add orders: those without them are there with them", () => {
    for (const programId of ["quarterly-club", "frequent-buyer"]) {
      const members = membersOf(programId);
      const lost = members.filter(({ orders, ordersWithoutPrograms }) => {
        const placed = new Set(told(orders));
        return told(ordersWithoutPrograms).some((order) => !placed.has(order));
      });
      expect(lost).toEqual([]);
      expect(members.flatMap(({ orders }) => orders).length).toBeGreaterThan(
        members.flatMap(({ ordersWithoutPrograms }) => ordersWithoutPrograms).length,
      );
    }
  });

  test("of pressure cause orders where the next tier is near", () => {
    const pressed = playMarket(documents, {
      responses: { ...responses, "quarterly-club": { lift: 0, pressure: 0.6, loaded: 0 } },
    });
    const placesOf = ({ membership, orders, ordersWithoutPrograms }: PlayedCustomer) => {
      const unpressed = new Set(ordersWithoutPrograms.map(({ orderId }) => orderId));
      let volume = zero;
      let period = 0;
      return orders
        .filter(({ day }) => membership !== undefined && day.index >= membership.from)
        .map(({ orderId, day, netAmount }) => {
          const quarter = Math.floor(day.month / 3);
          if (quarter !== period) [period, volume] = [quarter, zero];
          const near = nearness(volume, membership?.bounds ?? []);
          volume = volume.plus(netAmount);
          return { near, isCaused: !unpressed.has(orderId) };
        });
    };
    const places = membersOf("quarterly-club", pressed).flatMap(placesOf);
    const caused = places.filter(({ isCaused }) => isCaused).map(({ near }) => near);
    const own = places.filter(({ isCaused }) => !isCaused).map(({ near }) => near);
    expect(caused.length).toBeGreaterThan(200);
    expect(Math.min(...caused)).toBeGreaterThan(0);
    // Were all places equally frequent, the mean would be 3/4 where chances rise with the square, and 1/2 where they do not.
    expect(mean(caused) - mean(own)).toBeGreaterThan(0.15);
  });
});

describe("loading before the deadline", () => {
  const stockists = membersOf("stock-up-half-year");
  const moved = stockists.flatMap(({ orders, ordersWithoutPrograms }) => {
    const dayOf = new Map(ordersWithoutPrograms.map(({ orderId, day }) => [orderId, day]));
    return orders.map(({ orderId, day }) => ({ day, own: dayOf.get(orderId) })).filter(({ day, own }) => day !== own);
  });

  test("brings orders of October forward into September, at most three weeks on either side", () => {
    expect(moved.length).toBeGreaterThan(40);
    for (const { day, own } of moved) {
      expect(own?.date.slice(0, 7)).toBe("2025-10");
      expect(day.date.slice(0, 7)).toBe("2025-09");
    }
    const days = moved.map(({ day }) => day.index);
    const deadline = workingDays.findIndex(({ date }) => date === "2025-10-01");
    expect(Math.min(...days)).toBeGreaterThanOrEqual(deadline - 15);
    expect(moved.every(({ day, own }) => deadline - day.index - 1 === (own?.index ?? 0) - deadline)).toBe(true);
  });

  test("changes no customer's total of a year, in orders or in money", () => {
    const ofYear = (orders: readonly MarketOrder[], year: string) =>
      orders.filter(({ day }) => day.date.startsWith(year));
    for (const { orders, ordersWithoutPrograms } of stockists)
      for (const year of ["2024", "2025"]) {
        const [loaded, own] = [ofYear(orders, year), ofYear(ordersWithoutPrograms, year)];
        expect(loaded).toHaveLength(own.length);
        expect(total(loaded)).toEqual(total(own));
      }
  });
});

describe("files", () => {
  const files = marketFiles(market);
  const orderFiles = files.filter(({ kind }) => kind === "orders");

  test("hold every order once, in its quarter's file, with the amounts of the model", () => {
    const rows = orderFiles.flatMap(({ records }) => records);
    const orders = market.customers.flatMap((each) => each.orders);
    expect(new Set(rows.map((row) => row.order_id)).size).toBe(orders.length);
    expect(new Set(rows.map((row) => `${row.order_id}/${row.line_id}`)).size).toBe(rows.length);
    const cents = rows.reduce((sum, row) => sum + BigInt((row.net_amount ?? "").replace(".", "")), 0n);
    expect(String(cents)).toBe(total(orders).times(100).toFixed(0));
    expect(orderFiles.map(({ file, day }) => `${file} ${day}`)).toContain("orders-2025-Q2.csv 2025-06-30");
    for (const { day, records } of orderFiles) {
      const days = records.map((row) => row.order_date ?? "").sort();
      expect(days.at(-1)?.slice(0, 7)).toBe(day.slice(0, 7));
      expect((days.at(-1) ?? "") <= day).toBe(true);
    }
  });

  test("name every customer's segment and every product's margin", () => {
    const [customers, products] = files;
    expect(customers?.records).toHaveLength(1_000);
    expect(new Set(customers?.records.map(({ segment }) => segment))).toEqual(new Set(["large", "medium", "small"]));
    expect(products?.records.every(({ margin_fraction: margin = "" }) => /^0\.\d\d$/.test(margin))).toBe(true);
  });
});
