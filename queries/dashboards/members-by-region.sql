-- Question: How many customers are in each program, by their regions and segments?
-- Grain: one row per program_id, region, segment
-- Columns:
--   program_id string The program
--   region string Sales region of the customers; null where no customer file names one
--   segment string Commercial segment of the customers; null where no customer file names one
--   members bigint Customers whom the program can pay
--   held_out_customers bigint Customers in scope whom a lot keeps from earning
select
    enrolments_current.program_id,
    customers_current.region,
    customers_current.segment,
    sum(case when enrolments_current.is_held_out then 0 else 1 end) as members,
    sum(case when enrolments_current.is_held_out then 1 else 0 end) as held_out_customers
from enrolments_current
left join customers_current on customers_current.customer_id = enrolments_current.customer_id
group by enrolments_current.program_id, customers_current.region, customers_current.segment
order by program_id, region, segment
