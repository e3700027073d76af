insert into threshold_current (period_id, tier, unit_id, distance_before, distance)
select '2011-Q1', 1, 'c' || number, 0.01, 0.02 from range(30) numbers (number);
