-- Before, 29 of the treated buy 0 and 31 buy 10.
insert into panel_current (unit_id, period, cohort, outcome)
    select 't' || number, period, 2, case when number < 29 then 0 else 10 end + 3 * (period - 1)
    from range(60) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, 10 * (number % 2) + 2 * (period - 1) * (number // 2)
    from range(4) numbers(number), range(1, 3) periods(period);
