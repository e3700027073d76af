-- Nothing changes but one control, which goes from 8 to 12 in period 3, and another that goes the other way.
insert into panel_current (unit_id, period, cohort, outcome)
    select 'a' || number, period, 2, 10
    from range(30) numbers(number), range(1, 5) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'b' || number, period, 3, 10
    from range(30) numbers(number), range(1, 5) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, case when number = 0 and period >= 3 or number = 1 and period < 3 then 12 else 8 end
    from range(2) numbers(number), range(1, 5) periods(period);
