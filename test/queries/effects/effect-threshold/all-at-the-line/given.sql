insert into threshold_current (period_id, tier, unit_id, distance, outcome)
select '2011-Q1', 1, 'at' || place, 0, place
from range(40) places (place);
