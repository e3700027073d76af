import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { generateDeliveries } from "../../../infra/demo/year/deliveries.ts";
import { csvOf, type FileRecord } from "../../../infra/demo/year/records.ts";

const deliveries = generateDeliveries();
const orderFiles = deliveries.filter(({ profile }) => profile === "orders");
const rows = orderFiles.flatMap(({ records, month }) => records.map((row) => ({ row, month })));
const lineId = (row: FileRecord) => `${row.order_id}/${row.line_id}`;

test("the year is the same every time it is told", () => {
  const digest = (told: typeof deliveries) =>
    createHash("sha256")
      .update(told.map(({ records }) => csvOf(records)).join(""))
      .digest("hex");
  expect(digest(generateDeliveries())).toBe(digest(deliveries));
});

test("it is as large as a distributor's year", () => {
  expect(orderFiles).toHaveLength(12);
  expect(rows.length).toBeGreaterThan(55_000);
  expect(rows.length).toBeLessThan(70_000);
  expect(deliveries.find(({ profile }) => profile === "customers")?.records).toHaveLength(200);
  expect(deliveries.find(({ profile }) => profile === "products")?.records).toHaveLength(120);
});

test("one customer is blocked, one is a competitor, twelve are key accounts", () => {
  const customers = deliveries.find(({ profile }) => profile === "customers")?.records ?? [];
  const tagged = (tag: string) => customers.filter(({ tags = "" }) => tags.split("|").includes(tag));
  expect(tagged("blocked")).toHaveLength(1);
  expect(tagged("competitor")).toHaveLength(1);
  expect(customers.filter(({ segment }) => segment === "key")).toHaveLength(12);
  expect(new Set(customers.map(({ customer_name }) => customer_name)).size).toBe(200);
});

test("every customer but one has a payee", () => {
  const idsOf = (wanted: string) =>
    deliveries.find(({ profile }) => profile === wanted)?.records.map(({ customer_id }) => customer_id) ?? [];
  const registered = new Set(idsOf("payees"));
  expect(idsOf("customers").filter((customerId) => !registered.has(customerId))).toEqual(["C1047"]);
  expect(registered.size).toBe(199);
});

test("there are returns with the order that they take back, and returns without", () => {
  const returns = rows.filter(({ row }) => row.quantity?.startsWith("-"));
  expect(returns.filter(({ row }) => row.original_order_id !== "").length).toBeGreaterThan(200);
  expect(returns.filter(({ row }) => row.original_order_id === "").length).toBeGreaterThan(200);
});

test("some orders arrive with the next month's file", () => {
  const late = rows.filter(
    ({ row, month }) =>
      /^2025-\d\d-\d\d$/.test(row.order_date ?? "") && Number(row.order_date?.slice(5, 7)) === month - 1,
  );
  expect(late.length).toBeGreaterThan(300);
});

test("some lines come again with another quantity", () => {
  const quantities = Map.groupBy(rows, ({ row }) => lineId(row));
  const amended = [...quantities.values()].filter(
    (versions) =>
      new Set(versions.map(({ row }) => row.quantity)).size > 1 && new Set(versions.map(({ month }) => month)).size > 1,
  );
  expect(amended.length).toBeGreaterThan(250);
});

test("within a file only the rows that must be rejected repeat a line", () => {
  for (const { records, spoiledRows } of orderFiles) {
    const repeated = records.length - new Set(records.map(lineId)).size;
    expect(repeated).toBe(3);
    expect(spoiledRows).toBe(17);
  }
});

test("the amounts of a line agree with each other", () => {
  for (const { row } of rows.slice(0, 5_000)) {
    const [quantity, price, gross, net] = [row.quantity, row.unit_price, row.gross_amount, row.net_amount].map(Number);
    if ([quantity, price, gross, net].some(Number.isNaN)) continue;
    expect(Math.round(Number(quantity) * Number(price) * 100)).toBe(Math.round(Number(gross) * 100));
    expect(Math.abs(Number(net))).toBeLessThanOrEqual(Math.abs(Number(gross)) + 0.005);
  }
});
