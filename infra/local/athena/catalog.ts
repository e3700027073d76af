import { z } from "zod";
import type { Resource } from "../template.ts";
import { QueryError } from "./errors.ts";

export const catalogName = "AwsDataCatalog";

export type Column = { readonly name: string; readonly type: string; readonly comment: string };

export type Location = { readonly bucket: string; readonly prefix: string };

/** A table whose rows are Parquet objects below a place in S3; types as Glue writes them. */
export type ExternalTable = {
  readonly kind: "table";
  readonly database: string;
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly Column[];
  readonly partitionKeys: readonly Column[];
  readonly location: Location;
  readonly parameters: Readonly<Record<string, string>>;
  readonly createdAt: number;
};

export type View = {
  readonly kind: "view";
  readonly database: string;
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly Column[];
  readonly sql: string;
  /** The database in which the view's own names are looked up. */
  readonly sqlDatabase: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly createdAt: number;
};

export type Table = ExternalTable | View;

export type Database = { readonly name: string; readonly description: string };

/** The databases, tables and views that queries name; those of the template, and those that statements create. */
export type Catalog = {
  databases(): readonly Database[];
  tables(database: string): readonly Table[];
  find(database: string, name: string): Table | undefined;
  put(table: Table): void;
  remove(table: Table): void;
  /** Counts the changes, so that what was derived from the catalog is known to be stale. */
  version(): number;
};

/** @throws QueryError for a place that is not `s3://bucket/prefix` */
export function parseLocation(uri: string): Location {
  const [, bucket, prefix = ""] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri) ?? [];
  if (bucket === undefined) throw new QueryError(`INVALID_PROPERTY: not a place in S3: ${uri}`);
  return { bucket, prefix: prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/` };
}

export const locationUri = ({ bucket, prefix }: Location) => `s3://${bucket}/${prefix}`;

const columns = z
  .array(z.object({ Name: z.string(), Type: z.string().default("string"), Comment: z.string().default("") }))
  .default([])
  .transform((all): readonly Column[] =>
    all.map((each) => ({ name: each.Name.toLowerCase(), type: each.Type, comment: each.Comment })),
  );

const DatabaseResource = z.object({
  DatabaseInput: z.object({ Name: z.string(), Description: z.string().default("") }),
});

const TableResource = z.object({
  DatabaseName: z.string(),
  TableInput: z.object({
    Name: z.string(),
    Description: z.string().default(""),
    TableType: z.string().default("EXTERNAL_TABLE"),
    Parameters: z.record(z.string(), z.coerce.string()).default({}),
    PartitionKeys: columns,
    StorageDescriptor: z.object({ Columns: columns, Location: z.string().default("") }).prefault({}),
    ViewOriginalText: z.string().optional(),
  }),
});

const ViewDefinition = z.object({ originalSql: z.string(), schema: z.string().optional() });

function tableOf(resource: Resource, createdAt: number): Table {
  const { DatabaseName, TableInput: input } = TableResource.parse(resource.properties);
  const shared = {
    database: DatabaseName.toLowerCase(),
    name: input.Name.toLowerCase(),
    comment: input.Description,
    columns: input.StorageDescriptor.Columns,
    parameters: input.Parameters,
    createdAt,
  };
  if (input.TableType === "VIRTUAL_VIEW") {
    const definition = readViewText(input.ViewOriginalText ?? "");
    return { ...shared, kind: "view", sql: definition.originalSql, sqlDatabase: definition.schema ?? shared.database };
  }
  return {
    ...shared,
    kind: "table",
    partitionKeys: input.PartitionKeys,
    location: parseLocation(input.StorageDescriptor.Location),
  };
}

/** Reads what Athena keeps in a view's `ViewOriginalText`: Base64 of JSON within a comment. */
function readViewText(text: string): z.infer<typeof ViewDefinition> {
  const encoded = /^\/\* Presto View: (\S+) \*\/$/.exec(text.trim())?.[1];
  if (encoded === undefined)
    throw new Error(`a view's text must read /* Presto View: … */, found ${text.slice(0, 40)}`);
  return ViewDefinition.parse(JSON.parse(Buffer.from(encoded, "base64").toString("utf8")));
}

/** The view's text as Glue keeps it. */
export function viewText(view: View): string {
  const definition = {
    originalSql: view.sql,
    catalog: "awsdatacatalog",
    schema: view.sqlDatabase,
    columns: view.columns.map(({ name, type }) => ({ name, type })),
  };
  return `/* Presto View: ${Buffer.from(JSON.stringify(definition)).toString("base64")} */`;
}

/** The catalog of a template. @throws ZodError for a Glue resource of another shape */
export function catalogOf(resources: readonly Resource[], now: number): Catalog {
  const databases = new Map<string, Database>([["default", { name: "default", description: "" }]]);
  const tables = new Map<string, Table>();
  const key = (database: string, name: string) => `${database.toLowerCase()}.${name.toLowerCase()}`;
  let version = 0;
  for (const resource of resources) {
    if (resource.type === "AWS::Glue::Database") {
      const { Name, Description } = DatabaseResource.parse(resource.properties).DatabaseInput;
      databases.set(Name.toLowerCase(), { name: Name.toLowerCase(), description: Description });
    } else if (resource.type === "AWS::Glue::Table") {
      const table = tableOf(resource, now);
      tables.set(key(table.database, table.name), table);
    }
  }
  return {
    databases: () => [...databases.values()].toSorted((left, right) => (left.name < right.name ? -1 : 1)),
    tables: (database) =>
      [...tables.values()]
        .filter((table) => table.database === database.toLowerCase())
        .toSorted((left, right) => (left.name < right.name ? -1 : 1)),
    find: (database, name) => tables.get(key(database, name)),
    put: (table) => {
      tables.set(key(table.database, table.name), table);
      version++;
    },
    remove: (table) => {
      tables.delete(key(table.database, table.name));
      version++;
    },
    version: () => version,
  };
}
