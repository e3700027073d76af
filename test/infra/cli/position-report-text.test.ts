import { expect, test } from "vitest";
import { renderPositionReport } from "../../../infra/cli/position-report-text.ts";
import { heldOutReport, reportWith } from "../../shared/explanation/given.ts";

const view = { width: 200, all: false };

test("why a customer is held out stands at the top, and beside their lines", () => {
  const text = renderPositionReport(heldOutReport("80"), view);
  expect(text).toMatch(/^Held out +by version 1, lot annual: the customer draws 7260 of 10000/m);
  expect(text).toContain("2 lines: held out by lot: the customer does not earn, so that the program can be measured");
  expect(renderPositionReport(reportWith(), view)).not.toContain("Held out");
});
