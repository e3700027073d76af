import { Command } from "commander";
import { type Answer, ask, sqlLiteral } from "../../../shared/aws/questions.ts";
import { csvText } from "../../../shared/csv/csv-text.ts";
import { parseQueryFile, type QueryFile } from "../../../shared/queries/query-file.ts";
import { count } from "../amounts.ts";
import { addCommonOptions, type CommonOptions, type Context } from "../context.ts";
import { CommandFailure } from "../exit-codes.ts";
import { namedQueries, queryText } from "../query-text.ts";
import { fitsWidth, renderFields, renderTable, type TextColumn } from "../table.ts";

const examples = `
Asks a named query (see "tierline queries") or any Athena SQL. Every row is fetched, however many. A table that is too
wide for the terminal is shown one row below the other.

Examples
  $ npx tierline query liability-by-program-and-month
  $ npx tierline query standing-and-next-tier --param program_pattern=key-account-annual --csv > standing.csv
  $ npx tierline query "select currency, count(*) as lines from order_lines group by currency"
  $ npx tierline query --json "select * from runs" | jq '.rows[0]'

In --csv, text that a spreadsheet would run as a formula gets an apostrophe before it.

Exit codes: 0 answered (with or without rows), 2 a parameter is missing or unknown, 3 Athena refused the statement,
4 there is no such named query`;

type QueryOptions = CommonOptions & { readonly csv?: boolean; readonly param: Readonly<Record<string, string>> };

export function queryCommand(context: Context): Command {
  const command = new Command("query")
    .summary("ask a named query or SQL")
    .description("Asks Athena and prints the answer as a table, CSV or JSON.")
    .argument("<name or sql>", "a named query, or a statement in Athena's SQL")
    .option("--param <name=value>", "a parameter of the named query; repeat for more", collectParameter, {})
    .option("--csv", "print CSV for spreadsheets")
    .addHelpText("after", examples);
  return addCommonOptions(command).action((question: string, options: QueryOptions) =>
    query(context, question, options),
  );
}

async function query(context: Context, question: string, options: QueryOptions): Promise<void> {
  const { sql, parameters } = await statementOf(question, options.param);
  const answer = await context.withSystem(options, (tierline) => ask(tierline.queryDesk, sql, parameters));
  const { terminal } = context;
  if (options.json === true) {
    const rows = answer.rows.map((row) =>
      Object.fromEntries(answer.columns.map(({ name }, i) => [name, row[i] ?? null])),
    );
    terminal.print(JSON.stringify({ columns: answer.columns, rows }, null, 2));
  } else if (options.csv === true) {
    // The terminal ends what it prints with a line feed, so that of the last line end only this one goes.
    terminal.print(csvText([answer.columns.map(({ name }) => name), ...answer.rows]).replace(/\n$/, ""));
  } else {
    terminal.print(answerText(answer, terminal.width));
    terminal.say(`${count(answer.rows.length, "row")}, ${(answer.milliseconds / 1000).toFixed(2)} s`);
  }
}

/** A single word is a name; SQL has at least a blank. */
async function statementOf(question: string, given: Readonly<Record<string, string>>) {
  if (/\s/.test(question.trim())) {
    if (Object.keys(given).length > 0)
      throw new CommandFailure("usage", "--param belongs to a named query; write the values into the SQL");
    return { sql: question, parameters: [] };
  }
  const places = await namedQueries();
  const place = places.get(question);
  if (place === undefined) {
    const names = [...places.keys()];
    throw new CommandFailure("notFound", `there is no query ${question}. There are:\n  ${names.join("\n  ")}`, {
      names,
    });
  }
  const file = parseQueryFile(question, await queryText(place));
  return { sql: file.sql, parameters: literalsOf(file, given) };
}

function literalsOf({ name, parameters }: QueryFile, given: Readonly<Record<string, string>>): readonly string[] {
  const expected = new Set(parameters.map((parameter) => parameter.name));
  const unknown = Object.keys(given).filter((parameter) => !expected.has(parameter));
  const missing = [...expected].filter((parameter) => given[parameter] === undefined);
  if (unknown.length > 0 || missing.length > 0) {
    const expects = expected.size === 0 ? "takes no parameters" : `takes ${[...expected].join(", ")}`;
    const problems = [...missing.map((one) => `${one} is missing`), ...unknown.map((one) => `${one} is unknown`)];
    throw new CommandFailure("usage", `${name} ${expects}: ${problems.join(", ")}`);
  }
  return parameters.map((parameter) => sqlLiteral(parameter.type, given[parameter.name] ?? ""));
}

const numeric = /^(tinyint|smallint|int|integer|bigint|decimal|double|float|real)/;

function answerText({ columns, rows }: Answer, width: number | undefined): string {
  if (columns.length === 0) return rows.map((row) => row.join("\t")).join("\n");
  const titles = columns.map(
    ({ name, type }): TextColumn => ({ title: name, align: numeric.test(type) ? "right" : "left" }),
  );
  const places = columns.map(({ type }, index) => (type.startsWith("decimal") ? placesShown(rows, index) : undefined));
  const cells = rows.map((row) => row.map((value, index) => shown(value ?? "", places[index])));
  if (fitsWidth(titles, cells, width)) return renderTable(titles, cells, width);
  return cells.map((row) => renderFields(columns.map(({ name }, index) => [name, row[index] ?? ""]))).join("\n\n");
}

/** Decimal places that any value of the column needs, at least two: the other zeros tell a person nothing. */
function placesShown(rows: Answer["rows"], column: number): number {
  const needed = rows.map((row) => (row[column] ?? "").split(".")[1]?.replace(/0+$/, "").length ?? 0);
  return needed.reduce((most, places) => Math.max(most, places), 2);
}

function shown(value: string, places: number | undefined): string {
  const [whole = "", fraction] = value.split(".");
  return places === undefined || fraction === undefined ? value : `${whole}.${fraction.slice(0, places)}`;
}

function collectParameter(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const equals = text.indexOf("=");
  if (equals < 1) throw new CommandFailure("usage", `--param wants name=value, not ${JSON.stringify(text)}`);
  return { ...before, [text.slice(0, equals)]: text.slice(equals + 1) };
}
