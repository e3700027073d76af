-- Members have 5 or 7 in both periods, others 1 or 3: the line runs through 2 and 6, and everybody is 1 above or below it.
insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id)
    select 't' || number, period, 1, 1, 5 + 2 * (number % 2), 't' || number from range(30) numbers(number), range(1, 3) periods(period);
insert into panel_current (unit_id, period, cohort, dose, outcome, cluster_id)
    select 'c' || number, period, null, 0, 1 + 2 * (number % 2), 'c' || number from range(30) numbers(number), range(1, 3) periods(period);
