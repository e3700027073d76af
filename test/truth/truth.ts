import { parseArgs } from "node:util";
import { sharedData } from "../support/shared-data.ts";
import { assignmentsInFull, type Finding, isMet } from "./finding.ts";
import { openTruthLake } from "./truth-lake.ts";
import { truths } from "./truths.ts";
import { truthsTable } from "./truths-table.ts";

/**
 * Holds the effect queries against truths put into real orders: exit code 1 where a band is missed.
 *   --assignments N  how often customers are assigned to programs anew, four hundred unless told
 */
const { values: options } = parseArgs({
  options: { assignments: { type: "string", default: String(assignmentsInFull) } },
});
const assignments = Number(options.assignments);
const orders = sharedData("online-retail.csv.gz");
if (orders === undefined) throw new Error("online-retail.csv.gz is not beside the checkout");

const lake = await openTruthLake(orders);
const findings = new Map<string, readonly Finding[]>();
for (const [name, find] of Object.entries(truths)) {
  process.stderr.write(`${name}\n`);
  findings.set(name, await find(lake, assignments));
}
lake.close();
console.log(`${assignments} assignments\n\n${truthsTable(findings)}`);
process.exitCode = [...findings.values()].flat().every(isMet) ? 0 : 1;
