-- A customer in the middle of each hundredth from half the bound below the line to half above it.
insert into threshold_current (period_id, tier, unit_id, distance)
select '2011-Q1', 1, 'c' || place, (place - 50 + 0.5) / 100
from range(100) places (place)
union all
-- So far beyond that bins as wide as their spread would hide the line.
select '2011-Q1', 1, 'far' || place, 20 * (place + 1)
from range(5) places (place);
