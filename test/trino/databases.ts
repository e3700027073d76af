import { type Catalog, catalogOf, type ExternalTable } from "../../infra/local/athena/catalog.ts";
import { templateFile } from "../../infra/local/synthesize.ts";
import { readTemplate } from "../../infra/local/template.ts";
import { relationsOfEstimators } from "../support/estimator-relations.ts";

/** The database of the template, and its twin in which the relations that estimators read are tables. */
export const databases = { lake: "tierline", estimators: "estimators" } as const;

/** What the template tells Glue, and with it what Athena knows. */
export async function deployedCatalog(): Promise<Catalog> {
  const catalog = catalogOf((await readTemplate(templateFile)).resources, 0);
  for (const table of catalog.tables(databases.lake)) {
    const isRelation = relationsOfEstimators.includes(table.name);
    if (table.kind === "table") catalog.put({ ...table, database: databases.estimators });
    else if (isRelation) catalog.put(relationTable(table));
    else catalog.put({ ...table, database: databases.estimators, sqlDatabase: databases.estimators });
  }
  return catalog;
}

/** A table with the columns that a view declares. */
const relationTable = ({ name, columns }: Pick<ExternalTable, "name" | "columns">): ExternalTable => ({
  kind: "table",
  database: databases.estimators,
  name,
  comment: "",
  columns,
  partitionKeys: [],
  location: { bucket: "estimators", prefix: `${name}/` },
  parameters: {},
  createdAt: 0,
});

/** The tables of both databases, each once. */
export const filesTables = (catalog: Catalog): readonly ExternalTable[] =>
  [...catalog.tables(databases.lake), ...catalog.tables(databases.estimators)]
    .filter((table) => table.kind === "table")
    .filter((table, index, all) => all.findIndex(({ name }) => name === table.name) === index);
