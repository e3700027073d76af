insert into threshold_current (period_id, tier, unit_id, distance_before, distance)
-- 20 crossed the line, 10 stayed above it, 2 left it upwards, 5 stayed below it, and 3 came from afar. 7 have no year before.
select '2011-Q1', 1, 'crossed' || number, -0.05, 0.02 from range(20) numbers (number) union all
select '2011-Q1', 1, 'stayed' || number, 0.03, 0.03 from range(10) numbers (number) union all
select '2011-Q1', 1, 'grew' || number, 0.05, 0.3 from range(2) numbers (number) union all
select '2011-Q1', 1, 'below' || number, -0.02, -0.03 from range(5) numbers (number) union all
select '2011-Q1', 1, 'afar' || number, -0.8, 0.01 from range(3) numbers (number) union all
select '2011-Q1', 1, 'new' || number, null, 0.01 from range(7) numbers (number);

-- By hand, of n = 40. Above: 23 came, 2 left, so the excess is 21 and se² = 23 + 2 - 21²/40 = 13.975. Below: 20 went and nobody came,
-- se² = 20 - 20²/40 = 10. Tilt: 20 count as 2, 3 as 1 and 2 as -1: 41, and se² = 20·4 + 3 + 2 - 41²/40 = 42.975.
