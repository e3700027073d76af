import { expect, test } from "vitest";
import { displayWidth, fitsWidth, renderFields, renderTable } from "../../../infra/cli/table.ts";

const columns = [{ title: "Customer" }, { title: "Amount", align: "right" }] as const;

test("columns are aligned, numbers to the right", () => {
  const table = renderTable(columns, [
    ["Keller", "12.00"],
    ["Ashcombe Tools", "1,250.50"],
  ]);
  expect(table).toBe(
    [
      "Customer          Amount",
      "──────────────  ────────",
      "Keller             12.00",
      "Ashcombe Tools  1,250.50",
    ].join("\n"),
  );
});

test("Chinese characters take two places", () => {
  expect(displayWidth("苏州恒达五金")).toBe(12);
  expect(displayWidth("Hofstätter")).toBe(10);
  const lines = renderTable(columns, [
    ["苏州恒达五金", "1.00"],
    ["Keller", "22.00"],
  ]).split("\n");
  expect(lines.slice(2).map(displayWidth)).toEqual([20, 20]);
});

test("text gives way to the width and wraps; a number is never cut", () => {
  const table = renderTable(columns, [["a customer with a rather long name", "1,234,567,890.12"]], 34);
  expect(Math.max(...table.split("\n").map(displayWidth))).toBeLessThanOrEqual(34);
  expect(table).toContain("1,234,567,890.12");
  expect(table.replace(/\s+/g, " ")).toContain("long name");
});

test("without a width nothing is cut", () => {
  const name = "n".repeat(400);
  expect(renderTable(columns, [[name, "1"]])).toContain(name);
});

test("a table whose numbers alone are too wide does not fit", () => {
  expect(fitsWidth(columns, [["a", "1".repeat(30)]], 30)).toBe(false);
  expect(fitsWidth(columns, [["a", "1"]], 30)).toBe(true);
});

test("fields stand below each other, further lines under the first", () => {
  expect(
    renderFields([
      ["Run", "7"],
      ["Posted", "a\nb"],
    ]),
  ).toBe(["Run     7", "Posted  a", "        b"].join("\n"));
});
