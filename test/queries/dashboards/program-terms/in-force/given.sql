insert into runs (run_id, run_number, as_of_date) values ('may', 1, '2011-05-15');
insert into programs (run_id, as_of_date, program_id, program_version, name_en, effective_from, document) values
    ('may', '2011-05-15', 'volume', 1, 'Volume before', '2011-01-01', '{"a":1}'),
    ('may', '2011-05-15', 'volume', 2, 'Volume', '2011-04-01', '{"a":2}'),
    ('may', '2011-05-15', 'volume', 3, 'Volume to come', '2011-07-01', '{"a":3}'),
    ('may', '2011-05-15', 'ended', 1, 'Ended before', '2010-01-01', '{"a":4}'),
    ('may', '2011-05-15', 'ended', 2, 'Ended', '2010-06-01', '{"a":5}');
insert into rule_periods (run_id, as_of_date, program_id, program_version, period_id, first_day, day_after) values
    ('may', '2011-05-15', 'volume', 1, '2011-Q1', '2011-01-01', '2011-04-01'),
    ('may', '2011-05-15', 'volume', 2, '2011-Q2', '2011-04-01', '2011-05-16');
