-- The treated change by 2 or 4, the others by 0 or 2; everybody starts somewhere else.
insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id)
    select 't' || number, period, 2, period - 1, number + (period - 1) * (2 + 2 * (number % 2)), 't' || number
    from range(30) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id)
    select 'c' || number, period, null, 0, 10 * number + (period - 1) * 2 * (number % 2), 'c' || number
    from range(30) numbers(number), range(1, 3) periods(period);
