/** The saved queries that dashboards ask: where each lies below queries/. */
export const dashboardQueries = {
  "accrued-and-paid": ".",
  "approval-time-per-level": ".",
  "approvals-in-review": "review",
  "control-totals-since": "dashboards",
  "cost-of-runs": "dashboards",
  "customer-profile": "dashboards",
  "customers-by-sales": "dashboards",
  "customers-just-below": "review",
  "data-freshness": "dashboards",
  "decisions-by-person": "dashboards",
  "effects-of-programs": "dashboards",
  "exceptions-and-overrides": ".",
  "exceptions-by-kind": "dashboards",
  "liability-by-region": "dashboards",
  "members-by-region": "dashboards",
  "next-tier-opportunities": "dashboards",
  "payouts-against-frequency-limits": ".",
  "payouts-by-stage": "dashboards",
  "payouts-of-customer": "dashboards",
  "payouts-waiting": "dashboards",
  "payouts-with-warnings": "dashboards",
  "positions-of-customer": "dashboards",
  "program-review": "review",
  "program-terms": "dashboards",
  "program-versions": ".",
  "purchases-of-customer": "dashboards",
  "rejected-rows": ".",
  "rejected-rows-of-file": "dashboards",
  "runs-and-totals": ".",
  "sales-by-region": "dashboards",
  "segregation-of-duties": ".",
  "stopped-payouts-by-reason": "dashboards",
  "tier-movement-by-region": "dashboards",
  "tiers-by-region": "dashboards",
  "tiers-in-review": "review",
  "who-approved-what": ".",
} as const satisfies Readonly<Record<string, string>>;

export type DashboardQuery = keyof typeof dashboardQueries;

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
