import { type AttributeValue, type DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import type { Payout } from "../payout/payout.ts";
import { payoutFromJson } from "../payout/payout-json.ts";

/** A person's record of having read a version of the rebate policy. */
export type Acknowledgement = {
  readonly personId: string;
  readonly rebatePolicyVersion: string;
  readonly acknowledgedAt: string;
};

export type SnapshotItem =
  | { readonly kind: "payout"; readonly payout: Payout }
  | { readonly kind: "acknowledgement"; readonly acknowledgement: Acknowledgement };

/**
 * Every payout and every acknowledgement of one of so many equal parts of the table, read page by page, so that no more than a page
 * is in memory. Each is as it was at some moment of the reading.
 */
export async function* snapshotPart(
  client: DynamoDBClient,
  payoutsTable: string,
  part: number,
  parts: number,
): AsyncGenerator<SnapshotItem> {
  const pages = paginateScan(
    { client },
    {
      TableName: payoutsTable,
      ConsistentRead: true,
      Segment: part,
      TotalSegments: parts,
      FilterExpression: "begins_with(pk, :customer) or begins_with(pk, :acknowledgement)",
      ExpressionAttributeValues: {
        ":customer": { S: customerPrefix },
        ":acknowledgement": { S: acknowledgementPrefix },
      },
    },
  );
  for await (const { Items = [] } of pages) for (const item of Items) yield readItem(item);
}

const customerPrefix = "customer#";
const acknowledgementPrefix = "acknowledgement#";

function readItem(item: Record<string, AttributeValue>): SnapshotItem {
  const text = (name: string): string => {
    const value = item[name]?.S;
    if (value === undefined) throw new Error(`an item of the payouts has no ${name} that could be read`);
    return value;
  };
  if (!text("pk").startsWith(acknowledgementPrefix))
    return { kind: "payout", payout: payoutFromJson(text("document")) };
  return {
    kind: "acknowledgement",
    acknowledgement: {
      personId: text("pk").slice(acknowledgementPrefix.length),
      rebatePolicyVersion: text("sk"),
      acknowledgedAt: text("acknowledged_at"),
    },
  };
}
