-- The first cohort goes from 10 to 30, the second, twice as large, from 20 to 30; the others stay.
insert into panel_current (unit_id, period, cohort, outcome)
    select 'a' || number, period, 2, case when period >= 2 then 30 else 10 end
    from range(30) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'b' || number, period, 3, case when period = 3 then 30 else 20 end
    from range(60) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, 10
    from range(5) numbers(number), range(1, 4) periods(period);
