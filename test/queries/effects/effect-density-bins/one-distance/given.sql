insert into dim_number (number) select number from range(100) numbers (number);
insert into threshold_current (period_id, tier, unit_id, distance, distance_before)
select '2011-Q1', 1, 'at' || place, 0, 0.1
from range(40) places (place);
