-- Before, every fourth buys 0, 10, 20 or 30; the treated gain 1, 2, 3 or 4, the controls 0 or 2.
insert into panel_current (unit_id, period, cohort, outcome)
    select 't' || number, period, 2, 10 * (number % 4) + (period - 1) * (1 + number % 4)
    from range(120) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, 10 * (number % 4) + (period - 1) * 2 * (number // 4)
    from range(8) numbers(number), range(1, 3) periods(period);
