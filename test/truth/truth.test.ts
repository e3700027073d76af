import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedData } from "../support/shared-data.ts";
import { isMissed } from "./finding.ts";
import { openTruthLake, type TruthLake } from "./truth-lake.ts";
import { truths } from "./truths.ts";
import { type Found, truthsTable } from "./truths-table.ts";

const orders = sharedData("online-retail.csv.gz");

describe.skipIf(orders === undefined)(
  "truths put into real orders are found again (skipped where the data is not beside the checkout)",
  () => {
    let lake: TruthLake;
    const found = new Map<string, Found>();
    beforeAll(async () => {
      lake = await openTruthLake(orders ?? "");
    });
    afterAll(() => {
      lake?.close();
      console.log(truthsTable(found));
    });

    // On few assignments, so that it takes seconds, in bands that are wider by what chance adds; `npm run test:truth` takes all.
    test.each(Object.entries(truths))("%s", async (name, { find, fewAssignments: assignments }) => {
      const findings = await find(lake, assignments);
      found.set(name, { assignments, findings });
      expect(findings.filter(isMissed)).toEqual([]);
    });
  },
);
