-- Question: What has each customer earned in the accrual periods of a run that are due for payment?
-- Grain: one row per program_id, customer_id, period_id
-- Columns:
--   program_id string The rebate program
--   program_version int The version whose terms apply to the position as a whole
--   customer_id string The customer who bought
--   period_id string The accrual period
--   counts_until date Day after the last transaction day that is settled
--   payout_on date Day on which what is due is to be paid
--   is_final boolean Whether the whole period is settled
--   currency string ISO 4217 code of the amounts in the row
--   qualifier_measure string The measure that decides the tier
--   qualifier_total decimal(38,14) The qualifier of the days that are settled
--   tier_reached int Number of the highest tier reached by it, the lowest being 1; 0 for none
--   earned_amount decimal(18,4) What the terms give for the days that are settled
--   accrued_amount decimal(18,4) What the ledger has booked for the position
--   net_amount decimal(38,14) Net amount of the volume that earns
--   customer_name string The customer's name for people
--   legal_entity string The legal entity that contracts and is paid
--   region string The customer's sales region
--   segment string The customer's commercial segment
--   tags string The customer's tags between bars
--   legal_name string The registered payee; null where nobody is, as in all columns that follow
--   entity_kind string company or individual
--   country string ISO 3166 code of the country that the payee is registered in
--   tax_id string The payee's tax number
--   payout_method string bank_transfer, cheque, credit_note, deduction, red_letter_invoice, or cash, which is never paid
--   account_holder string Whose account it is
--   iban string IBAN without blanks
--   account_number string Account number without blanks
--   bic string BIC of the bank
--   bank_code string The bank's number in its country
--   bank_name string The bank's name for people
--   payee_changed_at timestamp When the name, the account or the method last changed, UTC; null if they never did
with settlements as (
    select program_id, period_id, counts_until, payout_on, is_final
    from rule_settlements
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
present_standings as (
    select
        program_id,
        program_version,
        customer_id,
        period_id,
        currency,
        qualifier_measure,
        qualifier_total,
        tier_reached,
        earned_amount,
        accrued_amount,
        net_amount
    from standings
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
run_customers as (
    select customer_id, customer_name, legal_entity, region, segment, tags
    from customers_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
run_payees as (
    select
        customer_id,
        legal_name,
        entity_kind,
        country,
        tax_id,
        payout_method,
        account_holder,
        iban,
        account_number,
        bic,
        bank_code,
        bank_name,
        changed_at
    from payees_by_run
    where as_of_date = '{{as_of_date}}' and run_id = '{{run_id}}'
),
runs_of_settlements as (
    -- Within a period only what was bought before the settlement's last day counts: the standing of that day's run shows it.
    select settlements.program_id, settlements.period_id, max(runs.run_number) as run_number
    from settlements
    inner join runs on runs.as_of_date < cast(settlements.counts_until as varchar)
    where not settlements.is_final
    group by settlements.program_id, settlements.period_id
),
earlier_standings as (
    select
        standings_committed.program_id,
        standings_committed.period_id,
        standings_committed.customer_id,
        standings_committed.qualifier_total,
        standings_committed.tier_reached,
        standings_committed.earned_amount
    from standings_committed
    inner join runs_of_settlements
        on runs_of_settlements.program_id = standings_committed.program_id
        and runs_of_settlements.period_id = standings_committed.period_id
        and runs_of_settlements.run_number = standings_committed.run_number
)
select
    present_standings.program_id,
    present_standings.program_version,
    present_standings.customer_id,
    present_standings.period_id,
    settlements.counts_until,
    settlements.payout_on,
    settlements.is_final,
    present_standings.currency,
    present_standings.qualifier_measure,
    case
        when settlements.is_final then present_standings.qualifier_total
        else coalesce(earlier_standings.qualifier_total, 0)
    end as qualifier_total,
    case
        when settlements.is_final then present_standings.tier_reached
        else coalesce(earlier_standings.tier_reached, 0)
    end as tier_reached,
    case
        when settlements.is_final then present_standings.earned_amount
        else coalesce(earlier_standings.earned_amount, 0)
    end as earned_amount,
    present_standings.accrued_amount,
    present_standings.net_amount,
    run_customers.customer_name,
    run_customers.legal_entity,
    run_customers.region,
    run_customers.segment,
    run_customers.tags,
    run_payees.legal_name,
    run_payees.entity_kind,
    run_payees.country,
    run_payees.tax_id,
    run_payees.payout_method,
    run_payees.account_holder,
    run_payees.iban,
    run_payees.account_number,
    run_payees.bic,
    run_payees.bank_code,
    run_payees.bank_name,
    run_payees.changed_at as payee_changed_at
from present_standings
inner join settlements
    on settlements.program_id = present_standings.program_id
    and settlements.period_id = present_standings.period_id
left join earlier_standings
    on earlier_standings.program_id = present_standings.program_id
    and earlier_standings.period_id = present_standings.period_id
    and earlier_standings.customer_id = present_standings.customer_id
left join run_customers on run_customers.customer_id = present_standings.customer_id
left join run_payees on run_payees.customer_id = present_standings.customer_id
