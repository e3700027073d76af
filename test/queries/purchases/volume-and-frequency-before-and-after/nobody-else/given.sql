insert into panel_runs (run_id, run_number, panel_id) values ('march', 1, 'shown');
insert into panel (panel_id, program_id, unit_id, period, cohort, net_amount, orders, contract_amount)
with bought (unit_id, cohort, period, net_amount, orders, contract_amount) as (
    values
        ('c1', 24122, 24109, 9999, 9, 0),
        ('c1', 24122, 24110, 120, 1, 0),
        ('c1', 24122, 24134, 9999, 9, 0)
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
cross join lateral unnest(range(first_period, 24134 + 1)) as periods (period)
left join bought using (unit_id, period);
