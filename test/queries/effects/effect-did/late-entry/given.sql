-- Before is 2 and afterwards 5; the second control enters in period 2.
insert into panel_current (unit_id, period, cohort, outcome)
    select 't' || number, period, 3, case period when 1 then 1 when 2 then 3 else 5 end from range(30) numbers(number), range(1, 5) periods(period);
insert into panel_current (unit_id, period, cohort, outcome) values
    ('late', 3, 3, 100), ('late', 4, 3, 100),
    ('c1', 1, null, 1), ('c1', 2, null, 1), ('c1', 3, null, 1), ('c1', 4, null, 1),
    ('c2', 2, null, 4), ('c2', 3, null, 6), ('c2', 4, null, 6),
    ('c3', 3, null, 50), ('c3', 4, null, 60),
    ('gone', 1, null, 70), ('gone', 2, null, 80);
