import { describe, expect, test } from "vitest";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import { ruleRows } from "../../../shared/run/rule-rows.ts";
import { programWith, versionOf } from "../../support/program.ts";

type Terms = Readonly<Record<string, unknown>>;

/** Versions of quarterly programs, published in this order. */
function published(...terms: readonly Terms[]): readonly ProgramVersion[] {
  return terms.map((some, index) => versionOf(programWith({ period: "quarter", ...some }), index + 1));
}

const rowsOf = (versions: readonly ProgramVersion[], asOfDate = "2011-05-15") => ruleRows("run-1", versions, asOfDate);

/** The rows as `version period role grain first_day..day_after`. */
const told = (versions: readonly ProgramVersion[], asOfDate?: string): readonly string[] =>
  rowsOf(versions, asOfDate).periods.map(
    (row) => `${row.program_version} ${row.period_id} ${row.role} ${row.grain} ${row.first_day}..${row.day_after}`,
  );

/** The rows of one period. */
const toldIn = (periodId: string, versions: readonly ProgramVersion[], asOfDate?: string) =>
  told(versions, asOfDate).filter((row) => row.includes(` ${periodId} `));

const ofA = { include: { brand: ["A"] } };
const ofB = { include: { brand: ["B"] } };
const qualifier = (more: Terms) => ({ qualifier: { measure: "net_amount", ...more } });

describe("which days count", () => {
  test("from the program's first day to the as-of date, which still counts", () => {
    expect(told(published({ effective: { from: "2011-02-10" } }))).toEqual([
      "1 2011-Q1 both total 2011-02-10..2011-04-01",
      "1 2011-Q2 both total 2011-04-01..2011-05-16",
    ]);
  });

  test("a program that begins after the as-of date is not counted yet", () => {
    expect(told(published({ effective: { from: "2011-05-16" } }))).toEqual([]);
    expect(told(published({ effective: { from: "2011-05-15" } }))).toEqual([
      "1 2011-Q2 both total 2011-05-15..2011-05-16",
    ]);
  });

  test("a program that has ended keeps its periods", () => {
    expect(told(published({ effective: { from: "2011-01-01", until: "2011-02-01" } }))).toEqual([
      "1 2011-Q1 both total 2011-01-01..2011-02-01",
    ]);
  });

  test("a version that begins within a period takes over from its first day", () => {
    expect(toldIn("2011-Q2", published({}, { effective: { from: "2011-05-01" } }))).toEqual([
      "1 2011-Q2 both total 2011-04-01..2011-05-01",
      "2 2011-Q2 both total 2011-05-01..2011-05-16",
    ]);
  });

  test("the latest terms take all days of the versions before them", () => {
    expect(told(published({}, { effective: { from: "2011-05-01" }, terms: "latest" }))).toEqual([
      "2 2011-Q1 both total 2011-01-01..2011-04-01",
      "2 2011-Q2 both total 2011-04-01..2011-05-16",
    ]);
  });

  test("suspended days part a period in two", () => {
    expect(told(published({ suspended: [{ from: "2011-02-01", until: "2011-03-01" }] }))).toEqual([
      "1 2011-Q1 both total 2011-01-01..2011-02-01",
      "1 2011-Q1 both total 2011-03-01..2011-04-01",
      "1 2011-Q2 both total 2011-04-01..2011-05-16",
    ]);
    expect(toldIn("2011-Q1", published({ suspended: [{ from: "2011-01-01", until: "2011-04-01" }] }))).toEqual([]);
  });

  test("custom periods leave their gaps out", () => {
    const periods = [
      { id: "spring", from: "2011-03-01", until: "2011-04-01" },
      { id: "summer", from: "2011-05-01", until: "2011-08-01" },
    ];
    expect(told(published({ period: "custom", periods }))).toEqual([
      "1 spring both total 2011-03-01..2011-04-01",
      "1 summer both total 2011-05-01..2011-05-16",
    ]);
  });

  test("a calendar of weeks that gains a year counts it from there on", () => {
    const year = (year: string, first_day: string) => ({ year, first_day });
    const one = { weeks: "4-4-5", years: [year("2010", "2010-05-02")], until: "2011-05-01" };
    const two = { ...one, years: [...one.years, year("2011", "2011-05-01")], until: "2012-04-29" };
    const before = { calendar: one, effective: { from: "2011-04-03" } };
    expect(told(published(before))).toEqual(["1 FY2010-Q4 both total 2011-04-03..2011-05-01"]);
    expect(told(published(before, { calendar: two, effective: { from: "2011-05-01" } }))).toEqual([
      "1 FY2010-Q4 both total 2011-04-03..2011-05-01",
      "2 FY2011-Q1 both total 2011-05-01..2011-05-16",
    ]);
  });

  test("a term is one period", () => {
    const term = { from: "2010-07-15", until: "2012-01-15" };
    expect(told(published({ period: "term", term, effective: { from: "2010-07-15" } }))).toEqual([
      "1 term both total 2010-07-15..2011-05-16",
    ]);
  });
});

