-- A customer at each hundredth of the bound on both sides. The expected fits were solved as weighted least squares with their
-- sandwich matrix, not by the closed form of the query.
insert into threshold_current (period_id, tier, unit_id, distance, outcome)
select '2011-Q1', 1, 'above' || place, place / 100, 130 + 10 * place / 100 + case when place % 3 = 0 then 4 else -2 end
from range(60) places (place)
union all
select '2011-Q1', 1, 'below' || place, -(place + 1) / 100, 100 - 20 * (place + 1) / 100 + case when place % 2 = 0 then 3 else -3 end
from range(60) places (place)
union all
-- Whose next period is not over counts for the density alone, who is far away for nothing.
select '2011-Q1', 1, 'open', 0.205, null
union all
select '2011-Q1', 1, 'far', 7.5, 9000;
