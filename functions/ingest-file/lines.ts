import type { DuckDb } from "../../shared/aws/duckdb.ts";
import type { Contract } from "../../shared/ingestion/contract.ts";
import { columnOf } from "../../shared/ingestion/field-sql.ts";
import { linesSql, recordsSql, type SourceRelation } from "../../shared/ingestion/lines-sql.ts";
import type { SourceProfile } from "../../shared/ingestion/profile.ts";
import { sqlText } from "../../shared/ingestion/sql-text.ts";
import { FileProblem } from "./file-problem.ts";
import { isCsvComplaint, type Source } from "./sources.ts";

/**
 * Reads the file into the table `lines`, one row per sound record in the order of the file, and the records that were not
 * accepted for reasons of their file into the table `left_out` (line_number, reason, column_name, value, record).
 * @returns SQL of a line's number in the file
 * @throws FileProblem for a file that cannot be read even without its malformed records
 */
export async function readLines(
  { connection }: DuckDb,
  contract: Contract,
  profile: SourceProfile,
  source: Source,
): Promise<string> {
  await connection.run(
    "create temp table left_out (line_number bigint, reason varchar, column_name varchar, value varchar, record varchar)",
  );
  const create = (relation: SourceRelation) =>
    connection.run(`create temp table lines as ${linesSql(contract, profile, relation)}`);

  let { relation } = source;
  try {
    await create(relation);
  } catch (error) {
    if (!isCsvComplaint(error)) throw error;
    if (source.sortOut === undefined) throw unreadable(error);
    const sortedOut = await source.sortOut();
    relation = sortedOut.relation;
    await create(relation).catch((again: unknown) => {
      throw isCsvComplaint(again) ? unreadable(again) : again;
    });
    await connection.run(
      `insert into left_out select line_number, 'row_malformed', null, value, record from read_json(${sqlText(sortedOut.malformed.malformed)},
        format = 'newline_delimited', columns = {line_number: 'bigint', value: 'varchar', record: 'varchar'})`,
    );
  }
  const lineNumber = relation.recordNumber === undefined ? "rowid + 1" : "record_number";
  if (contract.ordinal !== undefined) await numberLines({ connection }, contract.ordinal);
  if (contract.identity !== undefined) await leaveOutRepeated({ connection }, contract, profile, relation, lineNumber);
  return lineNumber;
}

function unreadable({ message }: Error): FileProblem {
  return new FileProblem(`the file cannot be read: ${message.split("\n")[0]}`);
}

type Connected = Pick<DuckDb, "connection">;

/** Every line of the file counts for the ordinal, accepted or not, so that a corrected file gives the same numbers. */
async function numberLines(
  { connection }: Connected,
  { column, within }: NonNullable<Contract["ordinal"]>,
): Promise<void> {
  await connection.run(`
    create temp table ordinals as
    select rowid as line, row_number() over (partition by ${within} order by rowid) as ordinal
    from lines
  `);
  await connection.run(
    `update lines set ${column} = cast(ordinals.ordinal as varchar) from ordinals where ordinals.line = lines.rowid`,
  );
  await connection.run("drop table ordinals");
}

/** Of several accepted lines with one identity the first counts; the others are left out, identical or not. */
async function leaveOutRepeated(
  { connection }: Connected,
  contract: Contract,
  profile: SourceProfile,
  relation: SourceRelation,
  lineNumber: string,
): Promise<void> {
  const { identity } = contract;
  if (identity === undefined) return;
  const columns = identity.columns.join(", ");
  // Hashes first: hardly ever is a line repeated, and numbers are cheaper to group than texts.
  await connection.run(`
    create temp table repeated as
    select line from (
      select rowid as line, row_number() over (partition by ${columns} order by rowid) as occurrence
      from lines
      where is_accepted and hash(${columns}) in (
        select hash(${columns}) from lines where is_accepted group by all having count(*) > 1
      )
    )
    where occurrence > 1
  `);
  const counted = await connection.runAndReadAll("select count(*) as repeated from repeated");
  if (Number(counted.getRowObjectsJson()[0]?.repeated) === 0) return;

  // The records of these lines were not kept, for nearly all lines never need theirs; they are read once more.
  await connection.run(`
    create temp table records as
    with repeated_identities as (select distinct ${columns} from lines where rowid in (select line from repeated)),
    candidates as (${recordsSql(contract, profile, relation, identity.columns)})
    select * from candidates semi join repeated_identities using (${columns})
  `);
  const occurrence = `row_number() over (partition by ${columns} order by rowid) as occurrence`;
  const told = identity.columns.at(-1) ?? "";
  await connection.run(`
    insert into left_out
    select line_number, ${sqlText(identity.repeated)}, ${sqlText(sourceColumnOf(contract, told))}, cast(${told} as varchar), record
    from (select ${columns}, rowid as line, ${lineNumber} as line_number, ${occurrence} from lines) as numbered_lines
    join (select ${columns}, record, ${occurrence} from records) as numbered_records using (${columns}, occurrence)
    where line in (select line from repeated)
  `);
  await connection.run("update lines set is_accepted = false where rowid in (select line from repeated)");
}

/** What the source calls one of our columns; empty where it has no such column. */
function sourceColumnOf({ fields }: Contract, name: string): string {
  const field = fields.find((candidate) => candidate.name === name);
  return field === undefined ? "" : (columnOf(field) ?? "");
}
