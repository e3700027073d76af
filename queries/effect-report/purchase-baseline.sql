-- Question: What have a program's customers bought since they joined, and what did models of their earlier purchases expect?
-- Grain: one row; none where the program was not measured
-- Parameters: program_id string The program
-- Columns:
--   customers bigint Customers whose purchases before joining the models were fitted to
--   mean_weeks_since double Weeks from joining to the end of the panel, on average
--   expected_purchase_days double Days with purchases that the model expects since joining, of all customers
--   purchase_days bigint Days with purchases since joining
--   expected_net_amount double Net amount that the models expect since joining
--   net_amount double Net amount since joining
--   reason string Why nothing is expected; null where it is
select customers, mean_weeks_since, expected_purchase_days, purchase_days, expected_net_amount, net_amount, reason
from purchase_baselines_current
where program_id = ?
order by customers
