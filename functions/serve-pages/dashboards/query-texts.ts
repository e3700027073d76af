import accruedAndPaid from "../../../queries/accrued-and-paid.sql";
import approvalTimePerLevel from "../../../queries/approval-time-per-level.sql";
import controlTotals from "../../../queries/control-totals.sql";
import costOfRuns from "../../../queries/dashboards/cost-of-runs.sql";
import customerProfile from "../../../queries/dashboards/customer-profile.sql";
import customersBySales from "../../../queries/dashboards/customers-by-sales.sql";
import dataFreshness from "../../../queries/dashboards/data-freshness.sql";
import decisionsByPerson from "../../../queries/dashboards/decisions-by-person.sql";
import effectsOfPrograms from "../../../queries/dashboards/effects-of-programs.sql";
import exceptionsByKind from "../../../queries/dashboards/exceptions-by-kind.sql";
import liabilityByRegion from "../../../queries/dashboards/liability-by-region.sql";
import membersByRegion from "../../../queries/dashboards/members-by-region.sql";
import nextTierOpportunities from "../../../queries/dashboards/next-tier-opportunities.sql";
import payoutsByStage from "../../../queries/dashboards/payouts-by-stage.sql";
import payoutsOfCustomer from "../../../queries/dashboards/payouts-of-customer.sql";
import payoutsWaiting from "../../../queries/dashboards/payouts-waiting.sql";
import payoutsWithWarnings from "../../../queries/dashboards/payouts-with-warnings.sql";
import positionsOfCustomer from "../../../queries/dashboards/positions-of-customer.sql";
import programTerms from "../../../queries/dashboards/program-terms.sql";
import purchasesOfCustomer from "../../../queries/dashboards/purchases-of-customer.sql";
import rejectedRowsOfFile from "../../../queries/dashboards/rejected-rows-of-file.sql";
import salesByRegion from "../../../queries/dashboards/sales-by-region.sql";
import stoppedPayoutsByReason from "../../../queries/dashboards/stopped-payouts-by-reason.sql";
import tierMovementByRegion from "../../../queries/dashboards/tier-movement-by-region.sql";
import tiersByRegion from "../../../queries/dashboards/tiers-by-region.sql";
import densityBins from "../../../queries/effect-report/density-bins.sql";
import finishedPeriods from "../../../queries/effect-report/finished-periods.sql";
import measurement from "../../../queries/effect-report/measurement.sql";
import reportedProgram from "../../../queries/effect-report/program.sql";
import purchaseBaseline from "../../../queries/effect-report/purchase-baseline.sql";
import summaries from "../../../queries/effect-report/summaries.sql";
import thresholdEffects from "../../../queries/effect-report/threshold-effects.sql";
import effectBunching from "../../../queries/effects/effect-bunching.sql";
import effectByEarlierVolume from "../../../queries/effects/effect-by-earlier-volume.sql";
import effectComparisonGroups from "../../../queries/effects/effect-comparison-groups.sql";
import effectDensityTest from "../../../queries/effects/effect-density-test.sql";
import effectHoldOut from "../../../queries/effects/effect-hold-out.sql";
import effectPullForward from "../../../queries/effects/effect-pull-forward.sql";
import effectRegression from "../../../queries/effects/effect-regression.sql";
import effectReturn from "../../../queries/effects/effect-return.sql";
import exceptionsAndOverrides from "../../../queries/exceptions-and-overrides.sql";
import payoutsAgainstFrequencyLimits from "../../../queries/payouts-against-frequency-limits.sql";
import programVersions from "../../../queries/program-versions.sql";
import volumeAndFrequencyBeforeAndAfter from "../../../queries/purchases/volume-and-frequency-before-and-after.sql";
import rejectedRows from "../../../queries/rejected-rows.sql";
import approvalsInReview from "../../../queries/review/approvals-in-review.sql";
import customersJustBelow from "../../../queries/review/customers-just-below.sql";
import programReview from "../../../queries/review/program-review.sql";
import tiersInReview from "../../../queries/review/tiers-in-review.sql";
import runsAndTotals from "../../../queries/runs-and-totals.sql";
import segregationOfDuties from "../../../queries/segregation-of-duties.sql";
import whoApprovedWhat from "../../../queries/who-approved-what.sql";
import type { DashboardQuery } from "./query-names.ts";

/** The texts of the saved queries that dashboards ask; the bundler puts them in. */
export const queryTexts: Readonly<Record<DashboardQuery, string>> = {
  "accrued-and-paid": accruedAndPaid,
  "approval-time-per-level": approvalTimePerLevel,
  "approvals-in-review": approvalsInReview,
  "control-totals": controlTotals,
  "cost-of-runs": costOfRuns,
  "customer-profile": customerProfile,
  "customers-by-sales": customersBySales,
  "customers-just-below": customersJustBelow,
  "data-freshness": dataFreshness,
  "decisions-by-person": decisionsByPerson,
  "density-bins": densityBins,
  "effect-bunching": effectBunching,
  "effect-by-earlier-volume": effectByEarlierVolume,
  "effect-comparison-groups": effectComparisonGroups,
  "effect-density-test": effectDensityTest,
  "effect-hold-out": effectHoldOut,
  "effect-pull-forward": effectPullForward,
  "effect-regression": effectRegression,
  "effect-return": effectReturn,
  "effects-of-programs": effectsOfPrograms,
  "exceptions-and-overrides": exceptionsAndOverrides,
  "exceptions-by-kind": exceptionsByKind,
  "finished-periods": finishedPeriods,
  "liability-by-region": liabilityByRegion,
  measurement,
  "members-by-region": membersByRegion,
  "next-tier-opportunities": nextTierOpportunities,
  "payouts-against-frequency-limits": payoutsAgainstFrequencyLimits,
  "payouts-by-stage": payoutsByStage,
  "payouts-of-customer": payoutsOfCustomer,
  "payouts-waiting": payoutsWaiting,
  "payouts-with-warnings": payoutsWithWarnings,
  "positions-of-customer": positionsOfCustomer,
  program: reportedProgram,
  "program-review": programReview,
  "program-terms": programTerms,
  "program-versions": programVersions,
  "purchase-baseline": purchaseBaseline,
  "purchases-of-customer": purchasesOfCustomer,
  "rejected-rows": rejectedRows,
  "rejected-rows-of-file": rejectedRowsOfFile,
  "runs-and-totals": runsAndTotals,
  "sales-by-region": salesByRegion,
  "segregation-of-duties": segregationOfDuties,
  "stopped-payouts-by-reason": stoppedPayoutsByReason,
  summaries,
  "threshold-effects": thresholdEffects,
  "tier-movement-by-region": tierMovementByRegion,
  "tiers-by-region": tiersByRegion,
  "tiers-in-review": tiersInReview,
  "volume-and-frequency-before-and-after": volumeAndFrequencyBeforeAndAfter,
  "who-approved-what": whoApprovedWhat,
};
