/** Two committed nights: customers in DE and FR who earned, payouts at every stage, and sales of two months. */
export const twoNights = `
insert into runs (run_id, run_number, as_of_date, started_at, committed_at, lines_accepted, lines_counted, lines_rejected, held_lines, positions) values
  ('2026-04-30-00000001', 1, '2026-04-30', timestamp '2026-05-01 02:00:00', timestamp '2026-05-01 02:03:20', 900, 880, 0, 0, 3),
  ('2026-05-31-00000002', 2, '2026-05-31', timestamp '2026-06-01 02:00:00', timestamp '2026-06-01 02:04:05', 1800, 1750, 7, 2, 4);
insert into run_ingestions (run_id, as_of_date, ingestion_id, kind, precedence)
  select run_id, as_of_date, 'customers', 'customers', 1 from runs;
insert into customers (customer_id, customer_name, region, segment, ingestion_id) values
  ('north', 'Nordwind <GmbH>', 'DE', 'key', 'customers'),
  ('north-too', 'Hafenkontor', 'DE', 'small', 'customers'),
  ('south', 'Atelier Sud', 'FR', 'key', 'customers');
insert into accrual_entries (run_id, as_of_date, entry_id, program_id, customer_id, amount, accrued_change_amount) values
  ('2026-04-30-00000001', '2026-04-30', 'a1', 'annual', 'north', 1200.5, 1200.5),
  ('2026-04-30-00000001', '2026-04-30', 'a2', 'annual', 'south', 300, 300),
  ('2026-05-31-00000002', '2026-05-31', 'a3', 'annual', 'north', 200.5, -200.5),
  ('2026-05-31-00000002', '2026-05-31', 'a4', 'annual', 'north-too', 77.77, 77.77);
insert into payout_entries (run_id, as_of_date, journal_run_id, entry_id, kind, payout_id, program_id, customer_id, amount, settled_change_amount) values
  ('2026-05-31-00000002', '2026-05-31', '2026-05-31-00000002', 'p1', 'release', 'P1', 'annual', 'south', 100, 100),
  ('2026-05-31-00000002', '2026-05-31', '2026-05-31-00000002', 'p2', 'payment', 'P1', 'annual', 'south', 100, 0);
insert into published_months (run_id, as_of_date, month, month_run_id)
  select '2026-05-31-00000002', '2026-05-31', month, '2026-05-31-00000002' from (values ('2026-04'), ('2026-05')) as months (month);
insert into customer_months (run_id, month, customer_id, net_amount, order_count) values
  ('2026-05-31-00000002', '2026-04', 'north', 40000, 4),
  ('2026-05-31-00000002', '2026-05', 'north-too', 10000, 2),
  ('2026-05-31-00000002', '2026-05', 'south', 15000, 3);
insert into payouts (run_id, as_of_date, payout_id, customer_id, customer_name, region, segment, amount, payout_on, status, reason, proposed_at, waiting_level_id, waiting_since) values
  ('2026-05-31-00000002', '2026-05-31', 'P1', 'south', 'Atelier Sud', 'FR', 'key', 100, date '2026-05-20', 'paid', null, timestamp '2026-05-01 22:30:00', null, null),
  ('2026-05-31-00000002', '2026-05-31', 'P2', 'north', 'Nordwind <GmbH>', 'DE', 'key', 900.5, date '2026-06-20', 'in_approval', null, timestamp '2026-05-10 10:00:00', 'manager', timestamp '2026-05-12 10:00:00'),
  ('2026-05-31-00000002', '2026-05-31', 'P3', 'south', 'Atelier Sud', 'FR', 'key', 150, date '2026-05-25', 'blocked', 'payee_missing', timestamp '2026-05-10 10:00:00', null, null);
`;
