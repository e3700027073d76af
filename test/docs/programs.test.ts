import { describe, expect, test } from "vitest";
import { programJsonSchema } from "../../shared/program/json-schema.ts";
import { readProgram } from "../../shared/program/validate.ts";
import { needsLines } from "../../shared/rebate/needs-lines.ts";
import { afterTiers } from "../../shared/rebate/steps.ts";
import { programWith } from "../support/program.ts";
import { page, programs, type Terms, tables } from "./page.ts";
import { fieldsOf } from "./schema-fields.ts";
import { checked, perUnit } from "./terms.ts";

/** docs/programs.md names what the schema and the engine have: every field, every step, every refused combination. */

describe("the fields", () => {
  const fields = fieldsOf(programJsonSchema());
  const rows = new Map(
    tables
      .filter(({ heads }) => heads[0] === "field")
      .flatMap((table) => table.rows)
      .map((row) => [row.field?.replaceAll("`", ""), row]),
  );
  /** Scopes have one shape, which the page tells once. */
  const toldAt = (path: string): string =>
    path.replace(/^(?:qualifier|base)\.products\./, "products.").replace(".exclude.", ".include.");

  test("every field of the schema has a row", () => {
    expect(fields.filter(({ path, isGroup }) => !isGroup && !rows.has(toldAt(path))).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test("every group of the schema is mentioned", () => {
    expect(fields.filter(({ path }) => !page.includes(`\`${toldAt(path)}`)).map(({ path }) => path)).toEqual([]);
  });

  test("every row is a field of the schema", () => {
    const paths = new Set(fields.map(({ path }) => path));
    expect([...rows.keys()].filter((path) => path === undefined || !paths.has(path))).toEqual([]);
  });

  test.each(fields)(
    "$path: whether it is required, its default and its values",
    ({ path, isRequired, byDefault, values }) => {
      const row = rows.get(path);
      if (row !== undefined) {
        expect(row.default === "required").toBe(isRequired);
        if (byDefault !== undefined) expect(row.default).toBe(`\`${byDefault}\``);
        if (!isRequired && byDefault === undefined) expect(row.default).toBe("–");
      }
      expect(values.filter((value) => !page.includes(`\`${value}\``) && !page.includes(`\`"${value}"\``))).toEqual([]);
    },
  );
});

test("the steps are those of the engine, in their order", () => {
  const told = [...page.matchAll(/^\d+\. \*\*`(\w+)`\.\*\*/gm)].map(([, name]) => name);
  expect(told).toEqual(["cap_per_line", "exclusive", ...afterTiers.map(({ name }) => name), "program_budget"]);
});

test("there are whole programs, and each is read without problems", () => {
  expect(programs).not.toHaveLength(0);
  expect(programs.map(readProgram).filter(({ ok }) => !ok)).toEqual([]);
});

test.each`
  told                                      | terms
  ${"`limits.cap_per_line`"}                | ${{ limits: { cap_per_line: "10" } }}
  ${"`qualifier.counting: per-line`"}       | ${{ qualifier: { measure: "net_amount", counting: "per-line" } }}
  ${"`qualifier.measure: days_to_payment`"} | ${{ qualifier: { measure: "days_to_payment" } }}
  ${"`stacking`"}                           | ${{ stacking: { group: "g", order: 1 } }}
  ${"`banded` or `reached-up-to`, where"}   | ${{ method: "banded", qualifier: { measure: "quantity" } }}
  ${"`banded` or `reached-up-to`, where"}   | ${{ method: "reached-up-to", base: { measure: "net_amount", products: { include: { brand: ["B"] } } } }}
`("$told needs single lines", ({ told, terms }) => {
  const [, section = ""] = page.split(/^## Terms that need single lines.*$/m);
  expect(section).toContain(told);
  expect(needsLines(checked(terms))).toBe(true);
  expect(needsLines(checked({}))).toBe(false);
});

const stacking = { group: "g", order: 1 };
const growth = { over: "previous-period", as: "percent" };
const amount = { measure: "net_amount" };
const budget = { program_budget: "100" };
const guarantee = (terms: Terms): Terms => ({ guaranteed_minimum: { amount: "10", ...terms } });

test.each`
  told                               | terms
  ${"`accrual.basis: expected`"}     | ${{ accrual: { basis: "expected", estimate: "expected-value", forecast: "run-rate" }, limits: { cap_per_line: "10" } }}
  ${"`limits.program_budget`"}       | ${{ limits: budget, stacking }}
  ${"a guarantee with `above_cap: "} | ${{ limits: { ...budget, ...guarantee({}) } }}
  ${"a guarantee `over: year`"}      | ${{ limits: guarantee({ over: "year" }), stacking }}
  ${"`stacking.base: net`"}          | ${{ stacking: { ...stacking, base: "net" }, base: { measure: "quantity" }, ...perUnit }}
  ${"`qualifier.growth`"}            | ${{ qualifier: { ...amount, growth, counting: "year-to-date" } }}
  ${"`base.part: excess`"}           | ${{ qualifier: { measure: "quantity", growth }, base: { ...amount, part: "excess" } }}
  ${"`period: term`"}                | ${{ period: "term", term: { from: "2011-01-01", until: "2012-01-01" }, qualifier: { ...amount, growth } }}
  ${"`counting: per-line`"}          | ${{ qualifier: { measure: "order_count", counting: "per-line" } }}
  ${"`days_to_payment`"}             | ${{ qualifier: { measure: "days_to_payment" }, method: "banded" }}
`("a combination with $told is refused", ({ told, terms }) => {
  const [, section = ""] = page.split(/^### Combinations that are refused$/m);
  expect(section).toContain(told);
  expect(readProgram(JSON.stringify({ ...programWith(), ...terms })).ok).toBe(false);
});
