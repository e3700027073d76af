import { expect, test } from "vitest";
import { daysWithRuns, monthEnds, nightsToRun, usualNights } from "../../../infra/demo/nights.ts";

test("month ends know the length of February", () => {
  expect(monthEnds("2023-12-05", "2024-03-01")).toEqual(["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31"]);
});

test.each`
  first           | last            | committed       | nights                                        | because
  ${"2011-10-03"} | ${"2011-12-09"} | ${undefined}    | ${["2011-10-31", "2011-11-30", "2011-12-09"]} | ${"the last night is the orders' last day"}
  ${"2011-11-03"} | ${"2011-12-31"} | ${undefined}    | ${["2011-11-30", "2011-12-31"]}               | ${"a last day that ends its month is one night"}
  ${"2011-12-01"} | ${"2011-12-09"} | ${undefined}    | ${["2011-12-09"]}                             | ${"orders within a month are one night"}
  ${"2011-10-03"} | ${"2011-12-09"} | ${"2011-11-30"} | ${["2011-12-09"]}                             | ${"committed nights are not run again"}
  ${"2011-10-03"} | ${"2011-12-09"} | ${"2011-12-09"} | ${["2011-12-09"]}                             | ${"the last night shows that nothing is left"}
  ${"2011-10-03"} | ${"2011-12-09"} | ${"2025-12-31"} | ${["2025-12-31"]}                             | ${"time never goes back behind a committed night"}
`("$because", ({ first, last, committed, nights }) => {
  expect(nightsToRun(usualNights({ first, last }), committed)).toEqual(nights);
});

test.each`
  first           | last            | days                            | because
  ${"2011-10-03"} | ${"2011-12-09"} | ${["2011-10-03", "2011-12-09"]} | ${"orders of the past keep their days"}
  ${"2009-12-01"} | ${"2011-12-09"} | ${["2010-01-01", "2011-12-09"]} | ${"no run is earlier than the first date"}
  ${"2026-01-03"} | ${"2026-02-28"} | ${["2026-01-03", "2026-02-10"]} | ${"an order that is dated ahead counts once its day has come"}
`("$because", ({ first, last, days }) => {
  const found = daysWithRuns({ first, last }, { firstAsOfDate: "2010-01-01", today: "2026-02-10" });
  expect([found.first, found.last]).toEqual(days);
});
