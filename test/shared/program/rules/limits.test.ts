import { describe, expect, test } from "vitest";
import { told } from "./told.ts";

const limited = (limits: object, more: object = {}) => ({ limits, ...more });
const stacking = { stacking: { group: "a", order: 1 } };
const guarantee = (more: object = {}) => ({ guaranteed_minimum: { amount: "100", ...more } });
const carried =
  "limits.guaranteed_minimum.over: what one period earns beyond the guarantee is not carried to the next with";

describe("limits that leave nothing, or that nobody can keep", () => {
  test.each`
    terms                                                                                 | problem
    ${limited({ cap_per_line: "0" })}                                                     | ${"limits.cap_per_line: with a cap of zero nothing is ever earned"}
    ${limited({ program_budget: "0.00" })}                                                | ${"limits.program_budget: with a budget of zero nothing is ever earned"}
    ${limited({ program_budget: "99.99", minimum_payout: "100" })}                        | ${"limits.program_budget: must not be below limits.minimum_payout (100): nothing would ever be paid"}
    ${limited({ share_of_net_amount: "0" })}                                              | ${"limits.share_of_net_amount: with a share of zero nothing is ever earned"}
    ${limited({ share_of_net_amount: "100.1" })}                                          | ${"limits.share_of_net_amount: 100.1 percent is more than was bought"}
    ${limited({ share_of_net_amount: "0.00000000001" })}                                  | ${"limits.share_of_net_amount: must have at most 10 digits after the point"}
    ${limited({ program_budget: "5" }, stacking)}                                         | ${"limits.program_budget: is shared out over all customers and cannot bound a program that meets others on single lines"}
    ${limited({ program_budget: "5", ...guarantee() })}                                   | ${"limits.guaranteed_minimum.above_cap: a budget that is shared out cannot keep a guarantee to every customer: say false, or leave one of them out"}
    ${limited(guarantee({ over: "year" }), stacking)}                                     | ${`${carried} other programs on the same lines`}
    ${limited({ program_budget: "5", ...guarantee({ over: "year", above_cap: false }) })} | ${`${carried} a budget`}
    ${limited(guarantee({ amount: "0.001" }))}                                            | ${"limits.guaranteed_minimum.amount: 0.001 cannot be paid in EUR: it has more digits than the currency's smallest coin"}
    ${limited({ cap_per_line: "0.001" })}                                                 | ${"limits.cap_per_line: 0.001 cannot be paid in EUR: it has more digits than the currency's smallest coin"}
    ${limited({ program_budget: "1000000000000" })}                                       | ${"limits.program_budget: must have at most 12 digits before the point"}
  `("$problem", ({ terms, problem }) => {
    expect(told(terms)).toEqual([problem]);
  });

  test.each`
    terms                                                                   | because
    ${limited({ program_budget: "100", minimum_payout: "100" })}            | ${"one customer can be paid"}
    ${limited({ cap_per_line: "0.01", minimum_payout: "100" })}             | ${"many lines make a payout"}
    ${limited({ share_of_net_amount: "100" })}                              | ${"everything may be given back"}
    ${limited({ share_of_net_amount: "0.0000000001" })}                     | ${"the smallest share"}
    ${limited({ program_budget: "5", ...guarantee({ above_cap: false }) })} | ${"the guarantee yields to the budget"}
    ${limited(guarantee(), stacking)}                                       | ${"each period by itself"}
    ${limited(guarantee({ over: "year" }))}                                 | ${"carried from period to period"}
    ${limited({ payouts_per_year: 4 })}                                     | ${"a number, not an amount"}
  `("$terms is allowed: $because", ({ terms }) => {
    expect(told(terms)).toEqual([]);
  });
});

describe("a program that counts net of others", () => {
  const net = { group: "a", order: 1, base: "net" };
  test.each(["quantity", "order_count", "active_days"])("cannot do so in %s", (measure) => {
    const tiers = [{ from: "0", benefit: { kind: "per-unit", amount: "1" } }];
    expect(told({ stacking: net, base: { measure }, tiers })).toEqual([
      `stacking.base: only net_amount and gross_amount can be net of what earlier programs gave, not ${measure}`,
    ]);
    expect(told({ stacking: { ...net, base: "list" }, base: { measure }, tiers })).toEqual([]);
  });

  test.each(["net_amount", "gross_amount"])("can do so in %s", (measure) => {
    expect(told({ stacking: net, base: { measure } })).toEqual([]);
  });
});
