import dataFreshness from "../../../queries/dashboards/data-freshness.sql";
import liabilityByRegion from "../../../queries/dashboards/liability-by-region.sql";
import payoutsByStage from "../../../queries/dashboards/payouts-by-stage.sql";
import salesByRegion from "../../../queries/dashboards/sales-by-region.sql";
import runsAndTotals from "../../../queries/runs-and-totals.sql";
import type { DashboardQuery } from "./query-names.ts";

/** The texts of the saved queries that dashboards ask; the bundler puts them in. */
export const queryTexts: Readonly<Record<DashboardQuery, string>> = {
  "data-freshness": dataFreshness,
  "liability-by-region": liabilityByRegion,
  "payouts-by-stage": payoutsByStage,
  "runs-and-totals": runsAndTotals,
  "sales-by-region": salesByRegion,
};
