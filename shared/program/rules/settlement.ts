import { areStated, statedPeriods } from "../../calendar/accrual-period.ts";
import { periods } from "../../calendar/period.ts";
import { settlementsOf } from "../../calendar/settlement.ts";
import { parseDecimal } from "../../money/decimal.ts";
import { isAbove100, problem, type Rule, tooLong } from "./rule.ts";

const settlementsFallInside: Rule = ({ settlement, period, ...terms }) => {
  const { every } = settlement ?? {};
  if (every === undefined || period === undefined) return [];
  const path = ["settlement", "every"];
  if (!areStated(period))
    return periods.indexOf(every) < periods.indexOf(period)
      ? []
      : problem(path, `must be shorter than the accrual period (${period})`);
  const stated = statedPeriods({ ...terms, period });
  const isCut = stated.some((each) => settlementsOf({ ...terms, period }, each, { every }).length > 1);
  if (isCut || stated.length === 0) return [];
  return problem(
    path,
    `no ${every} ends inside ${period === "term" ? "the term" : "one of the periods"}: leave it out`,
  );
};

const shareIsOfInterimSettlements: Rule = ({ settlement }) => {
  const { every, share_percent: share } = settlement ?? {};
  if (share === undefined) return [];
  const path = ["settlement", "share_percent"];
  if (every === undefined) return problem(path, "is the share of interim settlements: say settlement.every as well");
  if (isAbove100(share)) return problem(path, `${share} percent is more than is earned`);
  if (parseDecimal(share).isZero())
    return problem(path, "with a share of zero interim settlements pay nothing: leave settlement.every out");
  return tooLong(path, share, 10);
};

const payoutFollowsGrace: Rule = ({ settlement }) => {
  const { grace_days: grace = 0, payout_days: payout } = settlement ?? {};
  if (payout === undefined || payout >= grace) return [];
  return problem(["settlement", "payout_days"], `must not be below settlement.grace_days (${grace})`);
};

export const settlementRules: readonly Rule[] = [
  settlementsFallInside,
  shareIsOfInterimSettlements,
  payoutFollowsGrace,
];
