-- Question: How much and how often did members buy before and after they joined, and what did customers never in the program buy in the same months?
-- Grain: one row per program_id, phase. No effect of the program: members bought more before they joined, too; ask effect-did and its kin for effects.
-- Parameters: program_pattern string The program to show, or % for all
-- Columns:
--   program_id string The program
--   phase string before: the 12 months before joining; after: the 12 months from joining on
--   members bigint Members with a month in the phase; who joined in the first month of buying has no before and is left out
--   member_months bigint Their months in it, those without purchases included
--   member_net_amount double Mean net amount of a member in a month
--   member_orders double Mean orders of a member in a month
--   member_active_share double Share of members' months with an order
--   member_amount_per_order double Net amount of all members by their orders; null without an order
--   member_contract_amount double Mean contract amount of a member in a month
--   never_members bigint Customers never in the program, held-out ones among them, who bought before a month in which members joined
--   never_member_net_amount double Mean net amount of a never-member in a month; each calendar month counts as often as the members of a cohort have it, beside never-members who bought before that cohort
--   never_member_orders double The same of orders
--   never_member_active_share double The same of the share of months with an order
--   never_member_amount_per_order double The two means before by each other
--   never_member_contract_amount double The same of contract amounts
with panel as (
    select program_id, unit_id, cohort, period, outcome_name, outcome
    from panel_current
    where program_id like ? and outcome_name in ('net_amount', 'orders', 'contract_amount')
),
first_periods as (
    select program_id, unit_id, min(period) as first_period
    from panel
    group by program_id, unit_id
),
months_per_cohort as (
    -- Members have bought before their cohort, so they are compared with never-members who have as well: never-members are placed
    -- at their first month, members at the last one before they joined.
    select
        panel.program_id,
        panel.cohort,
        coalesce(panel.cohort - 1, first_periods.first_period) as placed_at,
        panel.period,
        sum(case when panel.outcome_name = 'orders' then 1 else 0 end) as customers,
        sum(case when panel.outcome_name = 'net_amount' then panel.outcome else 0 end) as net_amount,
        sum(case when panel.outcome_name = 'orders' then panel.outcome else 0 end) as orders,
        sum(case when panel.outcome_name = 'orders' and panel.outcome > 0 then 1 else 0 end) as active_customers,
        sum(case when panel.outcome_name = 'contract_amount' then panel.outcome else 0 end) as contract_amount
    from panel
    inner join first_periods
        on first_periods.program_id = panel.program_id
        and first_periods.unit_id = panel.unit_id
    group by panel.program_id, panel.cohort, coalesce(panel.cohort - 1, first_periods.first_period), panel.period
),
months_beside_never_members as (
    select
        program_id,
        cohort,
        period,
        customers,
        net_amount,
        orders,
        active_customers,
        contract_amount,
        sum(case when cohort is null then customers end) over (partition by program_id, period order by placed_at) as never_members,
        sum(case when cohort is null then net_amount end) over (partition by program_id, period order by placed_at) as never_net_amount,
        sum(case when cohort is null then orders end) over (partition by program_id, period order by placed_at) as never_orders,
        sum(case when cohort is null then active_customers end) over (
            partition by program_id, period
            order by placed_at
        ) as never_active_customers,
        sum(case when cohort is null then contract_amount end) over (
            partition by program_id, period
            order by placed_at
        ) as never_contract_amount
    from months_per_cohort
),
months_around_joining as (
    select
        program_id,
        cohort,
        case when period < cohort then 'before' else 'after' end as phase,
        customers,
        net_amount,
        orders,
        active_customers,
        contract_amount,
        never_members,
        never_net_amount,
        never_orders,
        never_active_customers,
        never_contract_amount,
        cast(customers as double) / cast(never_members as double) as weight
    from months_beside_never_members
    where period >= cohort - 12 and period < cohort + 12
),
phases_per_cohort as (
    -- Customers stay in the panel once they are in it, so the fullest month has all of them.
    select
        program_id,
        phase,
        max(customers) as members,
        max(never_members) as never_members,
        sum(customers) as member_months,
        sum(case when never_members > 0 then customers end) as compared_months,
        sum(net_amount) as net_amount,
        sum(orders) as orders,
        sum(active_customers) as active_customers,
        sum(contract_amount) as contract_amount,
        sum(weight * never_net_amount) as never_net_amount,
        sum(weight * never_orders) as never_orders,
        sum(weight * never_active_customers) as never_active_customers,
        sum(weight * never_contract_amount) as never_contract_amount
    from months_around_joining
    group by program_id, cohort, phase
),
phases as (
    select
        program_id,
        phase,
        sum(members) as members,
        max(never_members) as never_members,
        sum(member_months) as member_months,
        sum(compared_months) as compared_months,
        sum(net_amount) as net_amount,
        sum(orders) as orders,
        sum(active_customers) as active_customers,
        sum(contract_amount) as contract_amount,
        sum(never_net_amount) as never_net_amount,
        sum(never_orders) as never_orders,
        sum(never_active_customers) as never_active_customers,
        sum(never_contract_amount) as never_contract_amount
    from phases_per_cohort
    group by program_id, phase
)
select
    program_id,
    phase,
    members,
    member_months,
    cast(net_amount as double) / cast(member_months as double) as member_net_amount,
    cast(orders as double) / cast(member_months as double) as member_orders,
    cast(active_customers as double) / cast(member_months as double) as member_active_share,
    cast(net_amount as double) / cast(nullif(orders, 0) as double) as member_amount_per_order,
    cast(contract_amount as double) / cast(member_months as double) as member_contract_amount,
    coalesce(never_members, 0) as never_members,
    cast(never_net_amount as double) / cast(compared_months as double) as never_member_net_amount,
    cast(never_orders as double) / cast(compared_months as double) as never_member_orders,
    cast(never_active_customers as double) / cast(compared_months as double) as never_member_active_share,
    cast(never_net_amount as double) / cast(nullif(never_orders, 0) as double) as never_member_amount_per_order,
    cast(never_contract_amount as double) / cast(compared_months as double) as never_member_contract_amount
from phases
order by program_id, phase desc