describe("whom a lot holds out", () => {
  const scopesOf = (...terms: readonly Terms[]) => {
    const { scopes, periods } = rowsOf(published(...terms));
    const drawn = scopes
      .filter(({ effect }) => effect === "hold_out")
      .map(({ scope_id, attribute, value, included_attributes }) => [scope_id, attribute, value, included_attributes]);
    return { drawn, ids: [...new Set(periods.map(({ customer_scope_id }) => customer_scope_id))] };
  };

  test("is said beside the scope's rules, by the program's id where no lot is named", () => {
    const key = { customers: { include: { segment: ["key"] } }, hold_out: { percent: "10" } };
    const { drawn, ids } = scopesOf(key);
    expect(drawn).toEqual([
      [ids[0], "percent", "10", 1],
      [ids[0], "lot", "annual", 1],
    ]);
  });

  test("makes another scope of the same customers, for each share and lot", () => {
    const { ids } = scopesOf(
      {},
      { effective: { from: "2011-04-01" }, hold_out: { percent: "10" } },
      { effective: { from: "2011-04-11" }, hold_out: { percent: "10", lot: "annual" } },
      { effective: { from: "2011-04-21" }, hold_out: { percent: "20" } },
      { effective: { from: "2011-05-01" }, hold_out: { percent: "20", lot: "spring" } },
    );
    expect(ids).toHaveLength(4);
  });

  test("leaves the ids of scopes without a lot as they were", () => {
    expect(scopesOf({}).ids).toEqual(["customer-6d4ab21df579"]);
  });
});

