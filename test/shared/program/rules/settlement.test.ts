import { expect, test } from "vitest";
import { told } from "./told.ts";

const quarter = (settlement: object) => ({ period: "quarter", settlement });
const term = (from: string, until: string, every: string) => ({
  period: "term",
  term: { from, until },
  effective: { from, until },
  settlement: { every },
});
const seasons = (every: string) => ({
  period: "custom",
  periods: [
    { id: "spring", from: "2011-03-01", until: "2011-04-01" },
    { id: "summer", from: "2011-05-15", until: "2011-08-01" },
  ],
  effective: { from: "2011-03-01" },
  settlement: { every },
});

test.each`
  terms                                                          | problem
  ${quarter({ every: "quarter" })}                               | ${"settlement.every: must be shorter than the accrual period (quarter)"}
  ${quarter({ every: "year" })}                                  | ${"settlement.every: must be shorter than the accrual period (quarter)"}
  ${term("2011-04-01", "2012-01-01", "year")}                    | ${"settlement.every: no year ends inside the term: leave it out"}
  ${seasons("year")}                                             | ${"settlement.every: no year ends inside one of the periods: leave it out"}
  ${quarter({ share_percent: "80" })}                            | ${"settlement.share_percent: is the share of interim settlements: say settlement.every as well"}
  ${quarter({ every: "month", share_percent: "100.5" })}         | ${"settlement.share_percent: 100.5 percent is more than is earned"}
  ${quarter({ every: "month", share_percent: "0" })}             | ${"settlement.share_percent: with a share of zero interim settlements pay nothing: leave settlement.every out"}
  ${quarter({ every: "month", share_percent: "0.00000000001" })} | ${"settlement.share_percent: must have at most 10 digits after the point"}
  ${quarter({ grace_days: 30, payout_days: 29 })}                | ${"settlement.payout_days: must not be below settlement.grace_days (30)"}
`("$problem", ({ terms, problem }) => {
  expect(told(terms)).toEqual([problem]);
});

test.each`
  terms                                                                  | because
  ${quarter({ every: "month" })}                                         | ${"months lie inside a quarter"}
  ${quarter({ every: "month", share_percent: "100" })}                   | ${"interim settlements may pay everything"}
  ${quarter({ every: "month", share_percent: "0.5" })}                   | ${"or a part"}
  ${term("2011-04-01", "2012-01-02", "year")}                            | ${"a year ends before the term's last day"}
  ${seasons("quarter")}                                                  | ${"a quarter ends inside summer"}
  ${quarter({ grace_days: 30, payout_days: 30 })}                        | ${"paid when the last papers are in"}
  ${quarter({ payout_days: 0 })}                                         | ${"paid at once"}
  ${quarter({ grace_days: 30 })}                                         | ${"when it is paid is not said"}
  ${{ ...quarter({ every: "month" }), calendar: { year_starts_in: 4 } }} | ${"fiscal months inside fiscal quarters"}
`("$terms is allowed: $because", ({ terms }) => {
  expect(told(terms)).toEqual([]);
});
