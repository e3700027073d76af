-- Everybody who would have ended within a tenth below the line went that tenth further, so that the fit below ends under zero.
insert into threshold_current (period_id, tier, unit_id, distance)
select '2011-Q1', 1, 'c' || place, (place - 50 + 0.5 + case when place between 40 and 49 then 10 else 0 end) / 100
from range(100) places (place);
