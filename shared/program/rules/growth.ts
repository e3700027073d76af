import { periodsWithin } from "../../calendar/accrual-period.ts";
import { previousPeriod, samePeriodLastYear } from "../../calendar/earlier-period.ts";
import { isSameVolume } from "../../rebate/needs-lines.ts";
import { mustBeAboveZero, problem, type Rule, tooLong } from "./rule.ts";
import { statedDays } from "./stated-days.ts";

const growthFits: Rule = ({ qualifier, base }) => {
  const { growth, measure, counting } = qualifier ?? {};
  if (growth === undefined) {
    return base?.part === "excess"
      ? problem(["base", "part"], "the excess is over a growth baseline: say qualifier.growth as well")
      : [];
  }
  return [
    ...(measure === "days_to_payment"
      ? problem(["qualifier", "growth"], "days to payment belong to a line and do not grow")
      : []),
    ...(counting === undefined || counting === "period"
      ? []
      : problem(
          ["qualifier", "counting"],
          `growth compares one period with another: count the period, not ${counting}`,
        )),
    ...(qualifier !== undefined && base?.part === "excess" && !isSameVolume(qualifier, base)
      ? problem(
          ["base", "part"],
          "the excess is of the volume that grows: base and qualifier need one measure and one scope",
        )
      : []),
  ];
};

const statedBaselinesAreNumbers: Rule = ({ qualifier }) => {
  if (qualifier?.growth?.over !== "stated") return [];
  const { baseline, baselines, as } = qualifier.growth;
  const path = ["qualifier", "growth", "baseline"];
  if (baseline === undefined && baselines === undefined)
    return problem(path, "is missing: state a figure for all customers, or baselines by customer");
  return [
    ...(baseline === undefined ? [] : [{ at: path, text: baseline }]),
    ...Object.entries(baselines ?? {}).map(([customer, text]) => ({
      at: ["qualifier", "growth", "baselines", customer],
      text,
    })),
  ].flatMap(({ at, text }) => [
    ...(as === "percent" ? mustBeAboveZero(at, text, "nothing is no percentage of zero") : []),
    ...tooLong(at, text, 6),
  ]);
};

/** Periods cut from years of months always have one before them; stated ones only where it is stated. */
const growthHasAPeriodToCompareWith: Rule = (terms) => {
  const { over } = terms.qualifier?.growth ?? {};
  const stated = statedDays(terms);
  if (over === undefined || over === "stated" || stated === undefined) return [];
  const { periods, from, until, dayAfter } = stated;
  const [first] = periodsWithin(periods, from, until ?? dayAfter);
  if (first === undefined) return [];
  const earlier = (over === "previous-period" ? previousPeriod : samePeriodLastYear)(periods, first);
  if (earlier !== undefined) return [];
  const missing = {
    term: "a term has no period before it",
    custom: `no period before ${first.id} is stated, which it could be compared with: list it as well`,
    years: `the calendar states no year that ${first.id} could be compared with: list it as well`,
  };
  const kind = periods.period === "term" || periods.period === "custom" ? periods.period : "years";
  return problem(["qualifier", "growth", "over"], missing[kind]);
};

export const growthRules: readonly Rule[] = [growthFits, statedBaselinesAreNumbers, growthHasAPeriodToCompareWith];
