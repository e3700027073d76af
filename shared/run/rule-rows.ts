import { createHash } from "node:crypto";
import { periodsWithin, yearOf } from "../calendar/accrual-period.ts";
import { addDays } from "../calendar/day.ts";
import { previousPeriod, samePeriodLastYear } from "../calendar/earlier-period.ts";
import type { CalendarPeriod } from "../calendar/period.ts";
import { settlementsOf } from "../calendar/settlement.ts";
import { compareText } from "../compare-text.ts";
import type { FactRow } from "../facts/table.ts";
import { canonicalJson } from "../program/canonical.ts";
import { type HoldOut, holdOutOf } from "../program/hold-out.ts";
import { barredTags, type ProgramDocument, type ProgramVersion } from "../program/program.ts";
import { spansOf, withoutSuspendedDays } from "../program/spans.ts";
import { needsLines } from "../rebate/needs-lines.ts";

/**
 * What the lines that a rule row reaches are for. `both` where the volume that decides the tier is the one that earns; the rest are
 * volumes of earlier days that the terms look back on: the year before the period, the period before, the period that growth is
 * measured against, and last year's, whose shape a forecast follows.
 */
export const ruleRoles = ["both", "qualifier", "base", "year_before", "previous", "baseline", "last_year"] as const;
export type RuleRole = (typeof ruleRoles)[number];

/** Whether a role is for the period's own volume, not for that of earlier days. */
export function isOfPeriod(role: RuleRole): boolean {
  return role === "both" || role === "qualifier" || role === "base";
}

/** How finely the aggregate tells a rule's volume: one sum, a sum per month, or line by line. */
export type Grain = "total" | "month" | "line";

/** The rows that tell the aggregate which lines count where; each table's rows name the run. */
export type RuleRows = {
  readonly periods: readonly FactRow[];
  readonly scopes: readonly FactRow[];
  readonly units: readonly FactRow[];
  readonly rates: readonly FactRow[];
  readonly settlements: readonly FactRow[];
};

/**
 * Turns program versions into rows: which days, customers, products, units and rates each of them counts in each accrual period that
 * has begun. It is the only place where a document's scope becomes something that SQL reads.
 */
export function ruleRows(runId: string, versions: readonly ProgramVersion[], asOfDate: string): RuleRows {
  const scopes = new Map<string, readonly FactRow[]>();
  const units = new Map<string, readonly FactRow[]>();
  const rates = new Map<string, readonly FactRow[]>();
  const scopeId = (kind: "customer" | "product", scope: Scope): string => {
    const id = `${kind}-${scopeHash(scope)}`;
    if (!scopes.has(id)) scopes.set(id, scopeRows(runId, kind, id, scope));
    return id;
  };
  const unitId = (document: ProgramDocument, unit: string | undefined): string | null => {
    if (unit === undefined) return null;
    const factors = unitFactors(document, unit);
    const id = `unit-${hash(canonicalJson(factors))}`;
    units.set(
      id,
      Object.entries(factors).map(([name, factor]) => ({ run_id: runId, unit_id: id, unit: name, factor })),
    );
    return id;
  };
  const exchangeId = ({ exchange, currency }: ProgramDocument): string => {
    if (exchange?.by !== "fixed") return exchange?.by ?? "day";
    const id = `fixed-${hash(canonicalJson({ currency, rates: exchange.rates }))}`;
    rates.set(
      id,
      Object.entries(exchange.rates).map(([from, rate]) => ({
        run_id: runId,
        exchange_id: id,
        from_currency: from,
        to_currency: currency,
        rate,
      })),
    );
    return id;
  };
  const periods = [...Map.groupBy(versions, ({ programId }) => programId).values()].flatMap((ofProgram) => {
    const ownGrain = grainOf(ofProgram);
    return countedDaysOf(ofProgram, asOfDate).flatMap(({ version, period, days }) => {
      const { document } = version;
      return volumesOf(document, period, days).map(({ role, products, unit, firstDay, dayAfter }) => ({
        run_id: runId,
        program_id: version.programId,
        program_version: version.version,
        period_id: period.id,
        role,
        grain: isOfPeriod(role) ? ownGrain : grainOfLookBack(role),
        first_day: firstDay,
        day_after: dayAfter,
        currency: document.currency,
        exchange_id: exchangeId(document),
        unit_id: unitId(document, unit),
        counts_days: countsDays(document),
        customer_scope_id: scopeId("customer", { ...withBarredTags(document.customers), holdOut: holdOutOf(document) }),
        product_scope_id: scopeId("product", products),
      }));
    });
  });
  return {
    periods,
    scopes: [...scopes.values()].flat(),
    units: [...units.values()].flat(),
    rates: [...rates.values()].flat(),
    settlements: settlementRows(runId, versions, asOfDate),
  };
}

