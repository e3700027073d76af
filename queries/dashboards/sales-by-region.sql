-- Question: What did customers buy, month by month, by their regions and segments?
-- Grain: one row per currency, region, segment, month in which something was bought or returned
-- Columns:
--   currency string ISO 4217 code of the amount
--   region string Sales region of the customers; null where no customer file names one
--   segment string Commercial segment of the customers; null where no customer file names one
--   month string Month of the purchases, as text YYYY-MM
--   net_amount decimal(38,4) Net amount, less what was returned of it later
--   order_count bigint Orders
--   customers bigint Customers with an order
select
    customer_months_current.currency,
    customers_current.region,
    customers_current.segment,
    customer_months_current.month,
    cast(sum(customer_months_current.net_amount) as decimal(38,4)) as net_amount,
    sum(customer_months_current.order_count) as order_count,
    sum(case when customer_months_current.order_count > 0 then 1 else 0 end) as customers
from customer_months_current
left join customers_current on customers_current.customer_id = customer_months_current.customer_id
group by customer_months_current.currency, customers_current.region, customers_current.segment, customer_months_current.month
order by currency, region, segment, month
