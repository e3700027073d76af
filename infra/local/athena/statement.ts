import { notSupported, syntaxError } from "./errors.ts";
import { nameOf, stringOf, type Token, tokensOf } from "./sql/tokens.ts";

/** A query within a statement, and where it stands there. */
export type Fragment = { readonly text: string; readonly offset: number };

export type TableName = { readonly database: string; readonly table: string };

export type Property = string | readonly string[];

/** One statement of Athena's, taken apart as far as its kind needs. */
export type Statement =
  | { readonly kind: "select"; readonly query: Fragment }
  | { readonly kind: "explain"; readonly query: Fragment }
  | { readonly kind: "unload"; readonly query: Fragment; readonly location: string; readonly properties: Properties }
  | {
      readonly kind: "create-table";
      readonly name: TableName;
      readonly ifNotExists: boolean;
      readonly properties: Properties;
      readonly query: Fragment;
      readonly withData: boolean;
    }
  | { readonly kind: "create-view"; readonly name: TableName; readonly replace: boolean; readonly query: Fragment }
  | { readonly kind: "drop"; readonly what: "table" | "view"; readonly name: TableName; readonly ifExists: boolean }
  | { readonly kind: "insert"; readonly name: TableName; readonly columns: readonly string[]; readonly query: Fragment }
  | { readonly kind: "show-tables" | "show-views"; readonly database: string; readonly pattern: string | undefined }
  | { readonly kind: "show-databases"; readonly pattern: string | undefined }
  | { readonly kind: "show-columns" | "show-partitions" | "show-create" | "describe"; readonly name: TableName }
  | { readonly kind: "prepare"; readonly name: string; readonly query: Fragment }
  | { readonly kind: "execute"; readonly name: string; readonly parameters: readonly string[] }
  | { readonly kind: "deallocate"; readonly name: string };

export type Properties = ReadonlyMap<string, Property>;

/** What Athena calls each kind of statement. */
export const statementTypes: Readonly<Record<Statement["kind"], readonly ["DML" | "DDL" | "UTILITY", string]>> = {
  select: ["DML", "SELECT"],
  explain: ["UTILITY", "EXPLAIN"],
  unload: ["DML", "UNLOAD"],
  "create-table": ["DDL", "CREATE_TABLE_AS_SELECT"],
  "create-view": ["DDL", "CREATE_VIEW"],
  drop: ["DDL", "DROP_TABLE"],
  insert: ["DML", "INSERT"],
  "show-tables": ["UTILITY", "SHOW_TABLES"],
  "show-views": ["UTILITY", "SHOW_VIEWS"],
  "show-databases": ["UTILITY", "SHOW_DATABASES"],
  "show-columns": ["UTILITY", "SHOW_COLUMNS"],
  "show-partitions": ["UTILITY", "SHOW_PARTITIONS"],
  "show-create": ["UTILITY", "SHOW_CREATE_TABLE"],
  describe: ["UTILITY", "DESCRIBE_TABLE"],
  prepare: ["DDL", "PREPARE"],
  execute: ["DML", "EXECUTE"],
  deallocate: ["DDL", "DEALLOCATE"],
};

/** Walks the tokens of a statement. */
class Reader {
  readonly sql: string;
  readonly tokens: readonly Token[];
  readonly database: string;
  position = 0;

  constructor(sql: string, database: string) {
    this.sql = sql;
    this.tokens = tokensOf(sql);
    this.database = database;
  }

  peek(ahead = 0): string | undefined {
    return this.tokens[this.position + ahead]?.text;
  }

  /** Steps over the words if they are next. */
  skip(...words: readonly string[]): boolean {
    const matches = words.every((word, index) => this.peek(index) === word);
    if (matches) this.position += words.length;
    return matches;
  }

  expect(...words: readonly string[]): void {
    if (!this.skip(...words)) throw this.unexpected(words.join(" ").toUpperCase());
  }

  unexpected(expected: string) {
    const token = this.tokens[this.position];
    return syntaxError(
      `mismatched input '${token?.text ?? "<EOF>"}'. Expecting: ${expected}`,
      token?.start ?? this.sql.length,
    );
  }