type Days = { readonly firstDay: string; readonly dayAfter: string };
type CountedDays = {
  readonly version: ProgramVersion;
  readonly period: CalendarPeriod;
  readonly days: readonly Days[];
};

/** The days that each version governs in each accrual period that has begun, up to and with the as-of date. */
function countedDaysOf(versions: readonly ProgramVersion[], asOfDate: string): readonly CountedDays[] {
  const dayAfterRun = addDays(asOfDate, 1);
  const counted = spansOf(versions, "0001-01-01", dayAfterRun).flatMap(({ version, firstDay, dayAfter }) =>
    periodsWithin(version.document, firstDay, dayAfter).map((period) => ({
      version,
      period,
      days: { firstDay: later(period.firstDay, firstDay), dayAfter: earlier(period.dayAfter, dayAfter) },
    })),
  );
  return [...Map.groupBy(counted, ({ version, period }) => `${version.version} ${period.id}`).values()].flatMap(
    ([first, ...others]) =>
      first === undefined ? [] : [{ ...first, days: [first, ...others].map(({ days }) => days) }],
  );
}

/** The last settlement that is due of each period, by the terms that govern the period last. */
function settlementRows(runId: string, versions: readonly ProgramVersion[], asOfDate: string): readonly FactRow[] {
  const governing = new Map(
    [...Map.groupBy(versions, ({ programId }) => programId).values()]
      .flatMap((ofProgram) => countedDaysOf(ofProgram, asOfDate))
      .map((counted) => [JSON.stringify([counted.version.programId, counted.period.id]), counted]),
  );
  return [...governing.values()].flatMap(({ version: { programId, document }, period }) => {
    const settlements = settlementsOf(document, period, document.settlement ?? {});
    const due = settlements.findLast(({ submittedUntil }) => submittedUntil <= asOfDate);
    if (due === undefined) return [];
    const year = yearOf(document, due.payoutOn);
    return [
      {
        run_id: runId,
        program_id: programId,
        period_id: period.id,
        counts_until: due.countsUntil,
        submitted_until: due.submittedUntil,
        payout_on: due.payoutOn,
        is_final: due.isFinal,
        payouts_per_year: document.limits.payouts_per_year ?? null,
        payout_year_id: year?.id ?? null,
        payout_year_first_day: year?.firstDay ?? null,
        payout_year_day_after: year?.dayAfter ?? null,
      },
    ];
  });
}

type RuleVolume = Days & {
  readonly role: RuleRole;
  readonly products: Scope;
  readonly unit: string | undefined;
};

/** How finely the period's own volume must be told; a program's versions meet in one position, so they have one grain. */
function grainOf(versions: readonly ProgramVersion[]): Grain {
  if (versions.some(({ document }) => needsLines(document))) return "line";
  return versions.some(({ document }) => document.accrual?.basis === "expected") ? "month" : "total";
}

/** Of earlier days one sum is enough, except where a forecast follows the months. */
function grainOfLookBack(role: RuleRole): Grain {
  return role === "last_year" ? "month" : "total";
}

