import { expect, test } from "vitest";
import { needsLines } from "../../../shared/rebate/needs-lines.ts";
import { programWith } from "../../support/program.ts";

const onlyA = { include: { product_id: ["A"] } };
const byQuantity = { qualifier: { measure: "quantity" }, base: { measure: "net_amount" } };
const amounts = { measure: "net_amount" };

test.each`
  terms                                                                         | needed   | because
  ${{}}                                                                         | ${false} | ${"a percentage of the total is the sum of the percentages"}
  ${{ method: "banded" }}                                                       | ${false} | ${"bands cut the very volume that earns"}
  ${{ method: "reached-up-to" }}                                                | ${false} | ${"so does this method"}
  ${byQuantity}                                                                 | ${false} | ${"the total decides one tier for everything"}
  ${{ ...byQuantity, method: "reached-whole" }}                                 | ${false} | ${"or several"}
  ${{ ...byQuantity, method: "banded" }}                                        | ${true}  | ${"which money lies in which band depends on the lines"}
  ${{ ...byQuantity, method: "reached-up-to" }}                                 | ${true}  | ${"here too"}
  ${{ base: { ...amounts, products: onlyA }, method: "banded" }}                | ${true}  | ${"only some of the lines earn"}
  ${{ base: { ...amounts, products: onlyA } }}                                  | ${false} | ${"but all of these at one tier"}
  ${{ base: { ...amounts, at_most: "5" }, method: "banded" }}                   | ${false} | ${"a limit on the base bounds the running sum"}
  ${{ qualifier: { ...amounts, counting: "year-to-date" } }}                    | ${false} | ${"earlier volume comes as a total"}
  ${{ qualifier: { ...amounts, counting: "per-line" } }}                        | ${true}  | ${"each line has its tier"}
  ${{ qualifier: { measure: "days_to_payment" } }}                              | ${true}  | ${"each line has its payment"}
  ${{ limits: { cap_per_line: "5" } }}                                          | ${true}  | ${"each line has its cap"}
  ${{ limits: { cap_per_position: "5", guaranteed_minimum: { amount: "1" } } }} | ${false} | ${"other limits look at the sum"}
  ${{ stacking: { group: "g", order: 1 } }}                                     | ${true}  | ${"other programs give on the same lines"}
`("$terms need lines: $needed, because $because", ({ terms, needed }) => {
  expect(needsLines(programWith(terms))).toBe(needed);
});
