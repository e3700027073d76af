import { twoNights } from "./given.ts";

const run = "'2026-05-31-00000002', '2026-05-31'";

/** Beside the payouts of the two nights: one at every stage, what checks found, who decided, what was released, and what a file held. */
export const payoutFacts = `${twoNights}
insert into payouts (run_id, as_of_date, payout_id, customer_id, customer_name, region, segment, amount, payout_on, status, reason, proposed_by, proposed_at, round, checks_warned, waiting_level_id, waiting_since, approved_at, released_at, paid_on) values
  (${run}, 'P4', 'north', 'Nordwind <GmbH>', 'DE', 'key', 11.11, date '2026-05-30', 'approved', null, 'pat@example.com', timestamp '2026-05-02 10:00:00', 1, 1, null, null, timestamp '2026-05-29 10:00:00', null, null),
  (${run}, 'P5', 'north-too', 'Hafenkontor', 'DE', 'small', 22.22, date '2026-05-10', 'released', null, 'pat@example.com', timestamp '2026-05-02 10:00:00', 1, 0, null, null, timestamp '2026-05-03 10:00:00', timestamp '2026-05-04 10:00:00', null),
  (${run}, 'P6', 'south', 'Atelier Sud', 'FR', 'key', 33.33, date '2026-06-20', 'held', 'timed_out', 'pat@example.com', timestamp '2026-05-26 10:00:00', 1, 0, null, null, null, null, null),
  (${run}, 'P7', 'north', 'Nordwind <GmbH>', 'DE', 'key', 44.44, date '2026-05-20', 'paid', null, 'pat@example.com', timestamp '2026-05-02 10:00:00', 1, 0, null, null, timestamp '2026-05-03 10:00:00', timestamp '2026-05-04 10:00:00', date '2026-05-19'),
  (${run}, 'P8', 'north-too', 'Hafenkontor', 'DE', 'small', 55.55, date '2026-06-20', 'changes_requested', null, 'pat@example.com', timestamp '2026-05-25 10:00:00', 2, 0, null, null, null, null, null);
update payouts set proposed_by = 'pat@example.com', round = 1 where payout_id in ('P1', 'P2', 'P3');
insert into payout_lines (run_id, as_of_date, payout_id, line_number, program_id, customer_id, period_id, amount)
  select run_id, as_of_date, payout_id, 1, 'annual', customer_id, '2026-Q1', amount from payouts;
insert into payout_checks (run_id, as_of_date, payout_id, check_id, verdict, reason, figures) values
  (${run}, 'P4', 'usual_amount', 'warn', 'jump_against_history', '{"amount":"11.11","currency":"EUR","factor":"3","median":"2.00"}'),
  (${run}, 'P3', 'payee_registered', 'block', 'payee_missing', '{"customer":"south"}'),
  (${run}, 'P3', 'method_allowed', 'block', 'method_is_cash', '{}');
insert into payout_decisions (run_id, as_of_date, payout_id, round, step_number, level_id, decided_by, instead_of, outcome, reason, asked_at, decided_at, business_hours) values
  (${run}, 'P1', 1, 1, 'manager', 'sam@example.com', null, 'approved', 'as agreed with <Sud>', timestamp '2026-05-03 08:00:00', timestamp '2026-05-03 12:00:00', 4),
  (${run}, 'P7', 1, 1, 'manager', 'nora@example.com', null, 'approved', 'fine', timestamp '2026-05-03 08:00:00', timestamp '2026-05-03 10:00:00', 2),
  (${run}, 'P4', 1, 1, 'manager', 'dirk@example.com', 'nora@example.com', 'approved', 'in her place', timestamp '2026-05-28 08:00:00', timestamp '2026-05-29 10:00:00', 9),
  (${run}, 'P8', 1, 1, 'director', 'gone@example.com', null, 'changes_requested', 'wrong contract', timestamp '2026-05-20 08:00:00', timestamp '2026-05-21 08:00:00', 8);
insert into payout_time_outs (run_id, as_of_date, payout_id, round, step_number, level_id, asked_at, timed_out_at) values
  (${run}, 'P6', 1, 1, 'manager', timestamp '2026-05-26 10:00:00', timestamp '2026-05-28 10:00:00');
insert into payout_releases (run_id, as_of_date, payout_id, attempt, round, released_by, released_at, outcome, value_date, confirmed_by, confirmed_at) values
  (${run}, 'P1', 1, 1, 'ray@example.com', timestamp '2026-05-04 10:00:00', 'paid', date '2026-05-19', 'ray@example.com', timestamp '2026-05-20 10:00:00'),
  (${run}, 'P7', 1, 1, 'nora@example.com', timestamp '2026-05-04 10:00:00', 'paid', date '2026-05-19', 'ray@example.com', timestamp '2026-05-20 10:00:00'),
  (${run}, 'P5', 1, 1, 'ray@example.com', timestamp '2026-05-04 10:00:00', null, null, null, null);
insert into rule_settlements (run_id, as_of_date, program_id, period_id, payout_on, payouts_per_year, payout_year_id, payout_year_first_day, payout_year_day_after) values
  (${run}, 'annual', '2026-Q1', date '2026-05-20', 1, '2026', date '2026-01-01', date '2027-01-01');
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, file, precedence, rows_in, rows_accepted, rows_rejected, net_amount_accepted) values
  (${run}, 'orders', 'orders', 'erp/2026-05.csv', 2, 10, 8, 2, 0);
insert into rejected_lines (ingestion_id, file, line_number, reason, column_name, value, all_reasons, record) values
  ('orders', 'erp/2026-05.csv', 4, 'date_invalid', 'Date', '31.02.2026', 'date_invalid', '{"Date":"31.02.2026","Customer":"south"}'),
  ('orders', 'erp/2026-05.csv', 9, 'date_invalid', 'Date', 'soon', 'date_invalid', '{"Date":"soon","Customer":"north"}');
`;
