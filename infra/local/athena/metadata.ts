import { type Catalog, type Column, catalogName, type Database, locationUri, type Table, viewText } from "./catalog.ts";
import { ApiError } from "./errors.ts";

const columnOf = ({ name, type, comment }: Column) => ({
  Name: name,
  Type: type,
  ...(comment === "" ? {} : { Comment: comment }),
});

/** A table as GetTableMetadata shows it. */
export function tableMetadata(table: Table) {
  return {
    Name: table.name,
    CreateTime: table.createdAt / 1000,
    TableType: table.kind === "view" ? "VIRTUAL_VIEW" : "EXTERNAL_TABLE",
    Columns: table.columns.map(columnOf),
    PartitionKeys: table.kind === "table" ? table.partitionKeys.map(columnOf) : [],
    Parameters: {
      ...(table.comment === "" ? {} : { comment: table.comment }),
      ...table.parameters,
      ...(table.kind === "table" ? { location: locationUri(table.location) } : { "view.text": viewText(table) }),
    },
  };
}

const databaseMetadata = ({ name, description }: Database) => ({
  Name: name,
  ...(description === "" ? {} : { Description: description }),
});

/** @throws ApiError for another catalog than the account's own */
export function checkCatalog(name: string | undefined): void {
  if (name !== undefined && name.toLowerCase() !== catalogName.toLowerCase()) {
    throw new ApiError(`Data catalog ${name} was not found`);
  }
}

const metadataError = (message: string) => new ApiError(message, "MetadataException");

export function findDatabase(catalog: Catalog, name: string) {
  const found = catalog.databases().find((database) => database.name === name.toLowerCase());
  if (found === undefined) throw metadataError(`Database ${name} not found.`);
  return databaseMetadata(found);
}

export function findTable(catalog: Catalog, database: string, name: string) {
  findDatabase(catalog, database);
  const found = catalog.find(database, name);
  if (found === undefined) throw metadataError(`Table ${name} not found.`);
  return tableMetadata(found);
}

export const listDatabases = (catalog: Catalog) => catalog.databases().map(databaseMetadata);

/** The tables of a database whose names the regular expression matches. */
export function listTables(catalog: Catalog, database: string, expression: string | undefined) {
  findDatabase(catalog, database);
  const pattern = expression === undefined ? undefined : new RegExp(`^(?:${expression})$`, "i");
  return catalog
    .tables(database)
    .filter(({ name }) => pattern === undefined || pattern.test(name))
    .map(tableMetadata);
}
