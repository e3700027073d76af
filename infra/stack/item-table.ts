import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, BillingMode, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";

/** A DynamoDB table with the keys `pk` and `sk`: on demand, encrypted, restorable to any second, kept and guarded from deletion. */
export class ItemTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, { content, key }: { readonly content: string; readonly key: Key }) {
    super(scope, id);
    this.table = new Table(this, "Table", {
      tableName: `tierline-${content}`,
      partitionKey: { name: "pk", type: AttributeType.STRING },
      sortKey: { name: "sk", type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
