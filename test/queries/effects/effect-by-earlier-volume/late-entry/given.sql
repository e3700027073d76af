insert into panel_current (unit_id, period, cohort, outcome)
    select 'a' || number, period, 2, period
    from range(30) numbers(number), range(1, 5) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, 0
    from range(2) numbers(number), range(1, 5) periods(period);
insert into panel_current (unit_id, period, cohort, outcome) values ('late', 2, 4, 5), ('late', 3, 4, 5), ('late', 4, 4, 9), ('new', 2, null, 7), ('new', 3, null, 7);
