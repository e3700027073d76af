import { join } from "node:path";
import { Aws } from "aws-cdk-lib";
import { CfnNamedQuery, CfnWorkGroup } from "aws-cdk-lib/aws-athena";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { questionFolders } from "../../shared/queries/folders.ts";
import type { QueryFile } from "../../shared/queries/query-file.ts";
import type { Catalog } from "./catalog.ts";
import type { PrivateBucket } from "./private-bucket.ts";
import { queryFiles } from "./query-files.ts";

/** Where query results go in the lake bucket. */
export const queryResultsPrefix = "athena-results/";

export type QueryDeskProps = {
  readonly lake: PrivateBucket;
  readonly catalog: Catalog;
  readonly key: Key;
  readonly scanLimitBytes: number;
};

/** Where questions are asked: the Athena workgroup, whose limits nobody can lift per query, and the saved queries. */
export class QueryDesk extends Construct {
  readonly workGroup = "tierline";
  readonly workGroupArn = `arn:${Aws.PARTITION}:athena:${Aws.REGION}:${Aws.ACCOUNT_ID}:workgroup/${this.workGroup}`;

  constructor(scope: Construct, id: string, { lake, catalog, key, scanLimitBytes }: QueryDeskProps) {
    super(scope, id);
    const workGroup = new CfnWorkGroup(this, "WorkGroup", {
      name: this.workGroup,
      description: "Questions about rebates, and the nightly run's own statements",
      state: "ENABLED",
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: scanLimitBytes,
        engineVersion: { selectedEngineVersion: "Athena engine version 3" },
        resultConfiguration: {
          outputLocation: `s3://${lake.name}/${queryResultsPrefix}`,
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKey: key.keyArn },
          expectedBucketOwner: Aws.ACCOUNT_ID,
        },
      },
    });
    for (const query of questionFolders.flatMap((folder) => queryFiles(join("queries", folder)))) {
      new CfnNamedQuery(this, query.name, {
        name: query.name,
        description: describe(query),
        database: catalog.database,
        workGroup: this.workGroup,
        queryString: query.sql,
      }).addResourceDependency(workGroup);
    }
  }
}

/** Athena takes 1,024 characters of description. */
function describe({ question, grain, parameters }: QueryFile): string {
  const asks = parameters.map(({ name, type, meaning }) => `${name} (${type}): ${meaning}`);
  return [question, `Grain: ${grain}.`, ...(asks.length === 0 ? [] : [`Parameters: ${asks.join("; ")}.`])]
    .join(" ")
    .slice(0, 1024);
}
