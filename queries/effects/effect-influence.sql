-- Question: How does each part of the customers move the event study? The multiplier bootstrap and the test of the pre-trend draw on it.
-- Grain: one row per program_id, outcome_name, control_group, event_month, bucket; only event months with at least 30 treated
-- Parameters: program_pattern string The program to show, or % for all
-- Parameters: outcome_pattern string The outcome to show, or % for all
-- Parameters: first_event_month bigint First event month, such as -12
-- Parameters: last_event_month bigint Last event month, such as 24
-- Columns:
--   program_id string The program
--   outcome_name string What was measured
--   control_group string never: customers never in the program; not_yet: those and customers who were not in it yet
--   event_month int Periods since joining; negative before
--   bucket bigint From 0 to 1999, a part of the clusters; up to 2,000 clusters each is a part by itself
--   estimate double The event study's effect, as effect-aggregates gives it
--   influence double What the bucket adds to the estimate's error. The squares sum to the squared standard error, the products of two event months to their covariance; both exactly where each cluster is a bucket
with panel as (
    select program_id, outcome_name, unit_id, period, cohort, outcome, cluster_id, weight
    from panel_current
    where program_id like ? and outcome_name like ?
),
clusters as (
    select
        program_id,
        outcome_name,
        cluster_id,
        (row_number() over (partition by program_id, outcome_name order by cluster_id) - 1) % 2000 as bucket
    from panel
    group by program_id, outcome_name, cluster_id
),
units as (
    select program_id, outcome_name, unit_id, max(cluster_id) as cluster_id, max(cohort) as cohort, max(weight) as weight
    from panel
    group by program_id, outcome_name, unit_id
),
members as (
    -- How much of each cohort is in each bucket, compared or not.
    select units.program_id, units.outcome_name, units.cohort, clusters.bucket, sum(units.weight) as member_weight
    from units
    inner join clusters
        on clusters.program_id = units.program_id
        and clusters.outcome_name = units.outcome_name
        and clusters.cluster_id = units.cluster_id
    where units.cohort is not null
    group by units.program_id, units.outcome_name, units.cohort, clusters.bucket
),
cohorts as (
    select program_id, outcome_name, cohort, sum(member_weight) as weight
    from members
    group by program_id, outcome_name, cohort
),
periods as (
    select program_id, outcome_name, period
    from panel
    group by program_id, outcome_name, period
),
compared as (
    select
        panel.program_id,
        panel.outcome_name,
        cohorts.cohort,
        panel.period,
        case when panel.period >= cohorts.cohort then cohorts.cohort - 1 else panel.period - 1 end as base_period,
        case when panel.cohort = cohorts.cohort then 'treated' when panel.cohort is null then 'never' else 'not_yet' end as part,
        panel.unit_id,
        clusters.bucket,
        panel.outcome,
        panel.weight
    from panel
    inner join clusters
        on clusters.program_id = panel.program_id
        and clusters.outcome_name = panel.outcome_name
        and clusters.cluster_id = panel.cluster_id
    inner join cohorts on cohorts.program_id = panel.program_id and cohorts.outcome_name = panel.outcome_name
    where (panel.cohort = cohorts.cohort or panel.cohort is null or panel.cohort > panel.period)
        and panel.period - cohorts.cohort between ? and ?
),
part_sums as (
    select
        compared.program_id,
        compared.outcome_name,
        compared.cohort,
        compared.period,
        compared.part,
        compared.bucket,
        count(*) as units,
        sum(compared.weight) as weight,
        sum(compared.weight * (compared.outcome - base.outcome)) as weighted_change
    from compared
    inner join panel as base
        on base.program_id = compared.program_id
        and base.outcome_name = compared.outcome_name
        and base.unit_id = compared.unit_id
        and base.period = compared.base_period
    group by compared.program_id, compared.outcome_name, compared.cohort, compared.period, compared.part, compared.bucket
),
bucket_sums as (
    select program_id, outcome_name, cohort, period, part, bucket, units, weight, weighted_change, 0 as member_weight
    from part_sums
    union all
    -- Every customer of a treated cohort has a part in its share, also one that is not compared in the cell.
    select members.program_id, members.outcome_name, members.cohort, periods.period, 'treated', members.bucket, 0, 0, 0, members.member_weight
    from members
    inner join periods on periods.program_id = members.program_id and periods.outcome_name = members.outcome_name
),
arms_of_parts as (
    select 'never' as control_group, 'treated' as part, 1 as sign
    union all
    select 'never', 'never', -1
    union all
    select 'not_yet', 'treated', 1
    union all
    select 'not_yet', 'never', -1
    union all
    select 'not_yet', 'not_yet', -1
),
arms as (
    select
        bucket_sums.*,
        arms_of_parts.control_group,
        arms_of_parts.sign,
        cohorts.weight as cohort_weight,
        sum(bucket_sums.weight) over arm as arm_weight,
        sum(bucket_sums.weighted_change) over arm / nullif(sum(bucket_sums.weight) over arm, 0) as arm_change
    from bucket_sums
    inner join arms_of_parts on arms_of_parts.part = bucket_sums.part
    inner join cohorts
        on cohorts.program_id = bucket_sums.program_id
        and cohorts.outcome_name = bucket_sums.outcome_name
        and cohorts.cohort = bucket_sums.cohort
    window arm as (
        partition by bucket_sums.program_id, bucket_sums.outcome_name, arms_of_parts.control_group, bucket_sums.cohort, bucket_sums.period, arms_of_parts.sign
    )
),
cells as (
    select
        arms.*,
        sum(sign * weight / arm_weight * arm_change) over cell as cell_estimate,
        min(sign) over cell as least_sign,
        max(sign) over cell as greatest_sign,
        -- Over the treated of a cell it sums to the weight of their cohort.
        case when sign = 1 then cohort_weight * weight / arm_weight else 0 end as counted_weight
    from arms
    where arm_weight > 0
    window cell as (partition by program_id, outcome_name, control_group, cohort, period)
),
event_months as (
    select
        cells.*,
        period - cohort as event_month,
        sum(case when sign = 1 then units else 0 end) over whole as treated_units,
        sum(counted_weight) over whole as all_weight,
        sum(counted_weight * cell_estimate) over whole / sum(counted_weight) over whole as estimate
    from cells
    where least_sign = -1 and greatest_sign = 1
    window whole as (partition by program_id, outcome_name, control_group, period - cohort)
)
select
    program_id,
    outcome_name,
    control_group,
    event_month,
    bucket,
    max(estimate) as estimate,
    sum(
        sign * cohort_weight / all_weight / arm_weight * (weighted_change - arm_change * weight)
        + member_weight * (cell_estimate - estimate) / all_weight
    ) as influence
from event_months
where treated_units >= 30
group by program_id, outcome_name, control_group, event_month, bucket
order by program_id, outcome_name, control_group, event_month, bucket
