insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id)
    select 't' || number, period, 2, period - 1, 1 + number / 10 + period, 't' || number from range(30) numbers(number), range(1, 3) periods(period);
