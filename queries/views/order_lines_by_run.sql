-- Question: Which version of each order line counted in a run, and to which order and day does it belong?
-- Grain: one row per run_id, source_id, order_id, line_id
-- Columns:
--   run_id string The run
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   source_id string The source profile that the file was read with
--   order_id string The order, invoice or credit note
--   line_id string The line within the order
--   order_date date The transaction date of the line
--   customer_id string The customer who bought
--   product_id string The product, as the source names it
--   quantity decimal(18,6) Quantity in unit, negative on a return
--   unit string Unit of measure
--   unit_price decimal(18,6) Price per unit in currency
--   gross_amount decimal(18,6) Amount before line discounts in currency, negative on a return
--   net_amount decimal(18,6) Amount after line discounts in currency, negative on a return
--   contract_amount decimal(18,6) Amount of the contract that the line signs, in currency, negative on a return; null where the line is no contract
--   currency string ISO 4217 code of the amounts
--   is_return boolean Whether the line takes back an earlier one
--   paid_date date Day on which the line was paid; null while unpaid
--   line_number bigint Number of the record in its file
--   ingestion_id string The ingestion that brought this version of the line
--   accrual_order_id string The order that the line counts for: the original order on a return that names one
--   accrual_date date The day that the line counts on: the original order's day on a return that names one
with run_inputs as (
    select run_id, as_of_date, ingestion_id, precedence
    from run_ingestions
    where kind = 'orders'
),
original_orders_by_file as (
    -- One file may give an order several days; the earliest is taken, so that the answer is the same every time.
    select
        run_inputs.run_id,
        run_inputs.as_of_date,
        order_lines.source_id,
        order_lines.order_id,
        run_inputs.precedence,
        min(order_lines.order_date) as order_date
    from order_lines
    inner join run_inputs on run_inputs.ingestion_id = order_lines.ingestion_id
    where not order_lines.is_return
    group by
        run_inputs.run_id,
        run_inputs.as_of_date,
        order_lines.source_id,
        order_lines.order_id,
        run_inputs.precedence
),
original_orders as (
    select run_id, as_of_date, source_id, order_id, max_by(order_date, precedence) as order_date
    from original_orders_by_file
    group by run_id, as_of_date, source_id, order_id
),
ranked_lines as (
    select
        run_inputs.run_id,
        run_inputs.as_of_date,
        order_lines.source_id,
        order_lines.order_id,
        order_lines.line_id,
        order_lines.order_date,
        order_lines.customer_id,
        order_lines.product_id,
        order_lines.quantity,
        order_lines.unit,
        order_lines.unit_price,
        order_lines.gross_amount,
        order_lines.net_amount,
        order_lines.contract_amount,
        order_lines.currency,
        order_lines.is_return,
        order_lines.original_order_id,
        order_lines.original_order_date,
        order_lines.paid_date,
        order_lines.line_number,
        order_lines.ingestion_id,
        row_number() over (
            partition by
                run_inputs.run_id,
                run_inputs.as_of_date,
                order_lines.source_id,
                order_lines.order_id,
                order_lines.line_id
            order by run_inputs.precedence desc
        ) as version_rank
    from order_lines
    inner join run_inputs on run_inputs.ingestion_id = order_lines.ingestion_id
),
counted_lines as (
    select *
    from ranked_lines
    where version_rank = 1 and order_date <= cast(as_of_date as date)
)
select
    counted_lines.run_id,
    counted_lines.as_of_date,
    counted_lines.source_id,
    counted_lines.order_id,
    counted_lines.line_id,
    counted_lines.order_date,
    counted_lines.customer_id,
    counted_lines.product_id,
    counted_lines.quantity,
    counted_lines.unit,
    counted_lines.unit_price,
    counted_lines.gross_amount,
    counted_lines.net_amount,
    counted_lines.contract_amount,
    counted_lines.currency,
    counted_lines.is_return,
    counted_lines.paid_date,
    counted_lines.line_number,
    counted_lines.ingestion_id,
    coalesce(counted_lines.original_order_id, counted_lines.order_id) as accrual_order_id,
    coalesce(counted_lines.original_order_date, original_orders.order_date, counted_lines.order_date) as accrual_date
from counted_lines
left join original_orders
    on original_orders.run_id = counted_lines.run_id
    and original_orders.as_of_date = counted_lines.as_of_date
    and original_orders.source_id = counted_lines.source_id
    and original_orders.order_id = counted_lines.original_order_id
