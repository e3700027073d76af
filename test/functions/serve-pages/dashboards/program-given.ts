import { programWith, tiersOf } from "../../../support/program.ts";
import { twoNights } from "./given.ts";

const run = `'2026-05-31-00000002', '2026-05-31'`;

/** What the version says, as the nightly run writes it. */
const annual = programWith({
  name: { en: "Volume <2026>", zh: "年度返利" },
  effective: { from: "2026-01-01" },
  period: "quarter",
  tiers: tiersOf("10000: 1%, 20000: 2%, 50000: 3%"),
  limits: { program_budget: "1000" },
});

/** The two nights with a quarterly program that three customers are in, one that has ended, and payouts of it. */
export const twoQuarters = `${twoNights}
insert into programs (run_id, as_of_date, program_id, program_version, name_en, name_zh, effective_from, currency, document) values
  (${run}, 'annual', 1, 'Volume <2026>', '年度返利', date '2026-01-01', 'EUR', '${JSON.stringify(annual)}'),
  (${run}, 'ended', 1, 'Ended rebate', null, date '2025-01-01', 'EUR', '${JSON.stringify({ ...annual, limits: {} })}');
insert into rule_periods (run_id, as_of_date, program_id, program_version, period_id, first_day, day_after) values
  (${run}, 'annual', 1, '2026-Q2', date '2026-04-01', date '2026-06-01');
insert into enrolments (run_id, as_of_date, program_id, customer_id, cohort_month, is_held_out) values
  (${run}, 'annual', 'north', '2026-01', false),
  (${run}, 'annual', 'north-too', '2026-01', false),
  (${run}, 'annual', 'south', '2026-02', false),
  (${run}, 'annual', 'kept', '2026-02', true);
insert into standings (run_id, as_of_date, program_id, period_id, period_first_day, period_day_after, customer_id, net_amount, qualifier_volume, qualifier_total, base_total, tier_reached, next_tier_from, distance_to_next_tier, before_limits_amount, earned_amount, payable_amount, accrued_amount) values
  (${run}, 'annual', '2026-Q1', '2026-01-01', '2026-04-01', 'north', 30000, 30000, 30000, 30000, 2, 50000, 20000, 600, 600, 600, 600),
  (${run}, 'annual', '2026-Q1', '2026-01-01', '2026-04-01', 'south', 12000, 12000, 12000, 12000, 1, 20000, 8000, 120, 120, 120, 120),
  (${run}, 'annual', '2026-Q2', '2026-04-01', '2026-07-01', 'north', 18000, 18000, 18000, 18000, 1, 20000, 2000, 180, 180, 180, 400),
  (${run}, 'annual', '2026-Q2', '2026-04-01', '2026-07-01', 'north-too', 9500, 9500, 9500, 9500, 0, 10000, 500, 0, 0, 0, 77.77),
  (${run}, 'annual', '2026-Q2', '2026-04-01', '2026-07-01', 'south', 25000, 25000, 25000, 25000, 2, 50000, 25000, 500, 500, 500, 180);
insert into payout_lines (run_id, as_of_date, payout_id, line_number, program_id, customer_id, period_id, amount) values
  (${run}, 'P1', 1, 'annual', 'south', '2026-Q1', 100),
  (${run}, 'P2', 1, 'annual', 'north', '2026-Q1', 900.5);
update payout_entries set period_id = '2026-Q1', debit_account = case when kind = 'payment' then 'rebate_payable' else 'rebate_liability' end;
update customers set legal_entity = 'Nordwind Handels-GmbH', channel = 'wholesale', tags = '|export|' where customer_id = 'north';
`;
