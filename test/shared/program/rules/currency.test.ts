import { expect, test } from "vitest";
import { told } from "./told.ts";

const fixed = (rates: Readonly<Record<string, string>>) => ({ exchange: { by: "fixed", rates } });

test.each`
  terms                            | problem
  ${{ currency: "XAU" }}           | ${"currency: ISO 4217 lists no currency XAU that amounts can be paid in"}
  ${fixed({ EUR: "1" })}           | ${"exchange.rates.EUR: is the program's own currency, which needs no rate"}
  ${fixed({ USX: "1" })}           | ${"exchange.rates.USX: ISO 4217 lists no currency USX"}
  ${fixed({ USD: "0.00" })}        | ${"exchange.rates.USD: must be above zero: it is what one unit is worth"}
  ${fixed({ USD: "0.123456789" })} | ${"exchange.rates.USD: must have at most 8 digits after the point"}
  ${fixed({ USD: "1000000" })}     | ${"exchange.rates.USD: must have at most 6 digits before the point"}
`("$problem", ({ terms, problem }) => {
  expect(told(terms)).toEqual([problem]);
});

test.each`
  terms                                                   | because
  ${{ exchange: { by: "day" } }}                          | ${"the day's rates are files"}
  ${{ exchange: { by: "month-average" } }}                | ${"and so are a month's"}
  ${fixed({ USD: "0.00000001", JPY: "999999.99999999" })} | ${"the smallest and the largest rate"}
`("$terms is allowed: $because", ({ terms }) => {
  expect(told(terms)).toEqual([]);
});
