import type { CfnTable } from "aws-cdk-lib/aws-glue";
import type { Column, FactTable, Partition } from "../../shared/facts/table.ts";

/** A table of Parquet files as Glue describes it to Athena, with its partitions projected instead of crawled. */
export function factTableInput(table: FactTable, bucket: string, firstAsOfDate: string): CfnTable.TableInputProperty {
  const location = `s3://${bucket}/${table.name}/`;
  return {
    name: table.name,
    description: table.comment,
    tableType: "EXTERNAL_TABLE",
    ...(table.partition === undefined ? {} : { partitionKeys: [glueColumn({ ...table.partition, type: "string" })] }),
    parameters: {
      EXTERNAL: "TRUE",
      classification: "parquet",
      ...(table.partition === undefined ? {} : projection(table.partition, location, firstAsOfDate)),
    },
    storageDescriptor: {
      columns: table.columns.map(glueColumn),
      location,
      inputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
      outputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
      serdeInfo: {
        serializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
        parameters: { "serialization.format": "1" },
      },
    },
  };
}

/** A column as Glue takes it. */
export function glueColumn({ name, type, comment }: Column): CfnTable.ColumnProperty {
  return { name, type, comment };
}

/**
 * The values that a partition column may take; what lies outside is never read, so ingest rejects order lines that are dated
 * there. Every value costs a query without a date one more look into S3, which is why an operator may cut off the as-of dates.
 */
function projection({ name, unit }: Partition, location: string, firstAsOfDate: string): Record<string, string> {
  const values =
    unit === "month"
      ? { format: "yyyy-MM", range: "2000-01,NOW+1MONTHS", "interval.unit": "MONTHS" }
      : { format: "yyyy-MM-dd", range: `${firstAsOfDate},NOW+1DAYS`, "interval.unit": "DAYS" };
  return {
    "projection.enabled": "true",
    [`projection.${name}.type`]: "date",
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [`projection.${name}.${key}`, value])),
    [`projection.${name}.interval`]: "1",
    "storage.location.template": `${location}${name}=\${${name}}/`,
  };
}
