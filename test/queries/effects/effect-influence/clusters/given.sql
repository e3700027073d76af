-- The treated of the first cluster change by 2, those of the second by 4; of the controls one by 0, one by 2.
insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
    select 't' || number, period, 2, number + (period - 1) * (2 + 2 * (number // 15)), 'a' || number // 15
    from range(30) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, outcome, cluster_id)
    select 'c' || number, period, null, period * 2 * number, 'c' || number
    from range(2) numbers(number), range(1, 3) periods(period);
