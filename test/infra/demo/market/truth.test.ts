import { describe, expect, test } from "vitest";
import { marketPrograms } from "../../../../infra/demo/generated-market.ts";
import { marketFiles } from "../../../../infra/demo/market/files.ts";
import { playMarket } from "../../../../infra/demo/market/market.ts";
import { definitions, type Effect, truthOf } from "../../../../infra/demo/market/truth.ts";
import type { FileRecord } from "../../../../infra/demo/year/records.ts";

const documents = (await marketPrograms()).map(({ document }) => document);
const market = playMarket(documents);
const truth = truthOf(market.customers);
const effectOf = (programId: string, outcome: string) =>
  truth.effects.find((each) => each.program_id === programId && each.outcome_name === outcome && each.cohort === null);
const eventMonthsOf = (programId: string, outcome: string) =>
  truth.effects_by_event_month.filter((each) => each.program_id === programId && each.outcome_name === outcome);

/** Both worlds as files would hold them. */
const rowsWith = orderRows(market);
const rowsWithout = orderRows({
  ...market,
  customers: market.customers.map((each) => ({ ...each, orders: each.ordersWithoutPrograms })),
});

function orderRows(world: typeof market): readonly FileRecord[] {
  return marketFiles(world)
    .filter(({ kind }) => kind === "orders")
    .flatMap(({ records }) => records);
}

/** What the outcomes of a customer's months sum up to from a month on, recomputed from the rows of files; money in cents. */
function sumOf(rows: readonly FileRecord[], outcome: string, customers: ReadonlySet<string>, from: string): number {
  const counted = rows.filter((row) => customers.has(row.customer_id ?? "") && (row.order_date ?? "") >= from);
  const distinct = (key: (row: FileRecord) => string) => new Set(counted.map(key)).size;
  if (outcome === "orders") return distinct((row) => row.order_id ?? "");
  if (outcome === "active") return distinct((row) => `${row.customer_id} ${row.order_date?.slice(0, 7)}`);
  return Number(counted.reduce((sum, row) => sum + BigInt((row.net_amount ?? "").replace(".", "")), 0n)) / 100;
}

test("is the difference of the two worlds, recomputed from their files", () => {
  const cohorts = truth.effects.filter(({ cohort }) => cohort !== null);
  expect(cohorts).toHaveLength(15);
  for (const effect of cohorts) {
    const members = market.customers.filter(
      ({ membership }) =>
        membership?.programId === effect.program_id && 2024 * 12 + membership.cohort === effect.cohort,
    );
    const ids = new Set(members.map(({ customer }) => customer.customerId));
    const sums = [rowsWith, rowsWithout].map((rows) =>
      sumOf(rows, effect.outcome_name, ids, `${effect.cohort_month}-01`),
    );
    const [having = Number.NaN, lacking = Number.NaN] = sums;
    expect(effect.members).toBe(ids.size);
    expect(effect.member_months).toBe(ids.size * (2026 * 12 - (effect.cohort ?? 0)));
    expect(effect.total_effect).toBeCloseTo(having - lacking, 6);
    expect(effect.mean_with).toBeCloseTo(having / effect.member_months, 9);
    expect(effect.effect).toBeCloseTo((having - lacking) / effect.member_months, 9);
    expect(effect.effect_share).toBeCloseTo((having - lacking) / lacking, 9);
  }
});

test("adds up, over cohorts and over event months, to the whole", () => {
  for (const whole of truth.effects.filter(({ cohort }) => cohort === null)) {
    const { program_id: program, outcome_name: outcome } = whole;
    const cohorts = truth.effects.filter(
      (each) => each.program_id === program && each.outcome_name === outcome && each.cohort !== null,
    );
    for (const parts of [cohorts, eventMonthsOf(program, outcome)]) {
      const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + of(part), 0);
      expect(sum((part) => part.member_months)).toBe(whole.member_months);
      expect(sum((part) => part.total_effect)).toBeCloseTo(whole.total_effect, 6);
      expect(sum((part) => part.effect * part.member_months)).toBeCloseTo(whole.total_effect, 6);
    }
  }
});

describe("is what the model states", () => {
  test.each(["net_amount", "orders", "active"])("nothing of %s for the partners, who are only chosen", (outcome) => {
    const zeros = [...truth.effects, ...truth.effects_by_event_month].filter(
      (each) => each.program_id === "partner-annual" && each.outcome_name === outcome,
    );
    expect(zeros).toHaveLength(2 + 12);
    expect(new Set(zeros.map(({ effect }) => effect))).toEqual(new Set([0]));
  });

  test("the stated lift for frequent buyers, but for the chance of 1,000 orders", () => {
    expect(effectOf("frequent-buyer", "orders")?.effect_share).toBeGreaterThan(0.25 - 0.03);
    expect(effectOf("frequent-buyer", "orders")?.effect_share).toBeLessThan(0.25 + 0.03);
  });

  test("more than the lasting lift for the club, and less than if all were always just below a tier", () => {
    const share = effectOf("quarterly-club", "orders")?.effect_share ?? Number.NaN;
    expect(share).toBeGreaterThan(0.12 + 0.05);
    expect(share).toBeLessThan(1.12 * 1.6 - 1 - 0.05);
  });

  test.each(["net_amount", "orders"])("%s won before the stockists' deadline and lost after it", (outcome) => {
    const byMonth = new Map(eventMonthsOf("stock-up-half-year", outcome).map((each) => [each.event_month, each]));
    expect(effectOf("stock-up-half-year", outcome)?.effect).toBe(0);
    expect(byMonth.get(5)?.effect).toBeGreaterThan(0.2);
    expect(byMonth.get(6)?.effect).toBe(-(byMonth.get(5)?.effect ?? 0));
    const others = [...byMonth.values()].filter((each) => each.event_month !== 5 && each.event_month !== 6);
    expect(new Set(others.map(({ effect }) => effect))).toEqual(new Set([0]));
  });
});

test("every figure is defined, beside the figures", () => {
  const keys = new Set([...truth.effects, ...truth.effects_by_event_month].flatMap((each) => Object.keys(each)));
  expect([...keys].sort()).toEqual(Object.keys(definitions).sort());
  expect(truth.definitions).toBe(definitions);
  const clubs = truth.effects.filter((each: Effect) => each.program_id === "quarterly-club");
  expect(clubs.find(({ cohort_month }) => cohort_month === "2024-07")?.cohort).toBe(24_294);
});
