import type { StatementSpan } from "../statement/span.ts";
import { CustomerUnknown, type Statement, statementOf } from "../statement/statement.ts";
import type { PayoutStore } from "./payouts.ts";
import type { QueryDesk } from "./questions.ts";
import { askWithTexts, customerAggregate, latestRun, type RunQueries, rulesOfRun } from "./run-questions.ts";

/** Texts of the query files that a statement is made from. */
export type StatementQueries = RunQueries & {
  /** queries/statement/customer.sql */
  readonly customer: string;
  /** queries/statement/customer-standings.sql */
  readonly customerStandings: string;
};

export type StatementServices = {
  readonly queryDesk: QueryDesk;
  readonly payouts: Pick<PayoutStore, "ofCustomer">;
};

/**
 * Asks for all that a customer's statement is made from.
 * @throws CustomerUnknown before the first run, and where nothing names the customer
 */
export async function askForStatement(
  { queryDesk, payouts }: StatementServices,
  queries: StatementQueries,
  customerId: string,
  span: StatementSpan,
): Promise<Statement> {
  const run = await latestRun(queryDesk, queries);
  if (run === undefined) throw new CustomerUnknown("no run has been committed yet");
  const ofCustomer = [customerId, run.run_id, run.as_of_date];
  const [rules, customer, standings, aggregate, ofPayouts] = await Promise.all([
    rulesOfRun(queryDesk, queries, run),
    askWithTexts(queryDesk, queries.customer, [...ofCustomer, ...ofCustomer]),
    askWithTexts(queryDesk, queries.customerStandings, ofCustomer),
    customerAggregate(queryDesk, queries, run, customerId),
    payouts.ofCustomer(customerId),
  ]);
  return statementOf(customerId, span, { run, rules, customer, standings, aggregate, payouts: ofPayouts });
}
