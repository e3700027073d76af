import { Buffer } from "node:buffer";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { queryFiles } from "../../../infra/stack/query-files.ts";
import { factTables } from "../../../shared/facts/tables.ts";
import { questionFolders } from "../../../shared/queries/folders.ts";
import { statementsOf, synthesize, written } from "./synthesized.ts";

const { template, ofType } = synthesize();

describe("buckets and tables", () => {
  const kept = [...ofType("AWS::S3::Bucket"), ...ofType("AWS::DynamoDB::Table"), ...ofType("AWS::KMS::Key")];

  test.each(kept)("%s stays when the stack goes", (_, resource) => {
    expect(resource).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
  });

  test.each(ofType("AWS::S3::Bucket"))("%s is private, versioned and encrypted, and its versions end", (_, bucket) => {
    expect(bucket.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
      VersioningConfiguration: { Status: "Enabled" },
    });
    const encryption = JSON.stringify(bucket.Properties.BucketEncryption);
    expect(encryption).toMatch(written(bucket.Properties.BucketName).includes("access-logs") ? "AES256" : "aws:kms");
    expect(JSON.stringify(bucket.Properties.LifecycleConfiguration)).toContain("NoncurrentVersionExpiration");
    expect(JSON.stringify(bucket.Properties.LifecycleConfiguration)).toContain("AbortIncompleteMultipartUpload");
  });

  test("every bucket, queue and topic refuses requests without TLS", () => {
    const policies = ["AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy"].flatMap(ofType);
    const guarded = ["AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic"].flatMap(ofType);
    expect(policies).toHaveLength(guarded.length);
    for (const [id, policy] of policies)
      expect(statementsOf(policy.Properties.PolicyDocument), id).toContainEqual(
        expect.objectContaining({ effect: "Deny", condition: { Bool: { "aws:SecureTransport": "false" } } }),
      );
  });

  test("query results and aggregates expire, files and facts do not", () => {
    const expiring = ofType("AWS::S3::Bucket").flatMap(([, { Properties }]) =>
      z
        .object({
          Rules: z.array(z.object({ Prefix: z.string().optional(), ExpirationInDays: z.number().optional() })),
        })
        .parse(Properties.LifecycleConfiguration)
        .Rules.filter(({ ExpirationInDays }) => ExpirationInDays !== undefined)
        .map(({ Prefix }) => `${written(Properties.BucketName).split("-<")[0]}/${Prefix ?? ""}`),
    );
    expect(expiring.sort()).toEqual([
      "tierline-access-logs/",
      "tierline-lake/athena-results/",
      "tierline-lake/runs-work/",
    ]);
  });

  test.each(ofType("AWS::DynamoDB::Table"))("%s is on demand, encrypted, restorable and guarded", (_, table) => {
    expect(table.Properties).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    });
  });

  test("the key is rotated", () => {
    expect(ofType("AWS::KMS::Key").map(([, key]) => key.Properties.EnableKeyRotation)).toEqual([true]);
  });

  test("the landing bucket tells ingest-file of what arrives below incoming/, without a helper function", () => {
    const told = ofType("AWS::S3::Bucket").flatMap(([, { Properties }]) => Properties.NotificationConfiguration ?? []);
    expect(told).toMatchObject([
      {
        LambdaConfigurations: [
          { Event: "s3:ObjectCreated:*", Filter: { S3Key: { Rules: [{ Name: "prefix", Value: "incoming/" }] } } },
        ],
      },
    ]);
    expect(Object.values(template.Resources).filter(({ Type }) => Type.includes("Custom"))).toEqual([]);
  });
});

const GlueColumn = z.object({ Name: z.string(), Type: z.string(), Comment: z.string().min(1) });
const TableInput = z.object({
  Name: z.string(),
  TableType: z.string(),
  Parameters: z.record(z.string(), z.unknown()),
  PartitionKeys: z.array(GlueColumn).default([]),
  ViewOriginalText: z.string().optional(),
  StorageDescriptor: z.object({ Columns: z.array(GlueColumn), Location: z.unknown().optional() }),
});

