import { expect, test } from "vitest";
import { told } from "./told.ts";

const brand = (...names: readonly string[]) => ({ include: { brand: names } });

test.each`
  terms                                                                                                                                          | problem
  ${{ qualifier: { measure: "net_amount", products: brand("a", "a") } }}                                                                         | ${'qualifier.products.include.brand[1]: "a" is listed twice'}
  ${{ base: { measure: "net_amount", products: { ...brand("a"), exclude: { brand: ["b", "a"] } } } }}                                            | ${'base.products.exclude.brand[1]: "a" is included as well; exclude wins'}
  ${{ customers: { include: { tag: ["vip", "Vip"] } } }}                                                                                         | ${'customers.include.tag[1]: "Vip" is listed twice'}
  ${{ customers: { include: { tag: ["VIP"] }, exclude: { tag: ["vip"] } } }}                                                                     | ${'customers.exclude.tag[0]: "vip" is included as well; exclude wins'}
  ${{ customers: { include: { tag: ["Blocked"] } } }}                                                                                            | ${"customers.include.tag[0]: customers with the tag Blocked never earn"}
  ${{ customers: { include: { tag: ["blocked"] } } }}                                                                                            | ${"customers.include.tag[0]: customers with the tag blocked never earn"}
  ${{ products: brand("c"), qualifier: { measure: "net_amount", products: brand("a") }, base: { measure: "net_amount", products: brand("b") } }} | ${"products: says nothing: qualifier.products and base.products take its place, leave it out"}
`("$problem", ({ terms, problem }) => {
  expect(told(terms)).toEqual([problem]);
});

test.each`
  terms                                                                                                                    | because
  ${{ customers: { exclude: { tag: ["blocked"] } } }}                                                                      | ${"it may be said that they never earn"}
  ${{ products: brand("c"), qualifier: { measure: "net_amount", products: brand("a") } }}                                  | ${"the base takes the program's products"}
  ${{ qualifier: { measure: "net_amount", products: brand("a") }, base: { measure: "net_amount", products: brand("b") } }} | ${"buy A, earn on B"}
`("$terms is allowed: $because", ({ terms }) => {
  expect(told(terms)).toEqual([]);
});
