-- Twenty-nine join.
insert into panel_current (unit_id, period, cohort, outcome)
    select 't' || number, period, 2, 3 * period
    from range(29) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, period
    from range(30) numbers(number), range(1, 3) periods(period);
