-- The treated go from 1 to 3 with weight 3 or stay at 1 with weight 1, from 1 to 2.5 on average.
insert into panel_current (unit_id, period, cohort, outcome, weight)
    select 't' || number, period, 2, case when number < 15 and period = 2 then 3 else 1 end, case when number < 15 then 3 else 1 end
    from range(30) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, 4
    from range(2) numbers(number), range(1, 3) periods(period);