  identifier(): string {
    const name = nameOf(this.tokens[this.position]);
    if (name === undefined) throw this.unexpected("an identifier");
    this.position++;
    return name;
  }

  tableName(): TableName {
    const parts = [this.identifier()];
    while (this.skip(".")) parts.push(this.identifier());
    const table = parts.at(-1) ?? "";
    return { database: parts.at(-2) ?? this.database, table };
  }

  string(): string | undefined {
    const text = stringOf(this.tokens[this.position]);
    if (text !== undefined) this.position++;
    return text;
  }

  /** The text from here to the end, or to the token at `end`. */
  rest(end = this.tokens.length): Fragment {
    const first = this.tokens[this.position];
    const last = this.tokens[end - 1];
    if (first === undefined || last === undefined || end <= this.position) throw this.unexpected("a query");
    this.position = end;
    return { text: this.sql.slice(first.start, last.end), offset: first.start };
  }

  /** The position of the bracket that closes the one at the current position. */
  closing(): number {
    let depth = 0;
    for (let index = this.position; index < this.tokens.length; index++) {
      const text = this.tokens[index]?.text;
      if (text === "(") depth++;
      if (text === ")" && --depth === 0) return index;
    }
    throw this.unexpected(")");
  }

  inBrackets(): Fragment {
    const end = this.closing();
    this.position++;
    const inside = this.rest(end);
    this.position = end + 1;
    return inside;
  }

  finish(): void {
    if (this.position < this.tokens.length) throw this.unexpected("the end of the statement");
  }

  properties(): Properties {
    const found = new Map<string, Property>();
    if (!this.skip("(")) throw this.unexpected("(");
    while (!this.skip(")")) {
      const name = this.identifier();
      this.expect("=");
      found.set(name, this.propertyValue());
      this.skip(",");
    }
    return found;
  }

  propertyValue(): Property {
    if (!this.skip("array", "[")) {
      const text = this.string() ?? this.tokens[this.position++]?.text;
      if (text === undefined) throw this.unexpected("a value");
      return text;
    }
    const values: string[] = [];
    while (!this.skip("]")) {
      const value = this.string();
      if (value === undefined) throw this.unexpected("a string");
      values.push(value);
      this.skip(",");
    }
    return values;
  }
}

/**
 * Takes a statement apart.
 * @param database where names without a database belong
 * @throws AnalysisError for what Athena cannot read, and for what is not supported here
 */
export function parseStatement(sql: string, database: string): Statement {
  const reader = new Reader(sql, database);
  const first = reader.peek();
  if (first === undefined) throw syntaxError("the query is empty");
  const parse = parsers[first];
  if (parse === undefined) throw notSupported(`a statement that begins with ${first.toUpperCase()}`, 0);
  const statement = parse(reader);
  reader.finish();
  return statement;
}

type Parse = (reader: Reader) => Statement;

const select: Parse = (reader) => ({ kind: "select", query: reader.rest() });

const parsers: Readonly<Record<string, Parse>> = {
  select,
  with: select,
  values: select,
  "(": select,
  table: (reader) => {
    reader.expect("table");
    const name = reader.rest();
    return { kind: "select", query: { text: `select * from ${name.text}`, offset: name.offset - 14 } };
  },
  explain: (reader) => {
    reader.expect("explain");
    reader.skip("analyze");
    if (reader.peek() === "(" && reader.peek(1) !== "select" && reader.peek(1) !== "with") reader.inBrackets();
    return { kind: "explain", query: reader.rest() };
  },
  unload: (reader) => {
    reader.expect("unload");
    if (reader.peek() !== "(") throw reader.unexpected("(");
    const query = reader.inBrackets();
    reader.expect("to");
    const location = reader.string();
    if (location === undefined) throw reader.unexpected("a place in S3");
    const properties = reader.skip("with") ? reader.properties() : new Map<string, Property>();
    return { kind: "unload", query, location, properties };
  },
  create,
  drop: (reader) => {
    reader.expect("drop");
    const what = reader.skip("view") ? "view" : "table";
    if (what === "table" && !reader.skip("table")) throw notSupported(`DROP ${reader.peek()?.toUpperCase() ?? ""}`);
    const ifExists = reader.skip("if", "exists");
    return { kind: "drop", what, ifExists, name: reader.tableName() };
  },
  insert: (reader) => {
    reader.expect("insert", "into");
    const name = reader.tableName();
    const isList = reader.peek() === "(" && !["select", "with", "(", "values"].includes(reader.peek(1) ?? "");
    const columns = isList
      ? reader
          .inBrackets()
          .text.split(",")
          .map((each) => each.trim().replaceAll('"', "").toLowerCase())
      : [];
    return { kind: "insert", name, columns, query: reader.rest() };
  },
  show,
  describe,
  desc: describe,
  prepare: (reader) => {
    reader.expect("prepare");
    const name = reader.identifier();
    reader.expect("from");
    return { kind: "prepare", name, query: reader.rest() };
  },
  execute: (reader) => {
    reader.expect("execute");
    const name = reader.identifier();
    const parameters = reader.skip("using") ? splitTop(reader) : [];
    return { kind: "execute", name, parameters };
  },
  deallocate: (reader) => {
    reader.expect("deallocate", "prepare");
    return { kind: "deallocate", name: reader.identifier() };
  },
};

