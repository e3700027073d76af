import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedData } from "../support/shared-data.ts";
import { type Finding, isMet } from "./finding.ts";
import { openTruthLake, type TruthLake } from "./truth-lake.ts";
import { truths } from "./truths.ts";
import { truthsTable } from "./truths-table.ts";

/** Few, so that it takes seconds; `npm run test:truth` takes as many as the bands are stated for. */
const assignments = 60;
const orders = sharedData("online-retail.csv.gz");

describe.skipIf(orders === undefined)(
  "truths put into real orders are found again (skipped where the data is not beside the checkout)",
  () => {
    let lake: TruthLake;
    const findings = new Map<string, readonly Finding[]>();
    beforeAll(async () => {
      lake = await openTruthLake(orders ?? "");
    });
    afterAll(() => {
      lake?.close();
      console.log(`${assignments} assignments\n\n${truthsTable(findings)}`);
    });

    test.each(Object.entries(truths))("%s", async (name, find) => {
      const found = await find(lake, assignments);
      findings.set(name, found);
      expect(found.filter((finding) => !isMet(finding))).toEqual([]);
    });
  },
);
