insert into panel_current (unit_id, period, cohort, outcome)
    select 't' || number, period, 2, period - 1
    from range(30) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, 1
    from range(2) numbers(number), range(1, 3) periods(period);
