import { z } from "zod";
import { positionId } from "../ledger/position.ts";
import { payeeColumns, payeeOf } from "../payout/payee-row.ts";
import { askForRows, type QueryDesk } from "./questions.ts";
import type { Registered } from "./releasing.ts";

/** A row of queries/release/payees-and-periods.sql. */
const Row = z.object({
  customer_id: z.string(),
  program_id: z.string(),
  period_id: z.string(),
  period_day_after: z.string(),
  ...payeeColumns,
});

/**
 * What the last committed run knows of customers, by customer id: where their money goes, and when the periods of their positions
 * end. One of whom it knows nothing is not among them.
 * @param query the text of queries/release/payees-and-periods.sql
 */
export async function registeredOf(
  desk: QueryDesk,
  query: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Registered>> {
  const list = [...new Set(customerIds)].map((id) => id.replaceAll("'", "''")).join("', '");
  const rows = (
    await askForRows(
      desk,
      query.replaceAll("{{customer_ids}}", () => list),
    )
  ).map((row) => Row.parse(row));
  return new Map(
    [...Map.groupBy(rows, ({ customer_id }) => customer_id)].map(([customerId, own]) => {
      const [first] = own;
      const ends = own.map(({ program_id: programId, period_id: periodId, period_day_after: dayAfter }) => {
        return [positionId({ programId, customerId, periodId }), dayAfter] as const;
      });
      return [customerId, { payee: first && payeeOf(first), periodDayAfter: new Map(ends) }];
    }),
  );
}
