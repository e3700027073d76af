import { parseDecimal, zero } from "../../../shared/money/decimal.ts";
import type { Payout, PayoutStatus } from "../../../shared/payout/payout.ts";
import { proposed } from "../../../shared/payout/transitions.ts";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import type { AggregateRow } from "../../../shared/run/aggregate-row.ts";
import { type Statement, type StatementFindings, statementOf } from "../../../shared/statement/statement.ts";
import { lineRowOf, rulesOf } from "../../support/aggregate.ts";
import { programWith, tiersOf, versionOf } from "../../support/program.ts";

const run = { run_id: "2011-12-31-00000007", run_number: 7, as_of_date: "2011-12-31" };

/** 1 % from 100.00 on, 2 % from 1,000.00 on, capped at 30.00. */
export const annual = versionOf(
  programWith({
    name: { en: "Annual rebate <A>", zh: "年度返利" },
    tiers: tiersOf("100: 1%, 1000: 2%"),
    limits: { cap_per_position: "30", minimum_payout: "5" },
  }),
);

/** Lines of C1 in January and March, 1,200.00 in all. */
export const lines: readonly AggregateRow[] = [
  lineRowOf("o1", { accrual_date: "2011-01-10", net_amount: "400" }),
  lineRowOf("o2", { accrual_date: "2011-01-20", net_amount: "200" }),
  lineRowOf("o3", { accrual_date: "2011-03-05", net_amount: "600" }),
];

export const customerRow = {
  customer_name: "天河电子 <喆>",
  legal_entity: "天河电子有限公司",
  region: "CN",
  segment: "key",
  language: "zh",
};

export const standingRow = {
  program_id: "annual",
  program_version: "1",
  period_id: "2011",
  period_first_day: "2011-01-01",
  period_day_after: "2012-01-01",
  currency: "EUR",
  net_amount: "1200.00000000000000",
  earned_amount: "24.0000",
  accrual_basis: "earned",
  accrued_amount: "24.0000",
  held_line_count: "0",
};

/** A payout of C1 for the year 2011 in a status. */
export function payoutOf(amount: string, status: PayoutStatus, payoutOn = "2011-06-30"): Payout {
  const line = {
    programId: "annual",
    programVersion: 1,
    contractReference: "C-2011-001",
    periodId: "2011",
    countsUntil: "2012-01-01",
    settledBefore: zero,
    amount: parseDecimal(amount),
  };
  const content = { customerId: "C1", group: "annual", currency: "EUR", payoutOn, payee: undefined, lines: [line] };
  const customer = { name: "天河电子" };
  return {
    ...proposed(content, { proposerId: "pat", proposedAt: "2011-06-01T08:00:00.000Z", customer, checks: [] }),
    status,
  };
}

export function findings({
  versions = [annual],
  ...given
}: Partial<StatementFindings> & { readonly versions?: readonly ProgramVersion[] } = {}): StatementFindings {
  return {
    run,
    rules: rulesOf(versions, run.as_of_date),
    customer: [customerRow],
    standings: [standingRow],
    aggregate: lines,
    payouts: [],
    ...given,
  };
}

export const statementWith = (given: Parameters<typeof findings>[0] = {}): Statement =>
  statementOf("C1", { periodId: "2011" }, findings(given));