describe("what the lines of a row are for", () => {
  const q2 = (terms: Terms) => toldIn("2011-Q2", published({ effective: { from: "2010-01-01" }, ...terms }));
  const sofar = "2011-04-01..2011-05-16";
  test.each`
    terms                                                                                          | rows                                                                                       | because
    ${{}}                                                                                          | ${[`1 2011-Q2 both total ${sofar}`]}                                                       | ${"what decides is what earns"}
    ${{ qualifier: { measure: "quantity" } }}                                                      | ${[`1 2011-Q2 both total ${sofar}`]}                                                       | ${"a row has every measure"}
    ${qualifier({ products: ofA })}                                                                | ${[`1 2011-Q2 qualifier total ${sofar}`, `1 2011-Q2 base total ${sofar}`]}                 | ${"A decides, everything earns"}
    ${{ ...qualifier({ products: ofA }), base: { measure: "net_amount", products: ofB } }}         | ${[`1 2011-Q2 qualifier total ${sofar}`, `1 2011-Q2 base total ${sofar}`]}                 | ${"buy A, earn on B"}
    ${{ ...qualifier({ products: ofA }), base: { measure: "net_amount", products: ofA } }}         | ${[`1 2011-Q2 both total ${sofar}`]}                                                       | ${"one scope, written twice"}
    ${{ qualifier: { measure: "quantity", unit: "case" } }}                                        | ${[`1 2011-Q2 qualifier total ${sofar}`, `1 2011-Q2 base total ${sofar}`]}                 | ${"one counts cases, the other everything"}
    ${qualifier({ counting: "year-to-date" })}                                                     | ${[`1 2011-Q2 both total ${sofar}`, "1 2011-Q2 year_before total 2011-01-01..2011-04-01"]} | ${"the year's first quarter counts as well"}
    ${qualifier({ counting: "previous-period" })}                                                  | ${[`1 2011-Q2 both total ${sofar}`, "1 2011-Q2 previous total 2011-01-01..2011-04-01"]}    | ${"the first quarter decides"}
    ${qualifier({ growth: { over: "previous-period", as: "percent" } })}                           | ${[`1 2011-Q2 both total ${sofar}`, "1 2011-Q2 baseline total 2011-01-01..2011-04-01"]}    | ${"growth over the first quarter"}
    ${qualifier({ growth: { over: "same-period-last-year", as: "percent" } })}                     | ${[`1 2011-Q2 both total ${sofar}`, "1 2011-Q2 baseline total 2010-04-01..2010-07-01"]}    | ${"over the whole second quarter of last year"}
    ${qualifier({ growth: { over: "stated", as: "percent", baseline: "5" } })}                     | ${[`1 2011-Q2 both total ${sofar}`]}                                                       | ${"a stated figure needs no lines"}
    ${{ accrual: { basis: "expected", estimate: "expected-value", forecast: "last-year-shape" } }} | ${[`1 2011-Q2 both month ${sofar}`, "1 2011-Q2 last_year month 2010-04-01..2010-07-01"]}   | ${"a forecast follows the months"}
    ${{ limits: { cap_per_line: "5" } }}                                                           | ${[`1 2011-Q2 both line ${sofar}`]}                                                        | ${"lines are capped one by one"}
    ${{ limits: { cap_per_line: "5" }, ...qualifier({ counting: "year-to-date" }) }}               | ${[`1 2011-Q2 both line ${sofar}`, "1 2011-Q2 year_before total 2011-01-01..2011-04-01"]}  | ${"earlier volume is a sum all the same"}
  `("$because", ({ terms, rows }) => {
    expect(q2(terms)).toEqual(rows);
  });

  test("the first period of the year has no year before it", () => {
    expect(toldIn("2011-Q1", published(qualifier({ counting: "year-to-date" })))).toEqual([
      "1 2011-Q1 both total 2011-01-01..2011-04-01",
    ]);
  });

  test("a fiscal year begins in its own month", () => {
    const terms = { ...qualifier({ counting: "year-to-date" }), calendar: { year_starts_in: 10 } };
    expect(toldIn("FY2011-Q3", published({ ...terms, effective: { from: "2010-10-01" } }))).toEqual([
      `1 FY2011-Q3 both total ${sofar}`,
      "1 FY2011-Q3 year_before total 2010-10-01..2011-04-01",
    ]);
  });

  test("a custom period looks back on the one stated before, across the gap", () => {
    const periods = [
      { id: "spring", from: "2011-03-01", until: "2011-04-01" },
      { id: "summer", from: "2011-05-01", until: "2011-08-01" },
    ];
    const terms = { ...qualifier({ counting: "previous-period" }), period: "custom", periods };
    expect(told(published({ ...terms, effective: { from: "2011-03-01" } }))).toEqual([
      "1 spring both total 2011-03-01..2011-04-01",
      "1 summer both total 2011-05-01..2011-05-16",
      "1 summer previous total 2011-03-01..2011-04-01",
    ]);
  });

  test("earlier volume is that of the products which decide", () => {
    const terms = {
      ...qualifier({ products: ofA, counting: "previous-period" }),
      base: { measure: "net_amount", products: ofB },
    };
    const { periods, scopes } = rowsOf(published(terms));
    const brandOf = new Map(
      periods
        .filter(({ period_id }) => period_id === "2011-Q2")
        .map(({ role, product_scope_id }) => [
          role,
          scopes.find(({ scope_id }) => scope_id === product_scope_id)?.value,
        ]),
    );
    expect(Object.fromEntries(brandOf)).toEqual({ qualifier: "A", base: "B", previous: "A" });
  });

  test("suspended days count for no later period either", () => {
    const suspended = [{ from: "2011-02-01", until: "2011-03-01" }];
    expect(toldIn("2011-Q2", published({ ...qualifier({ counting: "previous-period" }), suspended }))).toEqual([
      `1 2011-Q2 both total ${sofar}`,
      "1 2011-Q2 previous total 2011-01-01..2011-02-01",
      "1 2011-Q2 previous total 2011-03-01..2011-04-01",
    ]);
  });

  test("active days are counted only where somebody asks for them", () => {
    const countsDays = (terms: Terms) => rowsOf(published(terms)).periods.map(({ counts_days }) => counts_days);
    expect(countsDays({})).toEqual([false, false]);
    expect(countsDays({ qualifier: { measure: "active_days" } })).toEqual([true, true]);
  });
});

