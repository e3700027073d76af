import { Aws } from "aws-cdk-lib";
import { CfnDatabase, CfnTable } from "aws-cdk-lib/aws-glue";
import { Construct } from "constructs";
import { factTables } from "../../shared/facts/tables.ts";
import { factTableInput } from "./fact-table.ts";
import type { PrivateBucket } from "./private-bucket.ts";
import { queryFiles } from "./query-files.ts";
import { viewInput } from "./view.ts";

export type CatalogProps = { readonly lake: PrivateBucket; readonly firstAsOfDate: string };

/** What Athena knows of the lake: every fact table, and the views over them. */
export class Catalog extends Construct {
  /** Written out, not referred to: the views' stored text names it. */
  readonly database = "tierline";
  /** What a reader of the database, its tables and its views reads in Glue. */
  readonly arns: readonly string[] = ["catalog", `database/${this.database}`, `table/${this.database}/*`].map(
    (resource) => `arn:${Aws.PARTITION}:glue:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`,
  );

  constructor(scope: Construct, id: string, { lake, firstAsOfDate }: CatalogProps) {
    super(scope, id);
    const database = new CfnDatabase(this, "Database", {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: this.database, description: "Orders, runs, standings and the ledger of rebates" },
    });
    const inputs = [
      ...factTables.map((table) => factTableInput(table, lake.name, firstAsOfDate)),
      ...queryFiles("queries/views").map((view) => viewInput(view, this.database)),
    ];
    for (const tableInput of inputs) {
      const name = String(tableInput.name);
      new CfnTable(this, name, {
        catalogId: Aws.ACCOUNT_ID,
        databaseName: this.database,
        tableInput,
      }).addResourceDependency(database);
    }
  }
}
