-- Question: What did a customer buy, month by month?
-- Grain: one row per currency, month in which something was bought or returned, the latest first
-- Parameters: customer_id string The customer
-- Columns:
--   customer_id string The customer
--   currency string ISO 4217 code of the amount
--   month string Month of the purchases, as text YYYY-MM
--   net_amount decimal(18,4) Net amount, less what was returned of it later
--   order_count bigint Orders
select customer_id, currency, month, net_amount, order_count
from customer_months_current
where customer_id = ?
order by month desc, currency
