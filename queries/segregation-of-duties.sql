-- Question: Who proposed, approved, released and confirmed each paid payout, and did anybody have two of these parts?
-- Grain: one row per payout_id that is paid, breaches first; there are none where breach is null in every row
-- Columns:
--   breach string two_parts where one person had two parts, no_approval where nobody approved; null where all is well
--   breach_persons string The people with two parts; null for none
--   payout_id string The payout
--   customer_id string The customer
--   customer_name string The customer's name when it was proposed
--   currency string ISO 4217 code of the amount
--   amount decimal(18,4) What was paid
--   paid_on date Value date of the payment
--   proposed_by string Who proposed it
--   approved_by string Who approved it in the round that was released, and whom they stood in for
--   released_by string Who released it
--   confirmed_by string Who confirmed the payment: may be who released it, nobody else above
with payouts as (
    select payout_id, customer_id, customer_name, currency, amount, paid_on, proposed_by
    from payouts_current
    where status = 'paid'
),
payments as (
    select payout_id, round, released_by, confirmed_by
    from payout_releases_current
    where outcome = 'paid'
),
approvals as (
    select payout_id, round, decided_by, instead_of
    from payout_decisions_current
    where outcome = 'approved'
),
approvers as (
    select approvals.payout_id, approvals.decided_by as person_id
    from approvals
    inner join payments on payments.payout_id = approvals.payout_id and payments.round = approvals.round
    union
    select approvals.payout_id, approvals.instead_of as person_id
    from approvals
    inner join payments on payments.payout_id = approvals.payout_id and payments.round = approvals.round
    where approvals.instead_of is not null
),
parts as (
    select payout_id, 'proposer' as part, proposed_by as person_id
    from payouts
    union
    select payout_id, 'approver', person_id
    from approvers
    union
    select payout_id, 'payer', released_by
    from payments
    union
    select payout_id, 'payer', confirmed_by
    from payments
),
people_with_two_parts as (
    select payout_id, person_id
    from parts
    group by payout_id, person_id
    having count(*) > 1
),
breaches as (
    select payout_id, listagg(person_id, ', ') within group (order by person_id) as persons
    from people_with_two_parts
    group by payout_id
),
approvers_per_payout as (
    select payout_id, listagg(person_id, ', ') within group (order by person_id) as approved_by
    from approvers
    group by payout_id
)
select
    case
        when breaches.persons is not null then 'two_parts'
        when approvers_per_payout.approved_by is null then 'no_approval'
    end as breach,
    breaches.persons as breach_persons,
    payouts.payout_id,
    payouts.customer_id,
    payouts.customer_name,
    payouts.currency,
    payouts.amount,
    payouts.paid_on,
    payouts.proposed_by,
    approvers_per_payout.approved_by,
    payments.released_by,
    payments.confirmed_by
from payouts
left join payments on payments.payout_id = payouts.payout_id
left join approvers_per_payout on approvers_per_payout.payout_id = payouts.payout_id
left join breaches on breaches.payout_id = payouts.payout_id
order by breach, paid_on, payout_id
