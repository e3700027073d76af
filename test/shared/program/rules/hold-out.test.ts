import { describe, expect, test } from "vitest";
import { told } from "./told.ts";

describe("a hold-out that holds out nobody, everybody, or cannot be drawn", () => {
  test.each`
    hold_out                                 | problem
    ${{ percent: "0" }}                      | ${"hold_out.percent: must be above zero: leave hold_out out"}
    ${{ percent: "100" }}                    | ${"hold_out.percent: must be below 100: nobody would be left to earn"}
    ${{ percent: "0.001" }}                  | ${"hold_out.percent: must have at most 2 digits after the point"}
    ${{ percent: 10 }}                       | ${'hold_out.percent: must be in quotes, as "10": without them it is read as a number, which may change its digits'}
    ${{ percent: "10", lot: "Spring 2011" }} | ${'hold_out.lot: lower-case letters, digits and hyphens, at most 63, beginning with a letter or digit, not "Spring 2011"'}
    ${{ lot: "2011-spring" }}                | ${"hold_out.percent: is missing"}
    ${{ percent: "10", customers: ["C1"] }}  | ${"hold_out.customers: a program has no such field here"}
  `("$problem", ({ hold_out, problem }) => {
    expect(told({ hold_out })).toEqual([problem]);
  });

  test.each`
    hold_out                                 | because
    ${{ percent: "0.01" }}                   | ${"the smallest share: one step of ten thousand"}
    ${{ percent: "99.99" }}                  | ${"the largest one"}
    ${{ percent: "10", lot: "2011-spring" }} | ${"a lot of its own"}
  `("$hold_out is allowed: $because", ({ hold_out }) => {
    expect(told({ hold_out })).toEqual([]);
  });
});
