import type { Contract } from "./contract.ts";
import { columnOf, type Finding, fieldSql, textNameOf } from "./field-sql.ts";
import { usedColumns } from "./origin.ts";
import type { SourceProfile } from "./profile.ts";
import { sourceText, sqlText } from "./sql-text.ts";

/** A file as SQL sees it, whatever its format: one row per record, in the order of the file. */
export type SourceRelation = {
  /** What to select from; its columns have names of their own, which none of our columns has. */
  readonly relation: string;
  /** SQL of the text of a column of the source. */
  readonly text: (column: string) => string;
  /** SQL of the whole record as JSON text. */
  readonly record: string;
  /** SQL that is true for a record that could not be taken apart, and of what it holds. */
  readonly malformed?: { readonly when: string; readonly value: string } | undefined;
  /** SQL of the record's number where the rows are not all of the file's records. */
  readonly recordNumber?: string | undefined;
};

/** Columns that come with the ingestion, or follow from the row's place in the file: added when the file is written. */
const addedColumns: readonly string[] = ["source_id", "line_number", "ingestion_id"];

/** What spreadsheets and forms leave around a value: space, tab, line ends, the hard and the ideographic space. */
const blanks = [" ", "\t", "\n", "\r", "\u00a0", "\u3000"];

/**
 * A text without the blanks around it, null where nothing is left. Trimming is dear and hardly ever needed: it is done only for
 * texts that begin with a blank, or with a character beyond ASCII, or end with a blank.
 */
function trimmed(text: string): string {
  const endsBlank = blanks.map((blank) => `suffix(${text}, ${sqlText(blank)})`);
  const mayBeBlank = [`${text} < '!'`, `${text} >= '\u0080'`, ...endsBlank].join(" or ");
  return `case when ${mayBeBlank} then nullif(trim(${text}, ${sqlText(blanks.join(""))}), '') else ${text} end`;
}

/**
 * SQL that reads a file as the columns of its table, with `is_accepted`; rows that break a rule have `findings`, the list of
 * what stands against them in JSON, and `record`, the whole record as JSON. A select with one layer per step, so that every expression
 * is computed once, and the dear ones only for rows that are not accepted.
 */
export function linesSql(contract: Contract, profile: SourceProfile, source: SourceRelation): string {
  return `${checkedSql(contract, profile, source)}
select
  ${[...numberColumns(source), ...lineColumns(contract)].join(", ")},
  not is_suspicious as is_accepted,
  case when is_suspicious then cast(to_json(list_filter([${findingsSql(contract, profile, source).join(", ")}], finding -> finding is not null)) as varchar) end as findings,
  case when is_suspicious then ${source.record} end as record
from checked`;
}

/** SQL that reads the identity and the whole record of rows, for those that turn out to be repeated. */
export function recordsSql(
  contract: Contract,
  profile: SourceProfile,
  source: SourceRelation,
  identity: readonly string[],
): string {
  return `${checkedSql(contract, profile, source)} select ${identity.join(", ")}, ${source.record} as record from checked`;
}

/** The table's columns that differ from row to row, in the table's order. */
function lineColumns(contract: Contract): readonly string[] {
  const fixed = fixedColumns(contract);
  return contract.table.columns
    .map(({ name }) => name)
    .filter((name) => !addedColumns.includes(name) && fixed[name] === undefined);
}

/** SQL of the columns that are the same on every row, because the profile maps nothing or a constant: no row needs to hold them. */
export function fixedColumns({ fields, derivations, identity, ordinal }: Contract): Readonly<Record<string, string>> {
  const varying = new Set([
    ...derivations.flat().map(({ name }) => name),
    ...(identity?.columns ?? []),
    ...(ordinal === undefined ? [] : [ordinal.column]),
  ]);
  return Object.fromEntries(
    fields.flatMap(({ name, origin, type }) => {
      if (varying.has(name)) return [];
      if (origin === undefined) return [[name, "null"]];
      const isText = type.kind === "text" || type.kind === "code";
      return "constant" in origin && isText ? [[name, sqlText(origin.constant)]] : [];
    }),
  );
}

