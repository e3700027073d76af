insert into threshold_current (period_id, tier, unit_id, distance)
select '2011-Q1', 1, 'at' || place, 0
from range(40) places (place)
union all
select '2011-Q2', 1, 'alone', 0.1;
