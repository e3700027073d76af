-- Question: How did the customers of each program buy before they joined, as the baseline models of purchases ask it, and how much have they bought since?
-- Grain: one row per program_id, unit_id of the treated; of more than 20,000 in a program, those whose hash of the id comes first
-- Parameters: program_pattern string The program to show, or % for all
-- Columns:
--   program_id string The program
--   unit_id string The customer
--   repeat_purchase_days bigint Purchase days before joining, after the first one (x)
--   recency_weeks double Weeks from the first purchase day to the last one before joining (t_x)
--   age_weeks double Weeks from the first purchase day to the last day before joining (T)
--   mean_repeat_amount double Mean net amount of the repeat purchase days in the program's currency; null without one
--   weeks_since double Weeks from joining to the end of the panel
--   purchase_days_since bigint Purchase days in these weeks
--   net_amount_since double Net amount of these days
with units as (
    -- Of the outcome active, which every customer has in every month.
    select program_id, unit_id, max(cohort) as cohort, max(period) as last_period
    from panel_current
    where program_id like ? and outcome_name = 'active'
    group by program_id, unit_id
),
placed_units as (
    -- The hash draws without looking at what anybody bought, and draws the same whenever it is asked.
    select
        program_id,
        unit_id,
        cohort,
        last_period,
        row_number() over (partition by program_id order by to_hex(md5(to_utf8(unit_id))), unit_id) as place
    from units
    where cohort <= last_period
),
months as (
    select month_number, month_first_day, month_day_after
    from dim_calendar
    where day = month_first_day
),
programs as (
    select program_id, currency
    from enrolments_current
    group by program_id, currency
),
members as (
    select
        placed_units.program_id,
        programs.currency,
        placed_units.unit_id,
        cohort_months.month_first_day as joined_on,
        last_months.month_day_after as day_after
    from placed_units
    inner join programs on programs.program_id = placed_units.program_id
    inner join months as cohort_months on cohort_months.month_number = placed_units.cohort
    inner join months as last_months on last_months.month_number = placed_units.last_period
    where placed_units.place <= 20000
),
purchase_days as (
    -- Returns belong to the day of what they take back: a day that is wholly returned is no purchase day.
    select customer_id, currency, accrual_date as purchase_day, sum(net_amount) as net_amount
    from order_lines_current
    group by customer_id, currency, accrual_date
    having sum(quantity) > 0
),
placed_days as (
    select
        members.program_id,
        members.unit_id,
        members.joined_on,
        members.day_after,
        purchase_days.purchase_day,
        cast(purchase_days.net_amount as double) as net_amount,
        min(purchase_days.purchase_day) over (partition by members.program_id, members.unit_id) as first_purchase_day
    from members
    inner join purchase_days
        on purchase_days.customer_id = members.unit_id
        and purchase_days.currency = members.currency
        and purchase_days.purchase_day < members.day_after
),
histories as (
    select
        program_id,
        unit_id,
        joined_on,
        day_after,
        first_purchase_day,
        count(case when purchase_day > first_purchase_day and purchase_day < joined_on then 1 end) as repeat_purchase_days,
        max(case when purchase_day < joined_on then purchase_day end) as last_purchase_day,
        avg(case when purchase_day > first_purchase_day and purchase_day < joined_on then net_amount end) as mean_repeat_amount,
        count(case when purchase_day >= joined_on then 1 end) as purchase_days_since,
        coalesce(sum(case when purchase_day >= joined_on then net_amount end), 0) as net_amount_since
    from placed_days
    where first_purchase_day < joined_on
    group by program_id, unit_id, joined_on, day_after, first_purchase_day
)
select
    program_id,
    unit_id,
    repeat_purchase_days,
    cast(date_diff('day', first_purchase_day, last_purchase_day) as double) / 7e0 as recency_weeks,
    cast(date_diff('day', first_purchase_day, joined_on) - 1 as double) / 7e0 as age_weeks,
    mean_repeat_amount,
    cast(date_diff('day', joined_on, day_after) as double) / 7e0 as weeks_since,
    purchase_days_since,
    net_amount_since
from histories
order by program_id, unit_id
