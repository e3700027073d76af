import type { EffectReportQuery } from "../../../shared/aws/effect-report.ts";

type FileName<Path extends string> = Path extends `${string}/${infer Name}` ? Name : Path;
type EffectQuery = FileName<EffectReportQuery>;

/** The saved queries that dashboards and reports of effects ask: where each lies below queries/. */
export const dashboardQueries = {
  "accrued-and-paid": ".",
  "approval-time-per-level": ".",
  "approvals-in-review": "review",
  "control-totals": ".",
  "cost-of-runs": "dashboards",
  "customer-profile": "dashboards",
  "customers-by-sales": "dashboards",
  "customers-just-below": "review",
  "data-freshness": "dashboards",
  "decisions-by-person": "dashboards",
  "density-bins": "effect-report",
  "effect-bunching": "effects",
  "effect-by-earlier-volume": "effects",
  "effect-comparison-groups": "effects",
  "effect-density-test": "effects",
  "effect-hold-out": "effects",
  "effect-pull-forward": "effects",
  "effect-regression": "effects",
  "effect-return": "effects",
  "effects-of-programs": "dashboards",
  "exceptions-and-overrides": ".",
  "exceptions-by-kind": "dashboards",
  "finished-periods": "effect-report",
  "liability-by-region": "dashboards",
  measurement: "effect-report",
  "members-by-region": "dashboards",
  "next-tier-opportunities": "dashboards",
  "payouts-against-frequency-limits": ".",
  "payouts-by-stage": "dashboards",
  "payouts-of-customer": "dashboards",
  "payouts-waiting": "dashboards",
  "payouts-with-warnings": "dashboards",
  "positions-of-customer": "dashboards",
  program: "effect-report",
  "program-review": "review",
  "program-terms": "dashboards",
  "program-versions": ".",
  "purchase-baseline": "effect-report",
  "purchases-of-customer": "dashboards",
  "rejected-rows": ".",
  "rejected-rows-of-file": "dashboards",
  "runs-and-totals": ".",
  "sales-by-region": "dashboards",
  "segregation-of-duties": ".",
  "stopped-payouts-by-reason": "dashboards",
  summaries: "effect-report",
  "threshold-effects": "effect-report",
  "tier-movement-by-region": "dashboards",
  "tiers-by-region": "dashboards",
  "tiers-in-review": "review",
  "volume-and-frequency-before-and-after": "purchases",
  "who-approved-what": ".",
} as const satisfies Readonly<Record<EffectQuery, string> & Record<string, string>>;

export type DashboardQuery = keyof typeof dashboardQueries;

/** A query of a report of effects, by its file's name. */
export const effectQuery = (path: EffectReportQuery): EffectQuery =>
  path.slice(path.lastIndexOf("/") + 1) as EffectQuery;

export const isDashboardQuery = (name: string): name is DashboardQuery => Object.hasOwn(dashboardQueries, name);

/** Of these, those that only who looks at controls may ask. */
export const controlQueries: ReadonlySet<DashboardQuery> = new Set<DashboardQuery>([
  "decisions-by-person",
  "exceptions-and-overrides",
  "exceptions-by-kind",
  "payouts-against-frequency-limits",
  "payouts-with-warnings",
  "rejected-rows",
  "rejected-rows-of-file",
  "segregation-of-duties",
  "who-approved-what",
]);

/** Of these, those whose rows are of any customer and do not say of which, so that only who sees all customers may ask. */
export const unlimitedQueries: ReadonlySet<DashboardQuery> = new Set<DashboardQuery>([
  "rejected-rows",
  "rejected-rows-of-file",
]);
