insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');

insert into accrual_entries (run_id, as_of_date, entry_id, posting_run_id, amount, accrued_change_amount, accrued_after_amount) values
    ('february', '2011-02-28', 'e1', 'february', 10.00, 10.00, 10.00),
    ('march', '2011-03-31', 'e2', 'died', 15.00, 15.00, 25.00),
    ('died', '2011-03-30', 'e2', 'died', 15.00, 15.00, 25.00);
