import { firstPeriod, lastPeriod, middlePeriod } from "./orders.ts";
import type { TruthLake } from "./truth-lake.ts";

/** Programs that never were, over real orders: each assignment is a program of its own, so that one query answers all of them. */
export type Experiment = {
  /** SQL over \`program_id\` and \`customer\`: the period in which the program takes the customer in, null for never. */
  readonly cohort: string;
  /** SQL that tells from \`purchases\` (program_id, customer, cohort, invoice, period, orders, amount) what would have been bought. */
  readonly bought?: string;
  readonly outcomes: readonly Outcome[];
  /** Customers who first bought later are left out; before the middle unless told. */
  readonly firstBoughtBefore?: number;
  /** Where the panel begins for those who bought earlier. */
  readonly panelFrom?: number;
};
export type Outcome = "net_amount" | "orders" | "active";

/** So many programs at once fit well into memory. */
const programsAtOnce = 80;

/**
 * Fills the panel with the programs, some at a time, and takes each filling back when it has been asked about.
 * @returns what was told of each filling, one after the other
 */
export async function overAssignments<T>(
  lake: TruthLake,
  count: number,
  experiment: Experiment,
  ask: () => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const told: T[] = [];
  for (let first = 0; first < count; first += programsAtOnce) {
    await lake.connection.run("begin transaction");
    try {
      await fillPanel(lake, first, Math.min(first + programsAtOnce, count), experiment);
      told.push(...(await ask()));
    } finally {
      await lake.connection.run("rollback");
    }
  }
  return told;
}

async function fillPanel(
  { connection }: TruthLake,
  first: number,
  end: number,
  {
    cohort,
    bought = "select program_id, customer, period, orders, amount from purchases",
    outcomes,
    firstBoughtBefore = middlePeriod,
    panelFrom = firstPeriod,
  }: Experiment,
): Promise<void> {
  await connection.run(`insert into panel_current by name
    with enrolled as (
      select 'assignment-' || cast(number as varchar) as program_id, customer, first_period, cast(${cohort} as int) as cohort
      from range(${first}, ${end}) as assignments (number)
      cross join first_purchases
      where first_period < ${firstBoughtBefore}
    ),
    purchases as (
      select program_id, customer, cohort, invoice, period, orders, amount
      from enrolled
      inner join invoices using (customer)
    ),
    bought as (${bought}),
    months as (
      select program_id, customer, period, sum(orders) as orders, sum(amount) as amount
      from bought
      group by program_id, customer, period
    )
    select
      program_id,
      outcome_name,
      customer as unit_id,
      period,
      cohort,
      case when period >= cohort then 1 else 0 end as dose,
      case outcome_name
        when 'net_amount' then coalesce(amount, 0)
        when 'orders' then coalesce(orders, 0)
        when 'active' then case when orders > 0 then 1 else 0 end
      end as outcome,
      customer as cluster_id,
      1 as weight
    from enrolled
    inner join range(${panelFrom}, ${lastPeriod + 1}) as periods (period) on period >= first_period
    left join months using (program_id, customer, period)
    cross join (select unnest([${outcomes.map((name) => `'${name}'`).join(", ")}]) as outcome_name)`);
}
