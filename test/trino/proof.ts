import { renderTable } from "../../infra/cli/table.ts";
import { timed } from "../bench/stopwatch.ts";
import { type Answer, difference } from "./answer.ts";
import type { Trino } from "./client.ts";
import type { LocalAthena } from "./local-athena.ts";
import type { Question } from "./questions.ts";

/** How a file of queries/ has fared so far. */
type Line = {
  answers: number;
  rows: number;
  stages: number;
  localSeconds: number;
  trinoSeconds: number;
  differences: number;
};

/** Asks both engines the same and keeps count. */
export type Proof = {
  /** @param where what the lake holds, for the reader of a difference. @returns Trino's answer, if there is one */
  readonly compare: (question: Question, local: LocalAthena, where: string) => Promise<Answer | undefined>;
  /** Notes a difference that was found otherwise. */
  readonly note: (path: string, where: string, difference: string | undefined) => void;
  readonly differences: readonly string[];
  readonly table: () => string;
};

export function proof(trino: Trino, say: (text: string) => void): Proof {
  const lines = new Map<string, Line>();
  const differences: string[] = [];
  const lineOf = (path: string): Line => {
    const line = lines.get(path) ?? {
      answers: 0,
      rows: 0,
      stages: 0,
      localSeconds: 0,
      trinoSeconds: 0,
      differences: 0,
    };
    lines.set(path, line);
    return line;
  };
  const note = (path: string, where: string, found: string | undefined): void => {
    if (found === undefined) return;
    lineOf(path).differences += 1;
    differences.push(`${path}, ${where}: ${found}`);
    say(`${path}, ${where}: ${found}`);
  };

  return {
    async compare({ path, sql, database, isOrdered }, local, where) {
      try {
        const here = await timed(() => local.ask(sql, database));
        const there = await timed(() => trino.ask(sql, database));
        const line = lineOf(path);
        line.answers += 1;
        line.rows += there.value.rows.length;
        line.stages = Math.max(line.stages, there.value.stages);
        line.localSeconds += here.seconds;
        line.trinoSeconds += there.seconds;
        note(path, where, difference(here.value, there.value, isOrdered));
        return there.value;
      } catch (error) {
        note(path, where, String(error));
        return undefined;
      }
    },
    note,
    differences,
    table: () =>
      renderTable(
        [
          { title: "query" },
          { title: "answers", align: "right" },
          { title: "rows", align: "right" },
          { title: "stages", align: "right" },
          { title: "here s", align: "right" },
          { title: "Trino s", align: "right" },
          { title: "verdict" },
        ],
        [...lines].map(([path, line]) => [
          path,
          String(line.answers),
          String(line.rows),
          String(line.stages),
          line.localSeconds.toFixed(2),
          line.trinoSeconds.toFixed(2),
          line.differences === 0 ? "the same" : `DIFFERS ${line.differences} times`,
        ]),
      ),
  };
}
