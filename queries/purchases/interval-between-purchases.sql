-- Question: How many days lie between two days on which a member orders, before and after joining?
-- Grain: one row per program_id, phase. No effect of the program: of a short phase only short intervals can be seen, and who joins is in the habit of buying.
-- Parameters: program_pattern string The program to show, or % for all
-- Columns:
--   program_id string The program
--   phase string before: both days before the month of joining; after: both days from it on. An interval across it counts in neither
--   members bigint Members with an interval in the phase
--   intervals bigint Intervals between one order day and the next
--   mean_days double Mean length of an interval
--   median_days bigint Half of the intervals are no longer
--   p90_days bigint Nine of ten intervals are no longer
with order_lines as (
    select customer_id, accrual_date, quantity
    from order_lines_current
),
members as (
    select program_id, customer_id, cast(concat(cohort_month, '-01') as date) as joined_on
    from enrolments_current
    where program_id like ? and not is_held_out
),
order_days as (
    -- A day whose orders are all returned is none.
    select customer_id, accrual_date
    from order_lines
    group by customer_id, accrual_date
    having sum(quantity) > 0
),
intervals as (
    select
        customer_id,
        lag(accrual_date) over (partition by customer_id order by accrual_date) as first_day,
        accrual_date as next_day
    from order_days
),
intervals_of_members as (
    select
        members.program_id,
        members.customer_id,
        case when intervals.next_day < members.joined_on then 'before' else 'after' end as phase,
        date_diff('day', intervals.first_day, intervals.next_day) as days
    from intervals
    inner join members on members.customer_id = intervals.customer_id
    where intervals.first_day is not null and (intervals.next_day < members.joined_on or intervals.first_day >= members.joined_on)
),
lengths_of_members as (
    select
        program_id,
        phase,
        customer_id,
        days,
        count(*) as intervals,
        min(days) over (partition by program_id, phase, customer_id) as shortest_days
    from intervals_of_members
    group by program_id, phase, customer_id, days
),
lengths as (
    -- A member is counted at the shortest interval, so that the counts of all lengths add up to the members.
    select
        program_id,
        phase,
        days,
        sum(intervals) as intervals,
        sum(case when days = shortest_days then 1 else 0 end) as members
    from lengths_of_members
    group by program_id, phase, days
),
ranked_lengths as (
    select
        program_id,
        phase,
        days,
        intervals,
        members,
        sum(intervals) over (partition by program_id, phase order by days) as intervals_so_far,
        sum(intervals) over (partition by program_id, phase) as all_intervals
    from lengths
)
select
    program_id,
    phase,
    sum(members) as members,
    sum(intervals) as intervals,
    cast(sum(days * intervals) as double) / cast(sum(intervals) as double) as mean_days,
    min(case when intervals_so_far * 2 >= all_intervals then days end) as median_days,
    min(case when intervals_so_far * 10 >= all_intervals * 9 then days end) as p90_days
from ranked_lengths
group by program_id, phase
order by program_id, phase desc
