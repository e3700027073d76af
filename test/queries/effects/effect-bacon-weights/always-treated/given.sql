insert into panel_current (unit_id, period, cohort, outcome)
    select 'a' || number, period, 1, 5 * period from range(30) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'b' || number, period, 3, case period when 3 then 9 else 0 end from range(30) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, 4, period from range(60) numbers(number), range(1, 4) periods(period);
