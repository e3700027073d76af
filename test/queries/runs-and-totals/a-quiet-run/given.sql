insert into runs (run_id, run_number, as_of_date, lines_counted, entries_posted) values
    ('february', 1, '2011-02-28', 10, 3),
    ('march', 2, '2011-03-31', 10, 0);
insert into accrual_entries (run_id, as_of_date, entry_id, currency, amount, accrued_change_amount) values
    ('february', '2011-02-28', 'e1', 'EUR', 100, 100),
    ('february', '2011-02-28', 'e2', 'EUR', 30, -30),
    ('february', '2011-02-28', 'e3', 'USD', 5, 5);
