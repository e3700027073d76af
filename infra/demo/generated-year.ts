import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Arrival, Story } from "./story.ts";
import { daysOfMonth } from "./year/days.ts";
import { generateDeliveries } from "./year/deliveries.ts";
import { csvOf } from "./year/records.ts";

const firstDay = "2025-01-01";
const lastDay = "2025-12-31";

/** Programs that are agreed on later than at New Year, by file, with the day on which they are published. */
const laterPrograms: Readonly<Record<string, string | undefined>> = { "tianhe-launch.2.yaml": "2025-06-30" };

/** Writes the generated files of the year into a directory and tells when each arrives. */
export async function generatedYear(directory: string): Promise<Story> {
  await mkdir(directory, { recursive: true });
  const arrivals = new Map<string, Arrival>();
  const arrive = (day: string, { files = [], programs = [] }: Partial<Arrival>) => {
    const before = arrivals.get(day) ?? { day, files: [], programs: [] };
    arrivals.set(day, { day, files: [...before.files, ...files], programs: [...before.programs, ...programs] });
  };
  for (const { month, profile, file, records } of generateDeliveries()) {
    const path = join(directory, file);
    await writeFile(path, csvOf(records));
    const day = month === 0 ? firstDay : (daysOfMonth(month).at(-1) ?? lastDay);
    arrive(day, { files: [{ file: path, profile: join(import.meta.dirname, "profiles", `${profile}.json`) }] });
  }
  const programs = join(import.meta.dirname, "programs");
  for (const file of (await readdir(programs)).sort())
    arrive(laterPrograms[file] ?? firstDay, { programs: [join(programs, file)] });
  return {
    policy: join(import.meta.dirname, "approval-policy.yaml"),
    title: "A distributor's year: 200 customers, 120 articles, 6 rebate programs",
    arrivals: [...arrivals.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
    days: { first: firstDay, last: lastDay },
  };
}
