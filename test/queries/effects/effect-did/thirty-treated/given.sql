-- The treated change by 2 or 4, the controls by 0 or 2.
insert into panel_current (unit_id, period, cohort, outcome)
    select 't' || number, period, 2, number + (period - 1) * (2 + 2 * (number % 2))
    from range(30) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, 10 * number + (period - 1) * 2 * number
    from range(2) numbers(number), range(1, 3) periods(period);
