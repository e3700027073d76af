-- Weighted, the treated have (3 * 16 * 4 + 16 * 0) / 64 = 3 more at the deadline; each cluster holds two of the same weight and change.
insert into panel_current (unit_id, period, cohort, outcome, cluster_id, weight)
    select 't' || number, period, 2, case when period = 2 and number < 16 then 4 else 0 end, 't' || (number // 2), case when number < 16 then 3 else 1 end
    from range(32) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, outcome, cluster_id)
    select 'c' || number, period, 5, 'c' || number from range(4) numbers(number), range(1, 3) periods(period);
