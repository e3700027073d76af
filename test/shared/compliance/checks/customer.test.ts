import { expect, test } from "vitest";
import { barredTags } from "../../../../shared/program/program.ts";
import { foundBy, payoutWith } from "../given.ts";

test.each`
  tags                           | found                         | because
  ${[]}                          | ${"pass customer_not_barred"} | ${"no tags"}
  ${["key", "competitor-watch"]} | ${"pass customer_not_barred"} | ${"a tag that only begins alike"}
  ${["key", "competitor"]}       | ${"block customer_barred"}    | ${"a competitor among the tags"}
  ${[" Blocked "]}               | ${"block customer_barred"}    | ${"however it is typed"}
  ${["ＢＬＯＣＫＥＤ"]}          | ${"block customer_barred"}    | ${"in whatever width"}
`("a customer with tags $tags: $found: $because", ({ tags, found }) => {
  expect(foundBy("customer_not_barred", payoutWith({ customer: { tags } }))).toBe(found);
});

test.each(barredTags)("the tag %s that never earns is never paid either", (tag) => {
  expect(foundBy("customer_not_barred", payoutWith({ customer: { tags: [tag] } }))).toBe("block customer_barred");
});

test("another customer's data do not speak for this payout", () => {
  expect(foundBy("customer_not_barred", payoutWith({ customer: { customerId: "C-2" } }))).toBe(
    "block payout_of_other_customer",
  );
});
