import { expect, test } from "vitest";
import { isProjected, projectedDates } from "../../../infra/local/athena/projection.ts";

const table = (range: string, format = "yyyy-MM-dd", more: Readonly<Record<string, string>> = {}) => ({
  name: "standings",
  parameters: {
    "projection.enabled": "true",
    "projection.day.type": "date",
    "projection.day.format": format,
    "projection.day.range": range,
    ...more,
  },
});

test.each`
  range                     | format          | value           | seen     | because
  ${"2010-01-01,NOW+1DAYS"} | ${"yyyy-MM-dd"} | ${"2009-12-31"} | ${false} | ${"it lies before the first day"}
  ${"2010-01-01,NOW+1DAYS"} | ${"yyyy-MM-dd"} | ${"2010-01-01"} | ${true}  | ${"the first day is included"}
  ${"2010-01-01,NOW+1DAYS"} | ${"yyyy-MM-dd"} | ${"2025-02-01"} | ${true}  | ${"today is 31 January, and the last day is included"}
  ${"2010-01-01,NOW+1DAYS"} | ${"yyyy-MM-dd"} | ${"2025-02-02"} | ${false} | ${"it lies after the day after today"}
  ${"2010-01-01,NOW"}       | ${"yyyy-MM-dd"} | ${"2025-02-01"} | ${false} | ${"NOW alone is today"}
  ${"NOW - 1 YEARS, NOW"}   | ${"yyyy-MM-dd"} | ${"2024-01-31"} | ${true}  | ${"a range may begin with NOW and hold blanks"}
  ${"2000-01,NOW+1MONTHS"}  | ${"yyyy-MM"}    | ${"2025-02"}    | ${true}  | ${"a month after 31 January is February"}
  ${"2000-01,NOW+1MONTHS"}  | ${"yyyy-MM"}    | ${"2025-03"}    | ${false} | ${"it lies beyond"}
  ${"2000-01,NOW+1MONTHS"}  | ${"yyyy-MM"}    | ${"2024-1"}     | ${false} | ${"it is not written in the format"}
`("of $range the value $value is seen: $seen, for $because", ({ range, format, value, seen }) => {
  const dates = projectedDates(table(range, format), "day", "2025-01-31");
  expect(dates !== undefined && isProjected(value, dates)).toBe(seen);
});

test("a table without projection has every partition", () => {
  expect(projectedDates({ name: "t", parameters: {} }, "day", "2025-01-31")).toBeUndefined();
});

test.each([
  ["another type", table("1,9", "yyyy", { "projection.day.type": "integer" })],
  ["another format", table("01.01.2010,NOW", "dd.MM.yyyy")],
  ["another bound", table("2010-01-01,NOW+1HOURS")],
  ["no range", table("")],
])("%s has no counterpart here and is named", (_, given) => {
  expect(() => projectedDates(given, "day", "2025-01-31")).toThrow("projection");
});
