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
orders_by_file as (
    -- One file may give an order several days; the earliest is taken, so that the answer is the same every time.
    select
        run_inputs.run_id,
        run_inputs.as_of_date,
        order_lines.source_id,
        order_lines.order_id,
        run_inputs.precedence,
        min(case when not order_lines.is_return then order_lines.order_date end) as sale_date
    from order_lines
    inner join run_inputs on run_inputs.ingestion_id = order_lines.ingestion_id
    group by
        run_inputs.run_id,
        run_inputs.as_of_date,
        order_lines.source_id,
        order_lines.order_id,
        run_inputs.precedence
),
original_orders as (
    select run_id, as_of_date, source_id, order_id, max_by(sale_date, precedence) as sale_date
    from orders_by_file
    where sale_date is not null
    group by run_id, as_of_date, source_id, order_id
),
repeated_orders as (
    -- Only an order that several files hold can have several versions of a line; to rank the lines of all takes far longer.
    select run_id, as_of_date, source_id, order_id
    from orders_by_file
    group by run_id, as_of_date, source_id, order_id
    having count(*) > 1
),
latest_versions as (
    select
        run_inputs.run_id,
        run_inputs.as_of_date,
        order_lines.source_id,
        order_lines.order_id,
        order_lines.line_id,
        max(run_inputs.precedence) as precedence
    from order_lines
    inner join run_inputs on run_inputs.ingestion_id = order_lines.ingestion_id
    inner join repeated_orders
        on repeated_orders.run_id = run_inputs.run_id
        and repeated_orders.as_of_date = run_inputs.as_of_date
        and repeated_orders.source_id = order_lines.source_id
        and repeated_orders.order_id = order_lines.order_id
    group by
        run_inputs.run_id,
        run_inputs.as_of_date,
        order_lines.source_id,
        order_lines.order_id,
        order_lines.line_id
)
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
    order_lines.paid_date,
    order_lines.line_number,
    order_lines.ingestion_id,
    coalesce(order_lines.original_order_id, order_lines.order_id) as accrual_order_id,
    coalesce(order_lines.original_order_date, original_orders.sale_date, order_lines.order_date) as accrual_date
from order_lines
inner join run_inputs on run_inputs.ingestion_id = order_lines.ingestion_id
left join latest_versions
    on latest_versions.run_id = run_inputs.run_id
    and latest_versions.as_of_date = run_inputs.as_of_date
    and latest_versions.source_id = order_lines.source_id
    and latest_versions.order_id = order_lines.order_id
    and latest_versions.line_id = order_lines.line_id
left join original_orders
    on original_orders.run_id = run_inputs.run_id
    and original_orders.as_of_date = run_inputs.as_of_date
    and original_orders.source_id = order_lines.source_id
    and original_orders.order_id = order_lines.original_order_id
where coalesce(latest_versions.precedence, run_inputs.precedence) = run_inputs.precedence
    and order_lines.order_date <= cast(run_inputs.as_of_date as date)
