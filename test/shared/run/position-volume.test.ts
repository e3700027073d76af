import { describe, expect, test } from "vitest";
import { type Decimal, formatDecimal, zero } from "../../../shared/money/decimal.ts";
import type { AggregateRow } from "../../../shared/run/aggregate-row.ts";
import { positionVolume, volumeByMonth } from "../../../shared/run/position-volume.ts";
import { lineRowOf, rowOf } from "../../support/aggregate.ts";
import { programWith, versionOf } from "../../support/program.ts";

type Terms = Readonly<Record<string, unknown>>;

const published = (...terms: readonly Terms[]) => terms.map((some, index) => versionOf(programWith(some), index + 1));
const volumeOf = (versions: ReturnType<typeof published>, rows: readonly AggregateRow[]) =>
  positionVolume(versions, rows, "C1", zero);
const plainly = (amount: Decimal | undefined) => (amount === undefined ? undefined : formatDecimal(amount));

/** The net amounts of each parcel as `version: qualifier/base`. */
const told = (versions: ReturnType<typeof published>, rows: readonly AggregateRow[]) =>
  volumeOf(versions, rows).parcels.map(
    ({ version, qualifier, base }) =>
      `${version.version}: ${plainly(qualifier.net_amount)}/${plainly(base.net_amount)}`,
  );

describe("from sums", () => {
  const [one, two] = [published({}), published({}, { effective: { from: "2011-07-01" } })];
  test.each`
    versions | rows                                                                                                                                                       | parcels                     | because
    ${one}   | ${[rowOf({ net_amount: "100" })]}                                                                                                                          | ${["1: 100/100"]}           | ${"what decides is what earns"}
    ${one}   | ${[rowOf({ role: "qualifier", net_amount: "70" }), rowOf({ role: "base", net_amount: "30" })]}                                                             | ${["1: 70/30"]}             | ${"each role has its own"}
    ${one}   | ${[rowOf({ role: "base", net_amount: "30" })]}                                                                                                             | ${["1: 0/30"]}              | ${"nothing of what decides was bought"}
    ${one}   | ${[rowOf({ accrual_month: "2011-01", net_amount: "1" }), rowOf({ accrual_month: "2011-02", net_amount: "2" })]}                                            | ${["1: 3/3"]}               | ${"months add up"}
    ${two}   | ${[rowOf({ program_version: "2", net_amount: "5" }), rowOf({ net_amount: "100" })]}                                                                        | ${["1: 100/100", "2: 5/5"]} | ${"in the order in which versions govern, not of rows"}
    ${two}   | ${[rowOf({ net_amount: "100" })]}                                                                                                                          | ${["1: 100/100", "2: 0/0"]} | ${"a version without volume keeps its place"}
    ${one}   | ${[rowOf({ net_amount: "100" }), rowOf({ role: "baseline", net_amount: "90" }), rowOf({ role: "last_year", net_amount: "90", accrual_month: "2010-01" })]} | ${["1: 100/100"]}           | ${"earlier volume is none of the period's"}
    ${one}   | ${[]}                                                                                                                                                      | ${["1: 0/0"]}               | ${"nothing was bought"}
  `("$parcels: $because", ({ versions, rows, parcels }) => {
    expect(told(versions, rows)).toEqual(parcels);
    expect(volumeOf(versions, rows).lines).toEqual([]);
  });

  test("every measure is read to its last digit", () => {
    const row = rowOf({
      net_amount: "0.00000000000001",
      gross_amount: "2",
      quantity: "-3.000000000001",
      order_count: "4",
      active_days: "5",
      contract_amount: "6.5",
    });
    const [parcel] = volumeOf(one, [row]).parcels;
    expect(
      Object.fromEntries(Object.entries(parcel?.base ?? {}).map(([name, value]) => [name, plainly(value)])),
    ).toEqual({
      net_amount: "0.00000000000001",
      gross_amount: "2",
      quantity: "-3.000000000001",
      order_count: "4",
      active_days: "5",
      contract_amount: "6.5",
    });
  });
});

describe("what the terms look back on", () => {
  test("is kept by version, each kind by itself", () => {
    const versions = published({}, { effective: { from: "2011-07-01" } });
    const { history } = volumeOf(versions, [
      rowOf({ net_amount: "100" }),
      rowOf({ role: "year_before", net_amount: "1" }),
      rowOf({ role: "previous", net_amount: "2" }),
      rowOf({ role: "baseline", net_amount: "3" }),
      rowOf({ role: "baseline", program_version: "2", net_amount: "4" }),
    ]);
    const toldBack = [...history.lookBacks].map(
      ([version, { yearBefore, previousPeriod, baseline }]) =>
        `${version}: ${[yearBefore, previousPeriod, baseline].map(({ net_amount }) => plainly(net_amount)).join(" ")}`,
    );
    expect(toldBack).toEqual(["1: 1 2 3", "2: 0 0 4"]);
    expect(history.customerId).toBe("C1");
  });
});

