import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { keepingAll } from "../../../infra/cli/simulation/positions.ts";
import { readPrograms } from "../../../infra/cli/simulation/programs.ts";
import { positionJson, simulationJson, simulationReport } from "../../../infra/cli/simulation/report.ts";
import { withSimulation } from "../../../infra/cli/simulation/simulate.ts";
import { readSources } from "../../../infra/cli/simulation/source-files.ts";
import { tell } from "../../../infra/cli/simulation/tell.ts";
import { formatDecimal, parseDecimal, zero } from "../../../shared/money/decimal.ts";
import type { ProgramVersion } from "../../../shared/program/program.ts";

/** What results are made of. Decimals are text, numbers are whole. */
type Result = string | number | boolean | null | readonly Result[] | { readonly [name: string]: Result };
const result: z.ZodType<Result> = z.lazy(() =>
  z.union([z.string(), z.int(), z.boolean(), z.null(), z.array(result), z.record(z.string(), result)]),
);

const expectation = z.strictObject({
  /** What the case shows, for the reader of the list of tests. */
  because: z.string(),
  /** Where the figures come from. */
  source: z.string(),
  /**
   * The figures that the source states, by its own names, and where they are read: `<as-of date> <position> <field> <field in
   * it>…`. Several readings are added up; one that begins with `- ` is taken off.
   */
  figures: z.record(z.string(), z.strictObject({ is: z.string(), from: z.array(z.string()).min(1) })),
  as_of: z.record(
    z.iso.date(),
    z.strictObject({
      /** The documents published by then, in order; left out, every one, by name. */
      programs: z.array(z.string()).optional(),
      /** The order files received by then, in order; left out, every one, by name. */
      orders: z.array(z.string()).optional(),
      /** Every position; of each, the fields that matter to the case. */
      positions: z.record(z.string(), z.record(z.string(), result)),
    }),
  ),
});

/** A folder with program documents, order files, and what they are expected to come to. */
export type Scenario = {
  readonly id: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly expected: z.infer<typeof expectation>;
};

/** Positions by name: `program/customer/period`. */
type Positions = Readonly<Record<string, Result>>;

/** The positions on each as-of date. */
export type Results = Readonly<Record<string, Positions>>;

/** Every folder of a directory as a scenario. */
export async function scenariosIn(directory: string): Promise<readonly Scenario[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    ids.sort().map(async (id) => {
      const folder = join(directory, id);
      const text = await readFile(join(folder, "expect.json"), "utf8");
      return { id, folder, files: (await readdir(folder)).sort(), expected: expectation.parse(JSON.parse(text)) };
    }),
  );
}

/** Plays a scenario: its documents reckoned over its files, line by line, at each of its as-of dates. */
export async function resultsOf(scenario: Scenario): Promise<Results> {
  const results: Record<string, Positions> = {};
  for (const asOfDate of Object.keys(scenario.expected.as_of))
    results[asOfDate] = await positionsAt(scenario, asOfDate);
  return results;
}

/** @throws if a row of a file is not accepted */
async function positionsAt({ folder, files, expected }: Scenario, asOfDate: string): Promise<Positions> {
  const pathsOf = (names: readonly string[]) => names.map((name) => join(folder, name));
  const named = (pattern: RegExp) => files.filter((name) => pattern.test(name));
  const { programs = named(/\.yaml$/), orders = named(/^orders.*\.csv$/) } = expected.as_of[asOfDate] ?? {};
  const versions = await readPrograms(pathsOf(programs));
  const sources = await readSources(
    {
      orders: pathsOf(orders),
      customers: pathsOf(named(/^customers\.csv$/)),
      products: pathsOf(named(/^products\.csv$/)),
      fx_rates: pathsOf(named(/^rates\.csv$/)),
    },
    pathsOf(named(/^profile.*\.json$/)),
    versions[0]?.document.currency,
  );
  const texts = keepingAll((position) => positionJson(position, asOfDate));
  const report = await withSimulation({ sources, asOfDate }, async ({ files: taken, reckon, heldOut }) =>
    simulationReport(
      asOfDate,
      taken,
      versions,
      await tell(reckon(versions, true), { keeper: texts, explain: true, asOfDate }),
      await heldOut(versions),
    ),
  );
  for (const { file, rows_rejected, reject_reasons } of report.files)
    if (rows_rejected > 0) throw new Error(`${file}: ${JSON.stringify(reject_reasons)}`);
  const { positions } = printed.parse(JSON.parse([...simulationJson(report, texts.kept())].join("\n")));
  return Object.fromEntries(positions.map((position) => [position.position, told(position, versions)]));
}

/** What `tierline simulate --json` prints, as far as its positions are looked up by name. */
const printed = z.object({
  positions: z.array(
    z
      .object({
        position: z.string(),
        program_id: z.string(),
        program_version: z.int(),
        tier_reached: z.int(),
        explanation: z.object({
          lines: z.array(z.object({ order_id: z.string(), line_id: z.string() }).catchall(result)),
          steps: z.array(z.object({ step: z.string() }).catchall(result)),
          crossings: result,
        }),
      })
      .catchall(result),
  ),
});

/** A position with the document's tier that it reached, and with its lines and steps by name. */
function told(
  { explanation, ...position }: z.infer<typeof printed>["positions"][number],
  versions: readonly ProgramVersion[],
): Result {
  const governing = versions.find(
    ({ programId, version }) => programId === position.program_id && version === position.program_version,
  );
  return {
    ...position,
    tier: result.parse(governing?.document.tiers[position.tier_reached - 1] ?? null),
    lines: byName(explanation.lines, ({ order_id, line_id }) => `${order_id}/${line_id}`),
    crossings: explanation.crossings,
    steps: byName(explanation.steps, ({ step }) => step),
  };
}

function byName<Row extends Result>(rows: readonly Row[], nameOf: (row: Row) => string): Readonly<Record<string, Row>> {
  return Object.fromEntries(rows.map((row) => [nameOf(row), row]));
}

/** A figure of the source as the results have it. */
export function figureIn(results: Results, from: readonly string[]): string {
  const [only = ""] = from;
  if (from.length === 1 && !only.startsWith("- ")) return readIn(results, only);
  const sum = from.reduce((total, reading) => {
    const value = parseDecimal(readIn(results, reading.replace(/^- /, "")));
    return reading.startsWith("- ") ? total.minus(value) : total.plus(value);
  }, zero);
  return formatDecimal(sum);
}

/** @throws if there is nothing there to be read */
function readIn(results: Results, reading: string): string {
  let found: Result = results;
  for (const name of reading.split(" ")) {
    const next: Result | undefined =
      typeof found === "object" && found !== null && Object.hasOwn(found, name)
        ? (found as Readonly<Record<string, Result>>)[name]
        : undefined;
    if (next === undefined) throw new Error(`there is no ${name} in ${reading}`);
    found = next;
  }
  return String(found);
}
