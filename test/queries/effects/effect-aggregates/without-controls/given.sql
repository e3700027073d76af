insert into panel_current (unit_id, period, cohort, outcome)
    select 't' || number, period, 2, period
    from range(30) numbers(number), range(1, 3) periods(period);
