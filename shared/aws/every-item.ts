import {
  type AttributeValue,
  type DynamoDBClient,
  paginateQuery,
  type QueryCommandInput,
} from "@aws-sdk/client-dynamodb";

/** All that a query finds, page after page, as it stands at this moment and not as it stood a little before. */
export async function everyItem(
  client: DynamoDBClient,
  query: Omit<QueryCommandInput, "ConsistentRead">,
): Promise<readonly Record<string, AttributeValue>[]> {
  const found: Record<string, AttributeValue>[] = [];
  for await (const { Items = [] } of paginateQuery({ client }, { ...query, ConsistentRead: true }))
    found.push(...Items);
  return found;
}
