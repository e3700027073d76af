import { parseArgs } from "node:util";
import { sharedData } from "../support/shared-data.ts";
import { isMissed } from "./finding.ts";
import { openTruthLake } from "./truth-lake.ts";
import { truths } from "./truths.ts";
import { type Found, truthsTable } from "./truths-table.ts";

/**
 * Holds the effect queries against truths put into real orders: exit code 1 where a band is missed.
 *   --assignments N  assigns customers to programs anew at most so often, where a truth takes more
 */
const { values: options } = parseArgs({ options: { assignments: { type: "string", default: "Infinity" } } });
const orders = sharedData("online-retail.csv.gz");
if (orders === undefined) throw new Error("online-retail.csv.gz is not beside the checkout");

const lake = await openTruthLake(orders);
const found = new Map<string, Found>();
for (const [name, truth] of Object.entries(truths)) {
  process.stderr.write(`${name}\n`);
  const assignments = Math.min(truth.assignments, Number(options.assignments));
  found.set(name, { assignments, findings: await truth.find(lake, assignments) });
}
lake.close();
console.log(truthsTable(found));
process.exitCode = [...found.values()].flatMap(({ findings }) => findings).some(isMissed) ? 1 : 0;
