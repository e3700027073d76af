import { setTimeout as sleep } from "node:timers/promises";
import type { AttributeValue, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type Account, accounts } from "../ledger/accounts.ts";
import type { PayoutEntry, PayoutEntryKind } from "../ledger/payout-posting.ts";
import type { SettledPosition } from "../ledger/position.ts";
import { verifyPayoutEntries } from "../ledger/verify-payout-entries.ts";
import { parseDecimal } from "../money/decimal.ts";
import { everyItem } from "./every-item.ts";
import { shardKey } from "./ledger-keys.ts";
import { settledPositions } from "./ledger-payouts.ts";

/** What a shard of the ledger holds of payouts, as one reading found it. */
export type PayoutLedger = { readonly entries: readonly PayoutEntry[]; readonly settled: readonly SettledPosition[] };

const readingsAtMost = 5;
const pauseMilliseconds = 50;

/**
 * Every payout entry of a shard and what is settled with them. A query may see half of a transaction that is written meanwhile, so
 * what does not tie is read again; what still does not tie is given back as it is, for the reader to find.
 */
export async function payoutLedger(client: DynamoDBClient, table: string, shard: number): Promise<PayoutLedger> {
  for (let reading = 1; ; reading += 1) {
    const found = {
      entries: await payoutEntriesOf(client, table, shard),
      settled: await settledPositions(client, table, shard),
    };
    if (reading === readingsAtMost || verifyPayoutEntries(found.entries, found.settled).length === 0) return found;
    await sleep(pauseMilliseconds * reading);
  }
}

async function payoutEntriesOf(client: DynamoDBClient, table: string, shard: number): Promise<readonly PayoutEntry[]> {
  const items = await everyItem(client, {
    TableName: table,
    KeyConditionExpression: "pk = :shard and begins_with(sk, :entry)",
    ExpressionAttributeValues: { ":shard": { S: shardKey(shard) }, ":entry": { S: "payout_entry#" } },
  });
  return items.map(readEntry);
}

const kinds: readonly PayoutEntryKind[] = ["release", "payment", "return"];
const knownAccounts: readonly Account[] = Object.values(accounts);

function readEntry(item: Record<string, AttributeValue>): PayoutEntry {
  const text = (name: string): string => {
    const value = item[name]?.S ?? item[name]?.N;
    if (value === undefined) throw new Error(`an entry of a payout has no ${name} that could be read`);
    return value;
  };
  const oneOf = <Value extends string>(values: readonly Value[], name: string): Value => {
    const value = values.find((known) => known === text(name));
    if (value === undefined) throw new Error(`an entry of a payout has no ${name} that could be read`);
    return value;
  };
  return {
    entryId: text("entry_id"),
    kind: oneOf(kinds, "kind"),
    key: { programId: text("program_id"), customerId: text("customer_id"), periodId: text("period_id") },
    payoutId: text("payout_id"),
    attempt: Number(text("attempt")),
    debitAccount: oneOf(knownAccounts, "debit_account"),
    creditAccount: oneOf(knownAccounts, "credit_account"),
    amount: parseDecimal(text("amount")),
    currency: text("currency"),
    settledChange: parseDecimal(text("settled_change_amount")),
    postedAt: text("posted_at"),
  };
}
