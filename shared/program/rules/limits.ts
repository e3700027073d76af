import { parseDecimal } from "../../money/decimal.ts";
import { isAbove100, problem, type Rule, tooLong } from "./rule.ts";

const capsLeaveSomethingToPay: Rule = ({ limits = {} }) =>
  (["cap_per_line", "cap_per_position", "program_budget"] as const).flatMap((name) => {
    const cap = limits[name];
    if (cap === undefined) return [];
    const path = ["limits", name];
    const what = name === "program_budget" ? "budget" : "cap";
    if (parseDecimal(cap).isZero()) return problem(path, `with a ${what} of zero nothing is ever earned`);
    const minimum = name === "cap_per_line" ? undefined : limits.minimum_payout;
    if (minimum === undefined || parseDecimal(cap).gte(parseDecimal(minimum))) return [];
    return problem(path, `must not be below limits.minimum_payout (${minimum}): nothing would ever be paid`);
  });

const shareIsAPercentage: Rule = ({ limits }) => {
  const share = limits?.share_of_net_amount;
  if (share === undefined) return [];
  const path = ["limits", "share_of_net_amount"];
  if (parseDecimal(share).isZero()) return problem(path, "with a share of zero nothing is ever earned");
  if (isAbove100(share)) return problem(path, `${share} percent is more than was bought`);
  return tooLong(path, share, 10);
};

const budgetStandsAlone: Rule = ({ limits, stacking }) =>
  limits?.program_budget === undefined || stacking === undefined
    ? []
    : problem(
        ["limits", "program_budget"],
        "is shared out over all customers and cannot bound a program that meets others on single lines",
      );

const budgetKeepsNoGuarantee: Rule = ({ limits }) =>
  limits?.program_budget === undefined || limits.guaranteed_minimum?.above_cap !== true
    ? []
    : problem(
        ["limits", "guaranteed_minimum", "above_cap"],
        "a budget that is shared out cannot keep a guarantee to every customer: say false, or leave one of them out",
      );

const guaranteeOfAYearStandsAlone: Rule = ({ limits, stacking }) => {
  if (limits?.guaranteed_minimum?.over !== "year") return [];
  const path = ["limits", "guaranteed_minimum", "over"];
  const words = (what: string) => `what one period earns beyond the guarantee is not carried to the next with ${what}`;
  return [
    ...(stacking === undefined ? [] : problem(path, words("other programs on the same lines"))),
    ...(limits.program_budget === undefined ? [] : problem(path, words("a budget"))),
  ];
};

export const limitRules: readonly Rule[] = [
  capsLeaveSomethingToPay,
  shareIsAPercentage,
  budgetStandsAlone,
  budgetKeepsNoGuarantee,
  guaranteeOfAYearStandsAlone,
];
