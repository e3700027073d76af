-- Everybody buys 10 before. The treated gain 4 with weight 3 or nothing with weight 1; the controls 1.
insert into panel_current (unit_id, period, cohort, outcome, weight)
    select 't' || number, period, 2, 10 + case when number < 15 then 4 * (period - 1) else 0 end, case when number < 15 then 3 else 1 end
    from range(30) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, outcome, weight)
    select 'c' || number, period, null, 9 + period, 1 + 2 * number
    from range(2) numbers(number), range(1, 3) periods(period);
