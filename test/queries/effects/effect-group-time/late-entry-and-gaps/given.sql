insert into panel_current (unit_id, period, cohort, outcome)
    select 't' || number, period, 3, 3 * (period - 2) from range(30) numbers(number), range(2, 5) periods(period);
insert into panel_current (unit_id, period, cohort, outcome) values
    ('late', 3, 3, 100), ('late', 4, 3, 200),
    ('c1', 2, null, 7), ('c1', 3, null, 7), ('c1', 4, null, 7),
    ('gap', 2, null, 0), ('gap', 4, null, 4);