describe("the catalog", () => {
  const inputs = ofType("AWS::Glue::Table").map(([, table]) => TableInput.parse(table.Properties.TableInput));
  const named = (name: string) => inputs.find(({ Name }) => Name === name);

  test("holds every fact table and every view, and nothing else", () => {
    const names = [...factTables.map(({ name }) => name), ...queryFiles("queries/views").map(({ name }) => name)];
    expect(inputs.map(({ Name }) => Name).sort()).toEqual(names.sort());
  });

  test.each(factTables.map((table) => [table.name, table] as const))("describes %s column by column", (name, table) => {
    const input = named(name);
    expect(input?.TableType).toBe("EXTERNAL_TABLE");
    expect(written(input?.StorageDescriptor.Location)).toMatch(new RegExp(`^s3://tierline-lake-.*/${name}/$`));
    expect(input?.StorageDescriptor.Columns).toEqual(
      table.columns.map((column) => ({ Name: column.name, Type: column.type, Comment: column.comment })),
    );
    expect(input?.PartitionKeys.map(({ Name }) => Name)).toEqual(table.partition ? [table.partition.name] : []);
  });

  const partitioned = factTables.flatMap(({ name, partition }) => (partition ? [[name, partition] as const] : []));
  test.each(partitioned)("projects the partitions of %s", (name, partition) => {
    const parameters = named(name)?.Parameters ?? {};
    expect(parameters).toMatchObject({
      "projection.enabled": "true",
      [`projection.${partition.name}.type`]: "date",
      [`projection.${partition.name}.format`]: partition.unit === "month" ? "yyyy-MM" : "yyyy-MM-dd",
      [`projection.${partition.name}.interval.unit`]: partition.unit === "month" ? "MONTHS" : "DAYS",
    });
    // The flattened text writes the placeholder's braces as angle brackets.
    expect(written(parameters["storage.location.template"])).toMatch(
      new RegExp(`/${name}/${partition.name}=<${partition.name}>/$`),
    );
  });

  test.each(queryFiles("queries/views").map((view) => [view.name, view] as const))(
    "stores the view %s as Athena reads it",
    (name, view) => {
      const input = named(name);
      const [, encoded = ""] = /^\/\* Presto View: (\S+) \*\/$/.exec(input?.ViewOriginalText ?? "") ?? [];
      const stored = JSON.parse(Buffer.from(encoded, "base64").toString("utf8"));
      expect(stored).toMatchObject({ originalSql: view.sql, catalog: "awsdatacatalog", schema: "tierline" });
      expect(stored.columns.map((column: { name: string }) => column.name)).toEqual(
        view.columns.map((column) => column.name),
      );
      expect(JSON.stringify(stored.columns)).not.toMatch(/"type":"(string|int|timestamp)"/);
      expect(input?.TableType).toBe("VIRTUAL_VIEW");
      expect(input?.StorageDescriptor.Columns).toHaveLength(view.columns.length);
    },
  );
});

describe("the query desk", () => {
  test("has a workgroup whose limits hold for everybody", () => {
    expect(ofType("AWS::Athena::WorkGroup").map(([, { Properties }]) => Properties)).toMatchObject([
      {
        WorkGroupConfiguration: {
          EnforceWorkGroupConfiguration: true,
          PublishCloudWatchMetricsEnabled: true,
          BytesScannedCutoffPerQuery: { Ref: "ScanLimitBytes" },
          ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: "SSE_KMS" } },
        },
      },
    ]);
  });

  test("offers every question as a named query", () => {
    const offered = ofType("AWS::Athena::NamedQuery").map(([, { Properties }]) => Properties);
    expect(offered.map(({ Name, QueryString }) => [Name, QueryString])).toEqual(
      questionFolders.flatMap((folder) => queryFiles(join("queries", folder))).map(({ name, sql }) => [name, sql]),
    );
    for (const { Description } of offered) expect(String(Description).length).toBeLessThanOrEqual(1024);
  });
});
