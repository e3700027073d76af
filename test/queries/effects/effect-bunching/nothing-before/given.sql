insert into threshold_current (period_id, tier, unit_id, distance) select '2011-Q1', 1, 'c' || number, 0.01 from range(50) numbers (number);
