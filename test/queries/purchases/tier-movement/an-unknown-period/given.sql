insert into runs (run_id, run_number, as_of_date) values ('july', 1, '2011-07-15');
insert into standings (run_id, as_of_date, program_id, customer_id, period_id, tier_reached) values
    ('july', '2011-07-15', 'volume', 'c1', '2011-Q1', 1),
    ('july', '2011-07-15', 'volume', 'c1', '2011-Q2', 2),
    ('july', '2011-07-15', 'volume', 'c2', '2011-Q1', 2),
    ('july', '2011-07-15', 'volume', 'c2', '2011-Q2', 1),
    ('july', '2011-07-15', 'volume', 'c3', '2011-Q1', 1),
    ('july', '2011-07-15', 'volume', 'c3', '2011-Q2', 1),
    ('july', '2011-07-15', 'volume', 'c4', '2011-Q1', 1),
    ('july', '2011-07-15', 'volume', 'c5', '2011-Q2', 0),
    ('july', '2011-07-15', 'volume', 'c6', '2011-Q3', 1),
    ('july', '2011-07-15', 'volume', 'c7', '2011-Q1', 1),
    ('july', '2011-07-15', 'volume', 'c7', '2011-Q2', 1),
    ('july', '2011-07-15', 'other', 'c1', '2011-Q1', 1);
