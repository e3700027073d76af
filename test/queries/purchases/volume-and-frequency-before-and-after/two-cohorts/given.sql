insert into panel_runs (run_id, run_number, panel_id) values ('april', 1, 'shown');
insert into panel (panel_id, program_id, unit_id, period, cohort, net_amount, orders, contract_amount)
with bought (unit_id, cohort, period, net_amount, orders, contract_amount) as (
    values
        ('early', 24134, 24132, 100, 1, 3),
        ('early', 24134, 24134, 300, 2, 50),
        ('early', 24134, 24135, 100, 1, 5),
        ('early-too', 24134, 24133, 40, 1, 0),
        ('early-too', 24134, 24134, 20, 1, 2),
        ('late', 24135, 24133, 60, 1, 0),
        ('late', 24135, 24135, 40, 1, 10),
        ('never', null, 24132, 30, 1, 0),
        ('never', null, 24134, 90, 1, 20),
        ('never', null, 24135, 60, 2, 8),
        ('held-out', null, 24133, 0, 0, 0),
        ('held-out', null, 24134, 30, 1, 1),
        ('new', null, 24134, 500, 5, 0)
),
units as (
    select unit_id, max(cohort) as cohort, min(period) as first_period
    from bought
    group by unit_id
)
select
    'shown',
    'volume',
    unit_id,
    period,
    units.cohort,
    coalesce(net_amount, 0),
    coalesce(orders, 0),
    coalesce(contract_amount, 0)
from units
cross join lateral unnest(range(first_period, 24135 + 1)) as periods (period)
left join bought using (unit_id, period);
-- A panel that is not shown.
insert into panel_runs (run_id, run_number, panel_id) values ('before', 0, 'before');
insert into panel (panel_id, program_id, unit_id, period, cohort, net_amount, orders, contract_amount) values
    ('before', 'volume', 'never', 24134, null, 7, 7, 7);
