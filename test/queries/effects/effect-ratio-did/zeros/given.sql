-- Of the treated every other buys nothing before, then all buy 2; of the two controls one stops and one begins.
insert into panel_current (unit_id, period, cohort, outcome)
    select 't' || number, period, 2, case when period = 2 or number % 2 = 0 then 2 else 0 end
    from range(30) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, case when period = 1 + number then 2 else 0 end
    from range(2) numbers(number), range(1, 3) periods(period);
