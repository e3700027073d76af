import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { amended, customerIds, ordersOfMonth, returned, withMistakes } from "./orders.ts";

/** A file that arrives; `amends` where rows of it replace rows of the file before it, so that their order matters. */
export type StoryFile = { readonly file: string; readonly profile: string; readonly amends: boolean };

/** What comes in on a day, before the night run for that day. */
export type StoryNight = {
  readonly asOfDate: string;
  readonly files: readonly StoryFile[];
  readonly programs: readonly string[];
};

type Rows = readonly Readonly<Record<string, string>>[];
type Delivery = { readonly name: string; readonly profile: "orders" | "customers"; readonly rows: Rows };
type Night = {
  readonly asOfDate: string;
  readonly deliveries: readonly Delivery[];
  readonly programs?: readonly string[];
};

const [january, february, march, april, may] = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"].map(
  ordersOfMonth,
) as [Orders, Orders, Orders, Orders, Orders];
type Orders = ReturnType<typeof ordersOfMonth>;

/** A third of the orders of January comes a month late. */
const isLate = (_: unknown, index: number): boolean => index % 3 === 0;

const orders = (name: string, rows: Rows): Delivery => ({ name, profile: "orders", rows });
const customers = (name: string, blocked: readonly string[]): Delivery => ({
  name,
  profile: "customers",
  rows: customerIds.map((customer_id, index) => ({
    customer_id,
    customer_name: `Customer ${index + 1}`,
    segment: index % 3 === 2 ? "small" : "standard",
    tags: blocked.includes(customer_id) ? "blocked" : "",
  })),
});

/** Half a year in five nights: late lines, bad rows, amendments, returns, a customer who is blocked, a second version. */
const nights: readonly Night[] = [
  {
    asOfDate: "2025-01-31",
    programs: ["quarterly-turnover", "annual-bands", "order-frequency", "bearings-half-year.1"],
    deliveries: [
      customers("customers-1.csv", []),
      orders("january.csv", withMistakes(january.filter((row, index) => !isLate(row, index)))),
    ],
  },
  {
    asOfDate: "2025-02-28",
    deliveries: [orders("february.csv", february), orders("january-late.csv", january.filter(isLate))],
  },
  {
    asOfDate: "2025-03-31",
    programs: ["bearings-half-year.2"],
    deliveries: [orders("march.csv", withMistakes(march)), orders("january-amended.csv", amended(january, 4, "3"))],
  },
  {
    asOfDate: "2025-04-30",
    deliveries: [
      orders("april.csv", april),
      customers("customers-2.csv", customerIds.slice(0, 4)),
      orders("returns.csv", returned(march, 5, "2025-04-20")),
    ],
  },
  {
    asOfDate: "2025-05-31",
    deliveries: [
      orders("may.csv", may),
      orders("may-amended.csv", amended(may, 3, "7")),
      // The last word on lines that the file before has already changed.
      orders("may-amended-again.csv", amended(may, 6, "2")),
    ],
  },
];

/** Writes the story's files into a directory. */
export async function writeStory(directory: string): Promise<readonly StoryNight[]> {
  await mkdir(directory, { recursive: true });
  const here = (folder: string, file: string): string => join(import.meta.dirname, folder, file);
  for (const { name, rows } of nights.flatMap(({ deliveries }) => deliveries))
    await writeFile(join(directory, name), csvOf(rows));
  return nights.map(({ asOfDate, deliveries, programs = [] }) => ({
    asOfDate,
    files: deliveries.map(({ name, profile }) => ({
      file: join(directory, name),
      profile: here("profiles", `${profile}.json`),
      amends: name.includes("amended"),
    })),
    programs: programs.map((name) => here("programs", `${name}.yaml`)),
  }));
}

function csvOf(rows: Rows): string {
  const columns = Object.keys(rows[0] ?? {});
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]
    .map((fields) => `${fields.join(",")}\n`)
    .join("");
}
