-- A customer in the middle of each hundredth from half the bound below the line to half above it.
insert into threshold_current (period_id, tier, unit_id, distance)
select '2011-Q1', 1, 'c' || place, (place - 50 + 0.5) / 100
from range(100) places (place)
union all
select '2011-Q1', 1, 'more' || place, place / 200
from range(60) places (place);

-- Expected: heights of every bin counted one by one and fitted as weighted least squares, not by the closed sums of the query.
