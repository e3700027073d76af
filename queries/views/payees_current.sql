-- Question: Where does money to each customer go?
-- Grain: one row per customer_id
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   customer_id string The customer who is paid
--   legal_name string The legal entity that contracts, as the contract names it
--   entity_kind string company or individual
--   country string ISO 3166 code of two letters of the country that the entity is registered in
--   tax_id string Tax number
--   payout_method string bank_transfer, cheque, credit_note, deduction, red_letter_invoice, or cash, which is never paid
--   account_holder string Whose account it is
--   iban string IBAN without blanks
--   account_number string Account number without blanks, where there is no IBAN
--   bic string BIC of the bank
--   bank_code string The bank's number in its country
--   bank_name string The bank's name for people
--   language string Language of mails and statements, en or zh
--   email string Address that statements go to
--   changed_at timestamp When the file arrived that last changed name, method or account, UTC; null where none has
with payee_versions as (
    select
        run_ingestions_current.run_id,
        run_ingestions_current.as_of_date,
        run_ingestions_current.received_at,
        run_ingestions_current.precedence,
        payees.customer_id,
        payees.legal_name,
        payees.entity_kind,
        payees.country,
        payees.tax_id,
        payees.payout_method,
        payees.account_holder,
        payees.iban,
        payees.account_number,
        payees.bic,
        payees.bank_code,
        payees.bank_name,
        payees.language,
        payees.email,
        concat(
            payees.legal_name, '|', payees.entity_kind, '|', payees.payout_method, '|',
            coalesce(payees.account_holder, ''), '|', coalesce(payees.iban, ''), '|', coalesce(payees.account_number, ''), '|',
            coalesce(payees.bic, ''), '|', coalesce(payees.bank_code, '')
        ) as destination
    from payees
    inner join run_ingestions_current on run_ingestions_current.ingestion_id = payees.ingestion_id
    where run_ingestions_current.kind = 'payees'
),
compared_destinations as (
    select
        run_id,
        as_of_date,
        customer_id,
        received_at,
        destination,
        lag(destination) over (partition by run_id, as_of_date, customer_id order by precedence) as destination_before
    from payee_versions
),
changed_destinations as (
    select run_id, as_of_date, customer_id, max(received_at) as changed_at
    from compared_destinations
    where destination <> destination_before
    group by run_id, as_of_date, customer_id
),
ranked_payees as (
    select
        run_id,
        as_of_date,
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
        language,
        email,
        row_number() over (partition by run_id, as_of_date, customer_id order by precedence desc) as version_rank
    from payee_versions
)
select
    ranked_payees.run_id,
    ranked_payees.as_of_date,
    ranked_payees.customer_id,
    ranked_payees.legal_name,
    ranked_payees.entity_kind,
    ranked_payees.country,
    ranked_payees.tax_id,
    ranked_payees.payout_method,
    ranked_payees.account_holder,
    ranked_payees.iban,
    ranked_payees.account_number,
    ranked_payees.bic,
    ranked_payees.bank_code,
    ranked_payees.bank_name,
    ranked_payees.language,
    ranked_payees.email,
    changed_destinations.changed_at
from ranked_payees
left join changed_destinations
    on changed_destinations.run_id = ranked_payees.run_id
    and changed_destinations.as_of_date = ranked_payees.as_of_date
    and changed_destinations.customer_id = ranked_payees.customer_id
where ranked_payees.version_rank = 1
