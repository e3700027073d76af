insert into panel_current (unit_id, period, cohort, outcome)
    select 'a' || number, period, 2, 3 * period
    from range(30) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'b' || number, period, 3, period
    from range(30) numbers(number), range(1, 4) periods(period);
