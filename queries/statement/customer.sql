-- Question: Who is a customer, as a run knew it?
-- Grain: one row, or none where no file names the customer
-- Parameters: customer_id string The customer
-- Parameters: run_id string The run
-- Parameters: as_of_date string Its as-of date
-- Parameters: payee_customer_id string The customer, named again for the payee
-- Parameters: payee_run_id string The run, for its payees
-- Parameters: payee_as_of_date string Its as-of date
-- Columns:
--   customer_id string The customer
--   customer_name string Name for people; null where no customer file names the customer
--   legal_entity string The legal entity that contracts: the customer file's, or else the registered payee
--   region string Sales region
--   segment string Commercial segment
--   language string Language of mails and statements, en or zh; null where none is registered
with known_customers as (
    select customer_id, customer_name, legal_entity, region, segment
    from customers_by_run
    where customer_id = ? and run_id = ? and as_of_date = ?
),
registered_payees as (
    select customer_id, legal_name, language
    from payees_by_run
    where customer_id = ? and run_id = ? and as_of_date = ?
)
select
    coalesce(known_customers.customer_id, registered_payees.customer_id) as customer_id,
    known_customers.customer_name,
    coalesce(known_customers.legal_entity, registered_payees.legal_name) as legal_entity,
    known_customers.region,
    known_customers.segment,
    registered_payees.language
from known_customers
full outer join registered_payees on registered_payees.customer_id = known_customers.customer_id
