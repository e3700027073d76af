insert into threshold_current (period_id, tier, unit_id, distance, outcome)
select '2011-Q1', 1, 'above' || place, place / 100, 130 + 10 * place / 100
from range(40) places (place);
