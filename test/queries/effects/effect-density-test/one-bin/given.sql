-- A customer in the middle of each hundredth from half the bound below the line to half above it.
insert into threshold_current (period_id, tier, unit_id, distance)
select '2011-Q1', 1, 'c' || place, (place - 50 + 0.5) / 100
from range(100) places (place);
