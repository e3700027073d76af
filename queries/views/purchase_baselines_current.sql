-- Question: What did the treated of each program buy since joining, and what would models of their earlier purchases expect?
-- Grain: one row per program_id
-- Columns:
--   run_id string The run whose panel was measured last
--   as_of_date string Last day whose order lines the run counted, as text YYYY-MM-DD
--   program_id string The rebate program
--   customers bigint Customers whose purchases before joining the models were fitted to
--   mean_weeks_since double Weeks from joining to the end of the panel, on average
--   expected_purchase_days double Days with purchases that the model expects since joining, of all customers
--   purchase_days bigint Days with purchases since joining
--   expected_net_amount double Net amount that the models expect since joining
--   net_amount double Net amount since joining
--   r double BG/NBD: shape of the purchase rates
--   alpha double BG/NBD: scale of the purchase rates, in weeks
--   a double BG/NBD: first parameter of the probability to leave after a purchase
--   b double BG/NBD: second parameter of it
--   p double Gamma-gamma: shape of the amounts of one customer
--   q double Gamma-gamma: shape of the scales of customers
--   gamma double Gamma-gamma: scale of the scales, in the program's currency
--   reason string Why nothing is expected: too_few_treated, too_few_repeat_purchases, baseline_not_settled; null where it is
select
    purchase_baselines.run_id,
    purchase_baselines.as_of_date,
    purchase_baselines.program_id,
    purchase_baselines.customers,
    purchase_baselines.mean_weeks_since,
    purchase_baselines.expected_purchase_days,
    purchase_baselines.purchase_days,
    purchase_baselines.expected_net_amount,
    purchase_baselines.net_amount,
    purchase_baselines.r,
    purchase_baselines.alpha,
    purchase_baselines.a,
    purchase_baselines.b,
    purchase_baselines.p,
    purchase_baselines.q,
    purchase_baselines.gamma,
    purchase_baselines.reason
from purchase_baselines
inner join latest_effect_run
    on latest_effect_run.run_id = purchase_baselines.run_id
    and latest_effect_run.as_of_date = purchase_baselines.as_of_date
