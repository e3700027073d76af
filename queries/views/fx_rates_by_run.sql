-- Question: Which exchange rate applied on which days in a run?
-- Grain: one row per run_id, from_currency, to_currency, first_day
-- Columns:
--   run_id string The run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   from_currency string ISO 4217 code that the rate converts from
--   to_currency string ISO 4217 code that the rate converts to
--   first_day date First day on which the rate applies
--   day_after date Day after the last one: the next rate's day, but at most ten days on, for an old rate is a guess
--   rate decimal(18,8) Units of to_currency per unit of from_currency
with ranked_rates as (
    select
        run_ingestions.run_id,
        run_ingestions.as_of_date,
        fx_rates.from_currency,
        fx_rates.to_currency,
        fx_rates.rate_date,
        fx_rates.rate,
        row_number() over (
            partition by
                run_ingestions.run_id,
                run_ingestions.as_of_date,
                fx_rates.from_currency,
                fx_rates.to_currency,
                fx_rates.rate_date
            order by run_ingestions.precedence desc
        ) as version_rank
    from fx_rates
    inner join run_ingestions on run_ingestions.ingestion_id = fx_rates.ingestion_id
    where run_ingestions.kind = 'fx_rates'
),
current_rates as (
    select
        run_id,
        as_of_date,
        from_currency,
        to_currency,
        rate_date,
        rate,
        lead(rate_date) over (
            partition by run_id, as_of_date, from_currency, to_currency
            order by rate_date
        ) as next_rate_date
    from ranked_rates
    where version_rank = 1
)
select
    run_id,
    as_of_date,
    from_currency,
    to_currency,
    rate_date as first_day,
    case
        when next_rate_date < date_add('day', 10, rate_date) then next_rate_date
        else cast(date_add('day', 10, rate_date) as date)
    end as day_after,
    rate
from current_rates