/** Every volume that a version's terms look at for one accrual period. Suspended days count nowhere, also not for later periods. */
function volumesOf(document: ProgramDocument, period: CalendarPeriod, days: readonly Days[]): readonly RuleVolume[] {
  const { qualifier, base, accrual } = document;
  const decides = { products: qualifier.products ?? document.products, unit: qualifier.unit };
  const earns = { products: base.products ?? document.products, unit: base.unit };
  const now = (role: RuleRole, what: typeof decides) => days.map((some) => ({ ...some, ...what, role }));
  const back = (role: RuleRole, some: Days | undefined) =>
    some === undefined
      ? []
      : withoutSuspendedDays(document, some).map(({ firstDay, dayAfter }) => ({
          firstDay,
          dayAfter,
          ...decides,
          role,
        }));

  const year = qualifier.counting === "year-to-date" ? yearOf(document, period.firstDay) : undefined;
  return [
    ...(isSameVolume(decides, earns) ? now("both", earns) : [...now("qualifier", decides), ...now("base", earns)]),
    ...back("year_before", year === undefined ? undefined : { firstDay: year.firstDay, dayAfter: period.firstDay }),
    ...back("previous", qualifier.counting === "previous-period" ? previousPeriod(document, period) : undefined),
    ...back("baseline", baselinePeriod(document, period)),
    ...back("last_year", accrual?.basis === "expected" ? samePeriodLastYear(document, period) : undefined),
  ];
}

type Counted = Pick<RuleVolume, "products" | "unit">;

function isSameVolume(a: Counted, b: Counted): boolean {
  return a.unit === b.unit && scopeHash(a.products) === scopeHash(b.products);
}

/** Whether the terms count active days, which the aggregate sums only for those that do. */
export function countsDays({ qualifier, base }: ProgramDocument): boolean {
  return qualifier.measure === "active_days" || base.measure === "active_days";
}

function baselinePeriod(document: ProgramDocument, period: CalendarPeriod): CalendarPeriod | undefined {
  switch (document.qualifier.growth?.over) {
    case "same-period-last-year":
      return samePeriodLastYear(document, period);
    case "previous-period":
      return previousPeriod(document, period);
    default:
      return undefined;
  }
}

/** What one of each unit is in the unit that is counted. */
function unitFactors({ unit_conversions: conversions = [] }: ProgramDocument, unit: string): Record<string, string> {
  return {
    [unit]: "1",
    ...Object.fromEntries(conversions.filter(({ of }) => of === unit).map((each) => [each.unit, each.is])),
  };
}

type Scope = {
  readonly include?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  readonly exclude?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  readonly holdOut?: HoldOut | undefined;
};

/** Who can earn, and never a barred customer. Tags are written small, as ingest stores them. */
function withBarredTags({ include, exclude }: ProgramDocument["customers"]): Scope {
  const small = (tags: readonly string[]) => [...new Set(tags.map((tag) => tag.toLowerCase()))];
  return {
    include: include?.tag === undefined ? include : { ...include, tag: small(include.tag) },
    exclude: { ...exclude, tag: small([...(exclude?.tag ?? []), ...barredTags]) },
  };
}

function scopeRows(runId: string, kind: string, scopeId: string, scope: Scope): readonly FactRow[] {
  const rules = (effect: "include" | "exclude") =>
    Object.entries(scope[effect] ?? {}).flatMap(([attribute, values = []]) =>
      values.map((value) => ({ effect, attribute, value })),
    );
  const includes = rules("include");
  const everybody = { effect: "all", attribute: null, value: null };
  const included = new Set(includes.map(({ attribute }) => attribute)).size;
  const holdOut = Object.entries(scope.holdOut ?? {}).map(([attribute, value]) => ({
    effect: "hold_out",
    attribute,
    value,
  }));
  return [...(includes.length === 0 ? [everybody] : includes), ...rules("exclude"), ...holdOut].map((rule) => ({
    run_id: runId,
    scope_kind: kind,
    scope_id: scopeId,
    ...rule,
    included_attributes: included,
  }));
}

/** Equal scopes of different programs share one id, so that the aggregate sums the lines of a scope once. */
function scopeHash(scope: Scope): string {
  const sorted = (rules: Scope["include"]) =>
    Object.entries(rules ?? {})
      .map(([attribute, values = []]) => [attribute, [...values].sort()] as const)
      .sort(([a], [b]) => compareText(a, b));
  const { holdOut } = scope;
  const drawn = holdOut === undefined ? [] : [[holdOut.lot, holdOut.percent]];
  return hash(JSON.stringify([sorted(scope.include), sorted(scope.exclude), ...drawn]));
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);
