-- 100 + 20x below the line and 130 - 5x from it on: without noise the jump is 30 at every bandwidth, and its error zero.
insert into threshold_current (program_id, period_id, tier, unit_id, distance, outcome)
select 'straight', '2011-Q1', 2, 'above' || place, place / 100, 130 - 5 * place / 100
from range(45) places (place)
union all
select 'straight', '2011-Q1', 2, 'below' || place, -(place + 1) / 100, 100 - 20 * (place + 1) / 100
from range(45) places (place)
union all
select 'other', '2011-Q1', 2, 'stranger', 0.1, 1;
