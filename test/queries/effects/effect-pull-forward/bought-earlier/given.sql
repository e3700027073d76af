-- The treated buy 10 in the first two periods, 13 or 15 at the deadline, 7 afterwards; the others 10, and once 9 or 11.
insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
    select 't' || number, period, 1, case period when 3 then 13 + 2 * (number % 2) when 4 then 7 else 10 end, 't' || number
    from range(30) numbers(number), range(1, 5) periods(period);
insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
    select 'c' || number, period, case when number < 10 then 5 end, case period when 2 then 9 + 2 * (number % 2) else 10 end, 'c' || number
    from range(30) numbers(number), range(1, 5) periods(period);
-- Two join within the window; one has no period to compare with.
insert into panel_current (unit_id, period, cohort, outcome, cluster_id) select 'joins', period, 3, 500 * period, 'joins' from range(1, 5) periods(period);
insert into panel_current (unit_id, period, cohort, outcome, cluster_id) select 'joins later', period, 4, 500 * period, 'joins later' from range(1, 5) periods(period);
insert into panel_current (unit_id, period, cohort, outcome, cluster_id) select 'enters', period, null, 500, 'enters' from range(2, 5) periods(period);
