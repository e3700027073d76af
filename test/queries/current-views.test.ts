import { expect, test } from "vitest";
import { queryFilesIn } from "../support/query-files.ts";

/** What a view of every run reads, and what its twin of the latest committed run reads in its place. */
const twins: Readonly<Record<string, string>> = {
  run_ingestions: "run_ingestions_current",
  rule_scopes: "rule_scopes_current",
  rule_rates: "rule_rates_current",
  order_lines_by_run: "order_lines_current",
  customers_by_run: "customers_current",
  payees_by_run: "payees_current",
  products_by_run: "products_current",
  fx_rates_by_run: "fx_rates_current",
  exchange_rates_by_run: "exchange_rates_current",
  scope_customers_by_run: "scope_customers_current",
  scope_matches_by_run: "scope_matches_current",
  scope_products_by_run: "scope_products_current",
};

const views = new Map(queryFilesIn("views").map((view) => [view.name, view]));
const byRun = [...views.values()].filter(({ name }) => name.endsWith("_by_run"));

// Written twice because a join to the latest run is not pushed below a window: it would rank the lines of every run.
test.each(byRun)("the twin of $name says the same over the latest committed run's input", ({ name, sql, columns }) => {
  const twin = views.get(twins[name] ?? "");
  expect(twin?.sql).toBe(sql.replace(/\w+/g, (word) => twins[word] ?? word));
  expect(twin?.columns.map(({ name, type }) => ({ name, type }))).toEqual(
    columns.map(({ name, type }) => ({ name, type })),
  );
});
