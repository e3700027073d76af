/** The saved queries that dashboards ask: where each lies below queries/. */
export const dashboardQueries = {
  "data-freshness": "dashboards",
  "liability-by-region": "dashboards",
  "payouts-by-stage": "dashboards",
  "runs-and-totals": ".",
  "sales-by-region": "dashboards",
} as const satisfies Readonly<Record<string, string>>;

export type DashboardQuery = keyof typeof dashboardQueries;

export const isDashboardQuery = (name: string): name is DashboardQuery => Object.hasOwn(dashboardQueries, name);

/** Of these, those that only who looks at controls may ask. */
export const controlQueries: ReadonlySet<DashboardQuery> = new Set();
