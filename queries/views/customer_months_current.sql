-- Question: What did each customer buy in each month?
-- Grain: one row per customer_id, currency, month in which the customer bought or returned something
-- Columns:
--   run_id string The latest committed run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   month string Month of the lines' accrual day, as text YYYY-MM
--   customer_id string The customer who bought
--   currency string ISO 4217 code of the amounts in the row
--   net_amount decimal(18,4) Net amount of the month's lines, less what was returned of them later
--   gross_amount decimal(18,4) Gross amount, less what was returned later
--   order_count bigint Orders whose quantity sums above zero
--   active_days bigint Days whose quantity sums above zero
--   contract_amount decimal(18,4) Amount of the contracts that the lines sign
--   margin_amount decimal(18,4) Margin of the lines whose product states one; null where no product of the month does
--   net_amount_with_margin decimal(18,4) Net amount of the lines whose product states a margin
--   unconverted_line_count bigint Lines left out because no exchange rate covers their day
select
    published_months_current.run_id,
    published_months_current.as_of_date,
    customer_months.month,
    customer_months.customer_id,
    customer_months.currency,
    customer_months.net_amount,
    customer_months.gross_amount,
    customer_months.order_count,
    customer_months.active_days,
    customer_months.contract_amount,
    customer_months.margin_amount,
    customer_months.net_amount_with_margin,
    customer_months.unconverted_line_count
from customer_months
inner join published_months_current
    on published_months_current.month = customer_months.month
    and published_months_current.month_run_id = customer_months.run_id
-- A month that has lost all its rows has one that names nobody.
where customer_months.customer_id is not null