describe("a program has one grain over all its versions, because they meet in one position", () => {
  const capped = { limits: { cap_per_line: "5" } };
  const expected = { accrual: { basis: "expected", estimate: "expected-value", forecast: "run-rate" } };
  const later = { effective: { from: "2011-05-01" } };
  const grains = (...terms: readonly Terms[]) => [
    ...new Set(rowsOf(published(...terms)).periods.flatMap(({ role, grain }) => (role === "both" ? [grain] : []))),
  ];
  test.each`
    versions                               | grain      | because
    ${[{}, later]}                         | ${"total"} | ${"sums suffice for both"}
    ${[{}, { ...capped, ...later }]}       | ${"line"}  | ${"the second caps lines"}
    ${[capped, later]}                     | ${"line"}  | ${"the first did"}
    ${[{}, { ...expected, ...later }]}     | ${"month"} | ${"the second expects"}
    ${[expected, { ...capped, ...later }]} | ${"line"}  | ${"months can be summed from lines"}
  `("$grain: $because", ({ versions, grain }) => {
    expect(grains(...versions)).toEqual([grain]);
  });

  test("another program has its own", () => {
    const versions = [...published(capped), versionOf(programWith({ program: "other", period: "quarter" }), 1)];
    expect(rowsOf(versions, "2011-01-31").periods.map(({ program_id, grain }) => [program_id, grain])).toEqual([
      ["annual", "line"],
      ["other", "total"],
    ]);
  });
});

describe("scopes", () => {
  const productScopes = (...products: readonly unknown[]) =>
    rowsOf(products.map((scope, index) => versionOf(programWith({ program: `p${index}`, products: scope }))));
  const brands = (...brand: readonly string[]) => ({ include: { brand } });

  test("equal ones share one id, whatever order their values are written in", () => {
    const { periods, scopes } = productScopes(brands("a", "b"), brands("b", "a"), {
      include: { brand: ["a", "b"] },
      exclude: {},
    });
    expect(new Set(periods.map(({ product_scope_id }) => product_scope_id)).size).toBe(1);
    expect(scopes.filter(({ scope_kind }) => scope_kind === "product")).toHaveLength(2);
  });

  test.each`
    one            | other
    ${brands("a")} | ${brands("a", "b")}
    ${brands("a")} | ${{ include: { category: ["a"] } }}
    ${brands("a")} | ${{ exclude: { brand: ["a"] } }}
    ${brands("a")} | ${{}}
  `("$one and $other are two", ({ one, other }) => {
    const { periods } = productScopes(one, other);
    expect(new Set(periods.map(({ product_scope_id }) => product_scope_id)).size).toBe(2);
  });

  test("blocked customers and competitors are excluded from every one", () => {
    const customers = (scope: unknown) =>
      rowsOf(published({ customers: scope }))
        .scopes.filter(({ scope_kind }) => scope_kind === "customer")
        .map((row) => `${row.effect} ${row.attribute} ${row.value} ${row.included_attributes}`);
    expect(customers({})).toEqual(["all null null 0", "exclude tag blocked 0", "exclude tag competitor 0"]);
    expect(
      customers({ include: { segment: ["key", "small"], region: ["north"] }, exclude: { tag: ["vip", "blocked"] } }),
    ).toEqual([
      "include segment key 2",
      "include segment small 2",
      "include region north 2",
      "exclude tag vip 2",
      "exclude tag blocked 2",
      "exclude tag competitor 2",
    ]);
  });
});

