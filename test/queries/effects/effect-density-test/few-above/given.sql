insert into threshold_current (period_id, tier, unit_id, distance)
select '2011-Q1', 1, 'above' || place, place / 100
from range(29) places (place)
union all
select '2011-Q1', 1, 'below' || place, (place - 50 + 0.5) / 100
from range(50) places (place);
