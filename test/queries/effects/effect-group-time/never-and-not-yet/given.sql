-- Over the three periods the first cohort goes 0, 2, 5 and the second 0, 1, 4; of the two others one gains 2 at once.
insert into panel_current (unit_id, period, cohort, outcome)
    select 'a' || number, period, 2, case period when 1 then 0 when 2 then 2 else 5 end
    from range(30) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'b' || number, period, 3, case period when 1 then 0 when 2 then 1 else 4 end
    from range(30) numbers(number), range(1, 4) periods(period);
insert into panel_current (unit_id, period, cohort, outcome)
    select 'c' || number, period, null, case when period >= 2 then 2 * number else 0 end
    from range(2) numbers(number), range(1, 4) periods(period);
