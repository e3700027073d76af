import { ask, type QueryDesk, sqlLiteral } from "../../../shared/aws/questions.ts";
import { parseQueryFile, type QueryFile } from "../../../shared/queries/query-file.ts";
import { type RowScope, scopedSql } from "../../../shared/queries/scoped-sql.ts";
import type { DashboardQuery } from "./query-names.ts";

/** A saved query with its values, as a page asks it. */
export type Question = {
  readonly query: DashboardQuery;
  /** The values of its parameters by name, as they are written in an address. */
  readonly values?: Readonly<Record<string, string>>;
  /** So many rows at most, the first in the query's order. */
  readonly limit?: number;
};

export type Cell = string | null;
export type Row = Readonly<Record<string, Cell>>;
export type AnswerTable = {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly Row[];
};

/** What all pages of one moment show: the latest committed run and the measurement beside it. */
export type Present = {
  readonly run_id: string;
  readonly as_of_date: string;
  /** UTC, as `2011-04-01 04:00:00.000`. */
  readonly committed_at: string;
  readonly measured_run_id: string | null;
};

/** What answers are kept by: it changes with the facts. */
export const stateOf = (present: Present | undefined): string => `${present?.run_id} ${present?.measured_run_id}`;

export type Answers = {
  /** The question's file; its header says what its rows are. */
  readonly fileOf: (query: DashboardQuery) => QueryFile;
  /** @throws QuestionRefused if a value is none of its parameter's type */
  readonly ask: (question: Question, scope: RowScope) => Promise<AnswerTable>;
  /** Undefined before the first committed run. */
  readonly present: () => Promise<Present | undefined>;
};

/** A newer run is seen after so long. */
const presentMilliseconds = 10_000;
/** Values kept in memory, some hundred bytes each. */
const cellsKeptAtMost = 400_000;

/**
 * The statement and the literals with which a question is asked in a scope.
 * @param mark as in scopedSql
 * @throws QuestionRefused if a value is none of its parameter's type
 */
export function statementOf(file: QueryFile, { values = {}, limit }: Question, scope: RowScope, mark?: string) {
  const literals = file.parameters.map(({ name, type }) => sqlLiteral(type, values[name] ?? ""));
  return { sql: scopedSql(file, { scope, limit, ...(mark === undefined ? {} : { mark }) }), literals };
}

/**
 * Answers of Athena, each kept until another run is committed or measured: facts do not change in between. Athena itself keeps them
 * too, for processes that begin.
 */
export function answersFrom(
  desk: QueryDesk,
  texts: Readonly<Record<DashboardQuery, string>>,
  now: () => number = Date.now,
): Answers {
  const files = new Map<DashboardQuery, QueryFile>();
  const fileOf = (query: DashboardQuery): QueryFile => {
    const file = files.get(query) ?? parseQueryFile(query, texts[query]);
    files.set(query, file);
    return file;
  };
  let seen: { readonly at: number; readonly present: Promise<Present | undefined> } | undefined;
  let keptOf = "";
  let cellsKept = 0;
  const kept = new Map<string, Promise<AnswerTable>>();

  async function present(): Promise<Present | undefined> {
    if (seen === undefined || now() - seen.at > presentMilliseconds) {
      const asked = fetchPresent();
      seen = { at: now(), present: asked };
      asked.catch(() => {
        seen = undefined;
      });
    }
    return seen.present;
  }

  async function fetchPresent(): Promise<Present | undefined> {
    const { rows } = tableOf(await ask(desk, fileOf("data-freshness").sql));
    return rows[0] as Present | undefined;
  }

  return {
    fileOf,
    present,
    async ask(question, scope) {
      const of = stateOf(await present());
      if (of !== keptOf) forget(of);
      // Athena knows an answer again by the statement alone, so each state of the facts has statements of its own.
      const { sql, literals } = statementOf(fileOf(question.query), question, scope, of);
      const key = JSON.stringify([sql, literals]);
      const before = kept.get(key);
      if (before !== undefined) return before;
      const asked = ask(desk, sql, literals, { reuse: true }).then(tableOf);
      kept.set(key, asked);
      asked.then(
        ({ rows, columns }) => {
          cellsKept += rows.length * columns.length;
          if (cellsKept > cellsKeptAtMost) forget(of);
        },
        () => kept.delete(key),
      );
      return asked;
    },
  };

  function forget(of: string): void {
    kept.clear();
    cellsKept = 0;
    keptOf = of;
  }
}

function tableOf({ columns, rows }: Awaited<ReturnType<typeof ask>>): AnswerTable {
  return {
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]))),
  };
}
