import { Aws } from "aws-cdk-lib";
import type { Role } from "aws-cdk-lib/aws-iam";
import { factTables } from "../../shared/facts/tables.ts";
import { allow, allowList, allowRead, allowWrite } from "./allow.ts";
import type { Catalog } from "./catalog.ts";
import type { PrivateBucket } from "./private-bucket.ts";
import { type QueryDesk, queryResultsPrefix } from "./query-desk.ts";

/** Athena works with the caller's rights: on the workgroup, the tables, their files, and the places for results. */
export function allowQueries(
  role: Role,
  props: {
    readonly lake: PrivateBucket;
    readonly catalog: Catalog;
    readonly queryDesk: QueryDesk;
    /** Prefixes of the lake where the queries leave what they find. */
    readonly writes: readonly string[];
  },
): void {
  const { lake, catalog, queryDesk, writes } = props;
  allow(role, {
    actions: ["athena:StartQueryExecution", "athena:GetQueryExecution", "athena:StopQueryExecution"],
    resources: [queryDesk.workGroupArn],
  });
  allow(role, {
    actions: ["athena:GetDataCatalog"],
    resources: [`arn:${Aws.PARTITION}:athena:${Aws.REGION}:${Aws.ACCOUNT_ID}:datacatalog/AwsDataCatalog`],
  });
  allow(role, {
    actions: ["glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:GetPartition", "glue:GetPartitions"],
    resources: catalog.arns,
    wildcardReason: "The database is the system's own; a new view must not need a new grant",
  });
  const tables = factTables.map(({ name }) => `${name}/`);
  allow(role, {
    actions: ["s3:GetBucketLocation", "s3:ListBucketMultipartUploads"],
    resources: [lake.arn],
  });
  allowList(role, lake, [...tables, ...writes]);
  allowRead(role, lake, [...tables, queryResultsPrefix]);
  allowWrite(role, lake, writes);
}
