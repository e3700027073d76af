insert into runs (run_id, run_number, as_of_date) values ('may', 1, '2011-05-15');
insert into payouts (run_id, as_of_date, payout_id, customer_id, amount, status, proposed_at, paid_on) values
    ('may', '2011-05-15', 'P1', 'c1', 30, 'paid', timestamp '2011-04-20 10:00:00', date '2011-04-30'),
    ('may', '2011-05-15', 'P2', 'c1', 4, 'voided', timestamp '2011-05-02 10:00:00', null),
    ('may', '2011-05-15', 'P3', 'c2', 2, 'paid', timestamp '2011-05-02 10:00:00', null);
insert into payout_lines (run_id, as_of_date, payout_id, line_number, program_id, customer_id, period_id, amount) values
    ('may', '2011-05-15', 'P1', 1, 'growth', 'c1', '2011-Q1', 10),
    ('may', '2011-05-15', 'P1', 2, 'volume', 'c1', '2011-Q1', 20),
    ('may', '2011-05-15', 'P3', 1, 'volume', 'c2', '2011-Q1', 2);