describe("from lines", () => {
  const capped = published({ limits: { cap_per_line: "5" } });
  const ids = (versions: ReturnType<typeof published>, rows: readonly AggregateRow[]) =>
    volumeOf(versions, rows).lines.map(({ orderId, lineId }) => `${orderId}/${lineId}`);

  test("they stand in the order in which they count, whatever order the rows have", () => {
    const rows = [
      lineRowOf("10", { accrual_date: "2011-03-01", net_amount: "3" }),
      lineRowOf("9", { accrual_date: "2011-03-01", net_amount: "2" }),
      lineRowOf("11", { accrual_date: "2011-02-28", net_amount: "1" }),
    ];
    expect(ids(capped, rows)).toEqual(["11/1", "9/1", "10/1"]);
    expect(told(capped, rows)).toEqual(["1: 1/1", "1: 2/2", "1: 3/3"]);
  });

  test.each`
    rows                                                                                                                               | parcels                   | because
    ${[lineRowOf("1", { role: "qualifier", net_amount: "70" }), lineRowOf("1", { role: "base", net_amount: "70" })]}                   | ${["1: 70/70"]}           | ${"one line in both scopes stays one line"}
    ${[lineRowOf("1", { role: "base", net_amount: "70" }), lineRowOf("1", { role: "qualifier", net_amount: "70" })]}                   | ${["1: 70/70"]}           | ${"in whatever order its rows come"}
    ${[lineRowOf("1", { role: "qualifier", net_amount: "70" }), lineRowOf("2", { role: "base", net_amount: "30" })]}                   | ${["1: 70/0", "1: 0/30"]} | ${"one line decides, another one earns"}
    ${[lineRowOf("1", { role: "qualifier", net_amount: "70" }), lineRowOf("1", { role: "base", line_id: "2", net_amount: "30" })]}     | ${["1: 70/0", "1: 0/30"]} | ${"two lines of one order are two"}
    ${[lineRowOf("1", { role: "qualifier", net_amount: "70" }), lineRowOf("1", { role: "base", source_id: "web", net_amount: "30" })]} | ${["1: 70/0", "1: 0/30"]} | ${"and so are lines of two sources"}
    ${[lineRowOf("1", { net_amount: "70" }), lineRowOf("2", { net_amount: "9", line_count: "0", held_line_count: "1" })]}              | ${["1: 70/70"]}           | ${"a line that is held back does not count"}
    ${[lineRowOf("1", { net_amount: "70" }), lineRowOf("2", { role: "last_year", net_amount: "9" })]}                                  | ${["1: 70/70"]}           | ${"last year's lines are none of the period's"}
  `("$parcels: $because", ({ rows, parcels }) => {
    expect(told(capped, rows)).toEqual(parcels);
  });

  test("a line has its version, its payment and its product", () => {
    const versions = published({ limits: { cap_per_line: "5" } }, { effective: { from: "2011-07-01" } });
    const [first, second] = volumeOf(versions, [
      lineRowOf("2", { program_version: "2", accrual_date: "2011-07-01", payment_days: "-3" }),
      lineRowOf("1", { product_id: "P9", accrual_order_id: "0" }),
    ]).lines;
    expect(first).toMatchObject({ orderId: "1", version: 1, productId: "P9", accrualOrderId: "0" });
    expect(first?.paymentDays).toBeUndefined();
    expect(second).toMatchObject({ orderId: "2", version: 2, paymentDays: -3 });
  });

  test("rows that are lines are told line by line, although sums would do", () => {
    expect(ids(published({}), [lineRowOf("1", {}), lineRowOf("2", {})])).toEqual(["1/1", "2/1"]);
  });

  test("orders are counted over their lines", () => {
    const rows = [
      lineRowOf("1", { quantity: "5" }),
      lineRowOf("1", { line_id: "2", quantity: "5" }),
      lineRowOf("2", {}),
    ];
    const counts = volumeOf(capped, rows).parcels.map(({ base }) => plainly(base.order_count));
    expect(counts).toEqual(["1", "0", "1"]);
  });
});

describe("month by month, for a forecast", () => {
  const versions = published({}, { effective: { from: "2011-07-01" } });
  const [, governing = versions[0]] = versions;
  const months = (rows: readonly AggregateRow[], some = versions) => {
    if (governing === undefined) throw new Error("two versions");
    const { now, lastYear } = volumeByMonth(rows, volumeOf(some, rows), governing, "net_amount");
    const plain = (volumes: typeof now) => volumes.map(({ month, volume }) => `${month} ${plainly(volume)}`).sort();
    return { now: plain(now), lastYear: plain(lastYear) };
  };

  test("what decides adds up over versions, what earns is left out", () => {
    const rows = [
      rowOf({ role: "qualifier", accrual_month: "2011-06", net_amount: "1" }),
      rowOf({ role: "qualifier", accrual_month: "2011-07", net_amount: "2" }),
      rowOf({ role: "both", program_version: "2", accrual_month: "2011-07", net_amount: "4" }),
      rowOf({ role: "base", accrual_month: "2011-07", net_amount: "8" }),
    ];
    expect(months(rows).now).toEqual(["2011-06 1", "2011-07 6"]);
  });

  test("last year is counted once, as the governing version counts it", () => {
    const rows = [
      rowOf({ role: "last_year", accrual_month: "2010-07", net_amount: "10" }),
      rowOf({ role: "last_year", program_version: "2", accrual_month: "2010-07", net_amount: "11" }),
    ];
    expect(months(rows).lastYear).toEqual(["2010-07 11"]);
  });

  test("lines fall into the months of their days", () => {
    const lines = published({ limits: { cap_per_line: "5" } }, { effective: { from: "2011-07-01" } });
    const rows = [
      lineRowOf("1", { accrual_date: "2011-06-30", net_amount: "1" }),
      lineRowOf("2", { accrual_date: "2011-06-01", net_amount: "2" }),
      lineRowOf("3", { accrual_date: "2011-07-01", program_version: "2", net_amount: "4" }),
      rowOf({ role: "last_year", program_version: "2", accrual_month: "2010-07", net_amount: "11" }),
    ];
    expect(months(rows, lines)).toEqual({ now: ["2011-06 3", "2011-07 4"], lastYear: ["2010-07 11"] });
  });

  test("no rows are no months", () => {
    expect(months([])).toEqual({ now: [], lastYear: [] });
  });
});
