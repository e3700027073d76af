import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addDays } from "../../shared/calendar/day.ts";
import { grouped } from "../../shared/money/grouped.ts";
import type { ProgramDocument } from "../../shared/program/program.ts";
import { readProgram } from "../../shared/program/validate.ts";
import { marketFiles } from "./market/files.ts";
import { playMarket } from "./market/market.ts";
import { model } from "./market/model.ts";
import { truthOf } from "./market/truth.ts";
import type { Arrival, Story } from "./story.ts";
import { csvOf } from "./year/records.ts";

const marketDirectory = join(import.meta.dirname, "market");

/** Few, because effects are asked when all is over. */
const nights = ["2024-12-31", "2025-12-31"];

/** The market's program documents, in the order of their files' names. */
export async function marketPrograms(): Promise<
  readonly { readonly file: string; readonly document: ProgramDocument }[]
> {
  const directory = join(marketDirectory, "programs");
  return Promise.all(
    (await readdir(directory)).sort().map(async (name) => {
      const file = join(directory, name);
      const read = readProgram(await readFile(file, "utf8"));
      if (!read.ok) throw new Error(`${file} has problems: ${JSON.stringify(read.problems)}`);
      return { file, document: read.document };
    }),
  );
}

/** Writes the market's files and what its programs really change into a directory, and tells when each file arrives. */
export async function generatedMarket(directory: string): Promise<Story> {
  await mkdir(directory, { recursive: true });
  const programs = await marketPrograms();
  const market = playMarket(programs.map(({ document }) => document));
  await writeFile(join(directory, "market-truth.json"), `${JSON.stringify(truthOf(market.customers), null, 2)}\n`);
  const arrivals: Arrival[] = programs.map(({ file, document }) => ({
    day: document.effective.from,
    files: [],
    programs: [file],
  }));
  for (const { day, kind, file, records } of marketFiles(market)) {
    const path = join(directory, file);
    await writeFile(path, csvOf(records));
    arrivals.push({ day, files: [{ file: path, profile: profileOf(kind) }], programs: [] });
  }
  return {
    title: `A market with known effects: ${grouped(String(market.customers.length))} customers, two years, 4 rebate programs`,
    arrivals: arrivals.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    days: { first: model.firstDay, last: addDays(model.dayAfter, -1) },
    nights,
    further: [
      "npx tierline query effect-hold-out --param program_pattern=frequent-buyer --param outcome_pattern=orders",
      "npx tierline query effect-did --param program_pattern=% --param outcome_pattern=orders",
    ],
  };
}

/** Products state their margin here; the other files are like the year's. */
function profileOf(kind: "customers" | "products" | "orders"): string {
  return kind === "products"
    ? join(marketDirectory, "profiles/products.json")
    : join(import.meta.dirname, `profiles/${kind}.json`);
}
