insert into threshold_current (period_id, tier, unit_id, distance, outcome)
select '2011-Q1', 1, 'above' || place, place / 100, 130
from range(29) places (place)
union all
-- The thirtieth counts for the density, but what comes next is not known yet.
select '2011-Q1', 1, 'open', 0.295, null
union all
select '2011-Q1', 1, 'below' || place, -(place + 1) / 100, 100
from range(39) places (place);