/** How `findings` are read back: a list in JSON, of which hardly any row has one, takes far less room than a list of its own. */
export const findingsType = '[{"reason": "varchar", "column_name": "varchar", "value": "varchar"}]';

function numberColumns({ recordNumber }: SourceRelation): readonly string[] {
  return recordNumber === undefined ? [] : ["record_number"];
}

function checkedSql(contract: Contract, profile: SourceProfile, source: SourceRelation): string {
  const fields = contract.fields.map((field) => fieldSql(field, profile));
  const texts = usedColumns(profile).map((column) => `${trimmed(source.text(column))} as ${sourceText(column)}`);
  const number = source.recordNumber === undefined ? [] : [`${source.recordNumber} as record_number`];
  const malformed =
    source.malformed === undefined
      ? []
      : [`${source.malformed.when} as is_malformed`, `${source.malformed.value} as malformed_value`];
  const suspicions = [
    ...(source.malformed === undefined ? [] : ["is_malformed"]),
    ...fields.map(({ suspicious }) => suspicious).filter((sql) => sql !== ""),
    ...contract.checks.map(({ when }) => when),
  ];
  const layers = [
    `source as (select ${["*", ...texts, ...number, ...malformed].join(", ")} from ${source.relation})`,
    `texts as (select *, ${fields.map(({ text, textName }) => `${text} as ${textName}`).join(", ")} from source)`,
    `typed as (select *, ${fields.map(({ name, typed }) => `${typed} as ${name}`).join(", ")} from texts)`,
    ...derivedLayers(contract),
    `checked as (select *, coalesce(${suspicions.map((sql) => `(${sql})`).join(" or ")}, false) as is_suspicious from derived_${contract.derivations.length})`,
  ];
  return `with ${layers.join(",\n")}`;
}

function derivedLayers({ fields, derivations }: Contract): readonly string[] {
  const known = new Set(fields.map(({ name }) => name));
  const layers = ["derived_0 as (select * from typed)"];
  derivations.forEach((layer, index) => {
    const replaced = layer.filter(({ name }) => known.has(name)).map(({ name, sql }) => `${sql} as ${name}`);
    const added = layer.filter(({ name }) => !known.has(name)).map(({ name, sql }) => `, ${sql} as ${name}`);
    const replace = replaced.length === 0 ? "" : ` replace (${replaced.join(", ")})`;
    layers.push(`derived_${index + 1} as (select *${replace}${added.join("")} from derived_${index})`);
    for (const { name } of layer) known.add(name);
  });
  return layers;
}

function findingsSql(contract: Contract, profile: SourceProfile, source: SourceRelation): readonly string[] {
  const ofFields = contract.fields.flatMap((field) => fieldSql(field, profile).findings);
  const ofChecks = contract.checks.map(({ reason, field: name, when }): Finding => {
    const field = contract.fields.find((candidate) => candidate.name === name);
    if (field === undefined)
      throw new Error(`the check ${reason} names ${name}, which is no field of ${contract.table.name}`);
    return { reason, when, column: columnOf(field), value: textNameOf(field) };
  });
  const findings = [...ofFields, ...ofChecks];
  if (source.malformed === undefined) return findings.map((finding) => findingSql(finding));
  // Of a record that cannot be taken apart nothing else can be said.
  return [
    findingSql({ reason: "row_malformed", when: "is_malformed", column: undefined, value: "malformed_value" }),
    ...findings.map((finding) => findingSql({ ...finding, when: `not is_malformed and (${finding.when})` })),
  ];
}

function findingSql({ reason, when, column, value }: Finding): string {
  const name = column === undefined ? "cast(null as varchar)" : sqlText(column);
  return `case when ${when} then {'reason': ${sqlText(reason)}, 'column_name': ${name}, 'value': ${value}} end`;
}
