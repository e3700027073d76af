import { rm } from "node:fs/promises";
import { connect } from "../../../infra/cli/client.ts";
import { queryText } from "../../../infra/cli/query-text.ts";
import { templateFile } from "../../../infra/local/synthesize.ts";
import { startLocalSystem } from "../../../infra/local/system.ts";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import { ask, sqlLiteral } from "../../../shared/aws/questions.ts";
import { panel } from "../../../shared/facts/tables.ts";
import { panelId, programId, putPanelFacts, runId } from "./panel-facts.ts";

/** What one question took: the endpoint's own figures, and the memory that this process, in which it runs, had at most meanwhile. */
export type Asked = {
  readonly what: string;
  readonly rows: number;
  readonly seconds: number;
  readonly scannedBytes: number;
  readonly residentBytes: number;
};

const looksEveryMilliseconds = 50;
const text = (value: string) => sqlLiteral("string", value);
const outcome = [text(programId), text("orders")];

/** A lake that holds three years of so many customers, in which the panel and the effects of one program on one outcome are asked. */
export async function effectsRound(directory: string, customers: number): Promise<readonly Asked[]> {
  const system = await startLocalSystem({ stateDirectory: directory, templateFile, ports: "free" });
  const tierline = await connect(system.environment, "Tierline");
  try {
    await withDuckDb((duckdb) => putPanelFacts(duckdb, tierline.lake, customers));
    const measured = async (what: string, sql: string, parameters: readonly string[]): Promise<Asked> => {
      const { value, residentBytes } = await watchingMemory(() => ask(tierline.queryDesk, sql, parameters));
      const { rows, milliseconds, scannedBytes } = value;
      return { what, rows: rows.length, seconds: milliseconds / 1000, scannedBytes, residentBytes };
    };
    return [
      await measured("panel, stored", await storing(tierline.outputs.LakeBucket), []),
      await measured("effect-group-time", await queryText("effects/effect-group-time"), outcome),
      await measured("effect-aggregates", await queryText("effects/effect-aggregates"), [...outcome, "-12", "24"]),
    ];
  } finally {
    tierline.disconnect();
    await system.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** The statement with which a measurement stores the panel. */
async function storing(lakeBucket: string): Promise<string> {
  const place = `s3://${lakeBucket}/${panel.name}/${runId}/${panelId}/`;
  const rows = await queryText("measurement/panel");
  return `unload (select '${panelId}' as panel_id, stored.* from (\n${rows}\n) as stored) to '${place}' with (format = 'PARQUET', compression = 'SNAPPY')`;
}

async function watchingMemory<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly residentBytes: number }> {
  let residentBytes = 0;
  const look = () => {
    residentBytes = Math.max(residentBytes, process.memoryUsage.rss());
  };
  look();
  const looking = setInterval(look, looksEveryMilliseconds);
  try {
    return { value: await work(), residentBytes };
  } finally {
    clearInterval(looking);
  }
}
