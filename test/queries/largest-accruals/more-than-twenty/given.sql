insert into runs (run_id, run_number, as_of_date) values
    ('february', 1, '2011-02-28'),
    ('march', 2, '2011-03-31');

insert into standings (run_id, as_of_date, program_id, customer_id, period_id, accrued_amount)
select 'march', '2011-03-31', 'standard', 'c' || lpad(number::varchar, 2, '0'), '2011-Q1', number
from range(1, 24) as numbers (number);
