import { expect, test } from "vitest";
import {
  lastFinishedQuarter,
  reviewSpan,
  spansBetween,
} from "../../../../functions/serve-pages/dashboards/review-span.ts";

test.each`
  day             | quarter      | because
  ${"2026-03-30"} | ${"2025-Q4"} | ${"a day is missing to the end of March"}
  ${"2026-03-31"} | ${"2026-Q1"} | ${"the last day belongs to it and is counted"}
  ${"2026-01-01"} | ${"2025-Q4"} | ${"a quarter of the year before"}
  ${"2025-12-31"} | ${"2025-Q4"} | ${"the year is over with its last day"}
`("on $day the last quarter that is over is $quarter: $because", ({ day, quarter }) => {
  expect(lastFinishedQuarter(day)).toEqual({ kind: "quarter", name: quarter });
});

test.each`
  text         | kind
  ${"2026-Q4"} | ${"quarter"}
  ${"2026-H2"} | ${"half_year"}
  ${"2026-Q5"} | ${undefined}
  ${"2026-H3"} | ${undefined}
  ${"2026"}    | ${undefined}
  ${""}        | ${undefined}
`("$text is a span of kind $kind", ({ text, kind }) => {
  expect(reviewSpan(text)?.kind).toBe(kind);
});

test.each`
  first        | lastDay         | spans
  ${"2025-Q4"} | ${"2026-02-10"} | ${["2026-Q1", "2025-Q4", "2026-H1", "2025-H2"]}
  ${"2025-H2"} | ${"2026-02-10"} | ${["2026-Q1", "2025-Q4", "2025-Q3", "2026-H1", "2025-H2"]}
  ${"2026-Q2"} | ${"2026-06-30"} | ${["2026-Q2", "2026-H1"]}
`("spans from $first to $lastDay, the latest first", ({ first, lastDay, spans }) => {
  expect(spansBetween(first, lastDay)).toEqual(spans);
});
