type Terms = Readonly<Record<string, unknown>>;

const regions = ["north", "south", "east", "west"] as const;
const channels = ["retail", "trade", "online"] as const;
const segments = ["key", "key", "new"] as const;

const percentTiers = [
  { from: "0", benefit: { kind: "percent", percent: "1" } },
  { from: "500", benefit: { kind: "percent", percent: "1.5" } },
  { from: "2000", benefit: { kind: "percent", percent: "2.25" } },
];
const category = (index: number): Terms => ({ include: { category: [`category ${index % 10}`] } });

/** Kinds that totals suffice for, and kinds that look at single lines of a few products. */
const kinds: readonly ((index: number) => Terms)[] = [
  () => ({ period: "year", method: "whole", limits: { cap_per_position: "500" } }),
  () => ({ period: "quarter", method: "banded" }),
  () => ({ period: "half-year", method: "reached-up-to" }),
  () => ({
    period: "quarter",
    method: "whole",
    qualifier: { measure: "order_count" },
    base: { measure: "order_count" },
    tiers: [
      { from: "1", benefit: { kind: "fixed", amount: "5" } },
      { from: "2", benefit: { kind: "fixed", amount: "12" } },
    ],
  }),
  (index) => ({
    period: "year",
    method: "whole",
    products: category(index),
    qualifier: { measure: "quantity" },
    base: { measure: "quantity" },
    tiers: [{ from: "5", benefit: { kind: "per-multiple", multiple: "10", amount: "3" } }],
  }),
  () => ({ period: "quarter", method: "whole", qualifier: { measure: "net_amount", counting: "year-to-date" } }),
  () => ({
    period: "quarter",
    method: "whole",
    qualifier: { measure: "net_amount", growth: { over: "previous-period", as: "percent" } },
    tiers: [{ from: "110", benefit: { kind: "percent", percent: "2" } }],
  }),
  () => ({
    period: "year",
    method: "whole",
    qualifier: { measure: "active_days" },
    tiers: [{ from: "2", benefit: { kind: "percent", percent: "0.5" } }],
  }),
  () => ({ period: "year", method: "whole", limits: { program_budget: "5000" } }),
  () => ({
    period: "year",
    method: "whole",
    accrual: { basis: "expected", estimate: "expected-value", forecast: "run-rate" },
  }),
  (index) => ({ period: "quarter", method: "whole", products: category(index), limits: { cap_per_line: "4" } }),
  (index) => ({
    period: "year",
    method: "banded",
    qualifier: { measure: "quantity", products: category(index) },
    base: { measure: "net_amount", products: category(index + 1) },
    tiers: [
      { from: "0", benefit: { kind: "percent", percent: "1" } },
      { from: "10", benefit: { kind: "percent", percent: "2" } },
    ],
  }),
  (index) => ({
    period: "year",
    method: "whole",
    products: category(index),
    stacking: { group: "bench-stack", order: index, base: "net" },
  }),
];

/**
 * Fifty programs of mixed kinds over the distributor's year, each for a part of the customers, as contracts are; together they
 * make about the twenty thousand positions that the budgets are stated for.
 */
export const mixedPrograms: readonly Readonly<Record<string, unknown>>[] = Array.from({ length: 50 }, (_, index) => {
  const kind = kinds[index % kinds.length];
  if (kind === undefined) throw new Error("there are kinds");
  return {
    program: `bench-${String(index + 1).padStart(2, "0")}`,
    name: { en: `Bench program ${index + 1}` },
    contract_reference: "BENCH",
    effective: { from: "2025-01-01" },
    currency: "EUR",
    customers: {
      include: {
        segment: [segments[index % segments.length]],
        region: [regions[index % regions.length]],
        channel: [channels[index % channels.length]],
      },
    },
    qualifier: { measure: "net_amount" },
    base: { measure: "net_amount" },
    tiers: percentTiers,
    ...kind(index),
  };
});
