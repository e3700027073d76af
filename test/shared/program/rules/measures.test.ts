import { describe, expect, test } from "vitest";
import { tier, told } from "./told.ts";

const perUnit = tier({ kind: "per-unit", amount: "1" });
const cases = { measure: "quantity", unit: "case" };
const counted = (conversions: readonly unknown[]) => ({
  qualifier: cases,
  base: cases,
  tiers: perUnit,
  unit_conversions: conversions,
});

describe("units of measure", () => {
  test.each`
    terms                                                        | problem
    ${{ qualifier: { measure: "net_amount", unit: "case" } }}    | ${"qualifier.unit: only a quantity has a unit, not net_amount: leave unit out"}
    ${{ base: { measure: "contract_amount", unit: "case" } }}    | ${"base.unit: only a quantity has a unit, not contract_amount: leave unit out"}
    ${counted([{ unit: "case", is: "1", of: "case" }])}          | ${"unit_conversions[0].unit: case is case as it is: leave the conversion out"}
    ${counted([{ unit: "pallet", is: "40", of: "case" }, { unit: "pallet", is: "48", of: "case" }])} | ${"unit_conversions[1].unit: unit_conversions[0] says already what pallet is of case"}
    ${counted([{ unit: "pallet", is: "960", of: "piece" }])}     | ${"unit_conversions[0].of: neither the qualifier nor the base is counted in piece"}
    ${counted([{ unit: "pallet", is: "0", of: "case" }])}        | ${"unit_conversions[0].is: must be above zero: it is how many one of the unit is"}
    ${counted([{ unit: "piece", is: "0.0416667", of: "case" }])} | ${"unit_conversions[0].is: must have at most 6 digits after the point"}
    ${counted([{ unit: "ship", is: "100000000", of: "case" }])}  | ${"unit_conversions[0].is: must have at most 8 digits before the point"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                                                                    | because
    ${counted([{ unit: "pallet", is: "40", of: "case" }, { unit: "piece", is: "0.041667", of: "case" }])} | ${"larger and smaller units"}
    ${counted([{ unit: "ship", is: "99999999.999999", of: "case" }])}                        | ${"the largest factor"}
    ${{ ...counted([{ unit: "pallet", is: "40", of: "case" }, { unit: "pallet", is: "960", of: "piece" }]), qualifier: { measure: "quantity", unit: "piece" } }} | ${"one unit in the two units that are counted"}
    ${{ qualifier: { measure: "quantity" }, base: { measure: "quantity" }, tiers: perUnit }} | ${"without a unit every unit counts as one"}
  `("conversions are allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});

describe("what is counted", () => {
  const counting = (counting: string, more = {}) => ({ qualifier: { measure: "net_amount", counting, ...more } });
  const term = { period: "term", term: { from: "2011-01-01", until: "2012-07-01" } };
  test.each`
    terms                                               | problem
    ${{ ...term, ...counting("year-to-date") }}         | ${"qualifier.counting: a term has no earlier periods: count the period, not year-to-date"}
    ${{ ...term, ...counting("previous-period") }}      | ${"qualifier.counting: a term has no earlier periods: count the period, not previous-period"}
    ${counting("per-line", { measure: "order_count" })} | ${"qualifier.counting: order_count is counted over lines; one line by itself has none: count the period"}
    ${counting("per-line", { measure: "active_days" })} | ${"qualifier.counting: active_days is counted over lines; one line by itself has none: count the period"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                            | because
    ${{ ...term, ...counting("period") }}            | ${"the term's own volume"}
    ${{ ...term, ...counting("per-line") }}          | ${"each line's own"}
    ${counting("year-to-date")}                      | ${"the year so far"}
    ${counting("previous-period")}                   | ${"the year before"}
    ${counting("per-line", { measure: "quantity" })} | ${"a line has a quantity"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});

describe("days to payment", () => {
  const paid = (more = {}) => ({ qualifier: { measure: "days_to_payment", ...more } });
  test.each`
    terms                                                                                              | problem
    ${{ ...paid(), method: "banded" }}                                                                 | ${"method: with days_to_payment each line has one tier, its own: the method is whole"}
    ${{ ...paid(), tiers: tier({ kind: "fixed", amount: "5" }) }}                                      | ${"tiers[0].benefit.kind: with days_to_payment a tier gives a percentage or an amount per unit"}
    ${paid({ counting: "year-to-date" })}                                                              | ${"qualifier.counting: days to payment are counted per line"}
    ${{ ...paid(), base: { measure: "net_amount", at_most_per_qualifier: "1" } }}                      | ${"base.at_most_per_qualifier: days to payment are no volume that could bound the base"}
    ${{ ...paid(), tiers: [{ from: "7.5", benefit: { kind: "percent", percent: "1" } }] }}             | ${"tiers[0].from: must be a whole number, not 7.5"}
    ${{ ...paid(), accrual: { basis: "expected", estimate: "expected-value", forecast: "run-rate" } }} | ${"accrual.basis: expected looks at volumes to come, which have no lines yet: not with a tier per line"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                                           | because
    ${paid()}                                                       | ${"a percentage by days"}
    ${paid({ counting: "per-line" })}                               | ${"said as it is"}
    ${{ ...paid(), base: { measure: "quantity" }, tiers: perUnit }} | ${"an amount per unit by days"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});

describe("limits on the base", () => {
  const bounded = (base: object, qualifier: object = {}) => ({
    base: { measure: "net_amount", ...base },
    qualifier: { measure: "net_amount", ...qualifier },
  });
  const perQualifier = { at_most_per_qualifier: "1" };
  test.each`
    terms                                              | problem
    ${bounded({ at_most: "0" })}                       | ${"base.at_most: must be above zero: otherwise nothing could ever be earned"}
    ${bounded({ at_most: "0.0000001" })}               | ${"base.at_most: must have at most 6 digits after the point"}
    ${bounded({ at_most_per_qualifier: "0.0" })}       | ${"base.at_most_per_qualifier: must be above zero: otherwise nothing could ever be earned"}
    ${bounded(perQualifier, { counting: "per-line" })} | ${"base.at_most_per_qualifier: bounds the base by the volume of the period, but each line is reckoned by itself"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                                                                  | because
    ${bounded({ at_most: "0.000001" })}                                                    | ${"the smallest limit"}
    ${bounded(perQualifier, { products: { include: { brand: ["A"] } } })}                  | ${"one B earns for every A"}
    ${bounded(perQualifier, { growth: { over: "same-period-last-year", as: "percent" } })} | ${"growth decides the tier, the period's own volume bounds the base"}
    ${bounded(perQualifier, { counting: "previous-period" })}                              | ${"so with the period before"}
    ${bounded(perQualifier, { counting: "year-to-date" })}                                 | ${"and with the year so far"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});

describe("what is expected", () => {
  const expected = { accrual: { basis: "expected", estimate: "most-likely-amount", forecast: "last-year-shape" } };
  const not = "accrual.basis: expected looks at volumes to come, which have no lines yet: not with";
  test.each`
    terms                                                                    | problem
    ${{ qualifier: { measure: "net_amount", counting: "per-line" } }}        | ${`${not} a tier per line`}
    ${{ limits: { cap_per_line: "5" } }}                                     | ${`${not} a cap per line`}
    ${{ stacking: { group: "a", order: 1 } }}                                | ${`${not} other programs on the same lines`}
    ${{ limits: { program_budget: "5" } }}                                   | ${`${not} a budget`}
    ${{ method: "banded", qualifier: { measure: "quantity" } }}              | ${`${not} banded tiers on a base that is not the qualifier`}
    ${{ method: "reached-up-to", base: { measure: "gross_amount" } }}        | ${`${not} reached-up-to tiers on a base that is not the qualifier`}
    ${{ limits: { cap_per_line: "5" }, stacking: { group: "a", order: 1 } }} | ${`${not} a cap per line or other programs on the same lines`}
  `("$problem", ({ terms, problem }) => {
    expect(told({ ...terms, ...expected })).toEqual([problem]);
  });

  test.each`
    terms                                                                 | because
    ${{}}                                                                 | ${"totals suffice"}
    ${{ method: "banded" }}                                               | ${"bands of the base itself"}
    ${{ method: "whole", qualifier: { measure: "quantity" } }}            | ${"one tier for all of another base"}
    ${{ qualifier: { measure: "net_amount", counting: "year-to-date" } }} | ${"earlier volume is known"}
    ${{ limits: { cap_per_position: "5" } }}                              | ${"a cap on the whole"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told({ ...terms, ...expected })).toEqual([]);
  });

  test("what is earned has lines", () => {
    expect(told({ limits: { cap_per_line: "5" }, accrual: { basis: "earned" } })).toEqual([]);
  });
});