function create(reader: Reader): Statement {
  reader.expect("create");
  const replace = reader.skip("or", "replace");
  if (reader.skip("view")) {
    const name = reader.tableName();
    reader.expect("as");
    return { kind: "create-view", name, replace, query: reader.rest() };
  }
  if (!reader.skip("table")) throw notSupported(`CREATE ${reader.peek()?.toUpperCase() ?? ""}`);
  const ifNotExists = reader.skip("if", "not", "exists");
  const name = reader.tableName();
  const properties = reader.skip("with") ? reader.properties() : new Map<string, Property>();
  reader.expect("as");
  const size = reader.tokens.length;
  const ending = reader.tokens.slice(-3).map(({ text }) => text);
  const withoutData = ending.join(" ") === "with no data";
  const withData = ending.slice(-2).join(" ") === "with data";
  const query = reader.rest(withoutData ? size - 3 : withData ? size - 2 : size);
  reader.position = size;
  return { kind: "create-table", name, ifNotExists, properties, query, withData: !withoutData };
}

function show(reader: Reader): Statement {
  reader.expect("show");
  if (reader.skip("databases") || reader.skip("schemas"))
    return { kind: "show-databases", pattern: likePattern(reader) };
  for (const what of ["tables", "views"] as const) {
    if (!reader.skip(what)) continue;
    const database = reader.skip("in") || reader.skip("from") ? reader.identifier() : reader.database;
    return { kind: `show-${what}`, database, pattern: likePattern(reader) };
  }
  if (reader.skip("columns")) {
    if (!reader.skip("in")) reader.expect("from");
    const name = reader.tableName();
    const database = reader.skip("in") || reader.skip("from") ? reader.identifier() : name.database;
    return { kind: "show-columns", name: { ...name, database } };
  }
  if (reader.skip("partitions")) return { kind: "show-partitions", name: reader.tableName() };
  if (reader.skip("create", "view") || reader.skip("create", "table"))
    return { kind: "show-create", name: reader.tableName() };
  throw notSupported(`SHOW ${reader.peek()?.toUpperCase() ?? ""}`);
}

/** The regular expression after SHOW TABLES, with or without LIKE. */
function likePattern(reader: Reader): string | undefined {
  reader.skip("like");
  return reader.string();
}

function describe(reader: Reader): Statement {
  reader.position++;
  if (!reader.skip("formatted")) reader.skip("extended");
  return { kind: "describe", name: reader.tableName() };
}

/** The expressions between the commas that lie outside of brackets. */
function splitTop(reader: Reader): string[] {
  const parts: string[] = [];
  while (reader.position < reader.tokens.length) {
    let end = reader.position;
    let depth = 0;
    for (; end < reader.tokens.length; end++) {
      const text = reader.tokens[end]?.text ?? "";
      if ("([".includes(text)) depth++;
      if (")]".includes(text)) depth--;
      if (text === "," && depth === 0) break;
    }
    parts.push(reader.rest(end).text);
    reader.skip(",");
  }
  return parts;
}