describe("units", () => {
  const counting = (unit: string, conversions: readonly unknown[]) => ({
    qualifier: { measure: "quantity", unit },
    base: { measure: "quantity", unit },
    tiers: [{ from: "0", benefit: { kind: "per-unit", amount: "1" } }],
    unit_conversions: conversions,
  });
  const pallet = { unit: "pallet", is: "40", of: "case" };
  const piece = { unit: "piece", is: "0.041667", of: "case" };

  test("the counted unit is one of itself, and only conversions to it count", () => {
    const { periods, units } = rowsOf(
      published(counting("case", [pallet, { unit: "pallet", is: "960", of: "piece" }])),
    );
    const [id] = [...new Set(periods.map(({ unit_id }) => unit_id))];
    expect(units).toEqual([
      { run_id: "run-1", unit_id: id, unit: "case", factor: "1" },
      { run_id: "run-1", unit_id: id, unit: "pallet", factor: "40" },
    ]);
  });

  test("equal conversions of two programs share one id, in whatever order they are written", () => {
    const other = programWith({ ...counting("case", [piece, pallet]), program: "other" });
    const { units } = rowsOf([...published(counting("case", [pallet, piece])), versionOf(other)]);
    expect(units.map(({ unit }) => unit).sort()).toEqual(["case", "pallet", "piece"]);
  });

  test("without a unit every unit counts as one", () => {
    const { periods, units } = rowsOf(published({ unit_conversions: [pallet] }));
    expect(periods.map(({ unit_id }) => unit_id)).toEqual([null, null]);
    expect(units).toEqual([]);
  });
});

describe("exchange rates", () => {
  const fixed = (rates: Readonly<Record<string, string>>, more: Terms = {}) => ({
    exchange: { by: "fixed", rates },
    ...more,
  });
  const idsOf = (...documents: readonly Terms[]) =>
    documents.map((terms) => rowsOf(published(terms)).periods[0]?.exchange_id);

  test("by day unless said otherwise", () => {
    expect(idsOf({}, { exchange: { by: "day" } }, { exchange: { by: "month-average" } })).toEqual([
      "day",
      "day",
      "month-average",
    ]);
  });

  test("those that a contract fixes are rows of their own", () => {
    const { periods, rates } = rowsOf(published(fixed({ USD: "0.9", GBP: "1.15" })));
    const exchange_id = periods[0]?.exchange_id;
    const row = (from_currency: string, rate: string) => ({
      run_id: "run-1",
      exchange_id,
      from_currency,
      to_currency: "EUR",
      rate,
    });
    expect(exchange_id).toMatch(/^fixed-[0-9a-f]{12}$/);
    expect(rates).toEqual([row("USD", "0.9"), row("GBP", "1.15")]);
  });

  test("equal ones share one id, other ones do not", () => {
    const [usd, same, gbp, toGbp] = idsOf(
      fixed({ USD: "0.9", JPY: "0.007" }),
      fixed({ JPY: "0.007", USD: "0.9" }),
      fixed({ USD: "0.91", JPY: "0.007" }),
      fixed({ USD: "0.9", JPY: "0.007" }, { currency: "GBP" }),
    );
    expect(same).toBe(usd);
    expect(new Set([usd, gbp, toGbp]).size).toBe(3);
  });
});

describe("what is due for payment", () => {
  const settledIn = (periodId: string, terms: Terms, asOfDate: string) =>
    rowsOf(published(terms), asOfDate).settlements.find((row) => row.period_id === periodId);

  test("says in which year of the program its payout is counted, and how many there may be", () => {
    const terms = { limits: { payouts_per_year: 4 }, settlement: { payout_days: 30 } };
    expect(settledIn("2011-Q4", terms, "2012-01-15")).toMatchObject({
      payout_on: "2012-01-30",
      payouts_per_year: 4,
      payout_year_id: "2012",
      payout_year_first_day: "2012-01-01",
      payout_year_day_after: "2013-01-01",
    });
  });

  test("says no number where the terms state none", () => {
    expect(settledIn("2011-Q1", {}, "2011-04-15")).toMatchObject({ payouts_per_year: null, payout_year_id: "2011" });
  });
});
