-- Question: Where does money to these customers go, and when do the accrual periods of their positions end?
-- Grain: one row per customer_id, program_id, period_id
-- Columns:
--   customer_id string The customer who is paid
--   program_id string The rebate program
--   period_id string The accrual period
--   period_day_after date Day after the last day of the accrual period
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
with positions as (
    select customer_id, program_id, period_id, period_day_after
    from standings_current
    where customer_id in ('{{customer_ids}}')
),
registered_payees as (
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
        bank_name
    from payees_current
    where customer_id in ('{{customer_ids}}')
)
select
    positions.customer_id,
    positions.program_id,
    positions.period_id,
    positions.period_day_after,
    registered_payees.legal_name,
    registered_payees.entity_kind,
    registered_payees.country,
    registered_payees.tax_id,
    registered_payees.payout_method,
    registered_payees.account_holder,
    registered_payees.iban,
    registered_payees.account_number,
    registered_payees.bic,
    registered_payees.bank_code,
    registered_payees.bank_name
from positions
left join registered_payees on registered_payees.customer_id = positions.customer_id
