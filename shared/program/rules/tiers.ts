import { isCurrency } from "../../money/currency.ts";
import { parseDecimal } from "../../money/decimal.ts";
import { isInMinorUnits } from "../../money/rounding.ts";
import { basesOf } from "../../rebate/benefit/benefits.ts";
import type { DocumentPath, Problem } from "../problem.ts";
import type { Benefit } from "../program.ts";
import { scaleOfQualifier } from "./measures.ts";
import { isAbove100, mustBeAboveZero, problem, type Rule, tooLong } from "./rule.ts";

const tiersAscend: Rule = ({ tiers = [] }) =>
  tiers.flatMap((tier, index) => {
    const below = tiers[index - 1];
    if (below === undefined || parseDecimal(tier.from).gt(parseDecimal(below.from))) return [];
    return problem(
      ["tiers", index, "from"],
      `must be above tiers[${index - 1}].from (${below.from}), not ${tier.from}`,
    );
  });

const boundsFitTheMeasure: Rule = ({ tiers = [], qualifier }) =>
  tiers.flatMap(({ from }, index) =>
    tooLong(["tiers", index, "from"], from, qualifier === undefined ? undefined : scaleOfQualifier(qualifier)),
  );

const benefitsFitTheBase: Rule = ({ tiers = [], base }) => {
  if (base === undefined) return [];
  return tiers.flatMap(({ benefit }, index) => {
    const { measures, because } = basesOf(benefit);
    if (measures.includes(base.measure)) return [];
    const words = `${benefit.kind} needs base.measure ${list(measures)}, not ${base.measure}: ${because}`;
    return problem(["tiers", index, "benefit", "kind"], words);
  });
};

/** Digits after the point of a rate. */
const rateScale = 10;

const ratesAreSane: Rule = ({ tiers = [] }) =>
  tiers.flatMap(({ benefit }, index) => rateProblems(benefit, ["tiers", index, "benefit"]));

function rateProblems(benefit: Benefit, path: DocumentPath): readonly Problem[] {
  const aMultiple = (multiple: string) => [
    ...mustBeAboveZero([...path, "multiple"], multiple, "the base is counted in multiples of it"),
    ...tooLong([...path, "multiple"], multiple, 6),
  ];
  switch (benefit.kind) {
    case "fixed":
      return [];
    case "percent": {
      const above100 = isAbove100(benefit.percent)
        ? problem(
            [...path, "percent"],
            `${benefit.percent} percent gives back more than was paid; "2.5" is 2.5 percent`,
          )
        : [];
      return [...above100, ...tooLong([...path, "percent"], benefit.percent, rateScale)];
    }
    case "per-unit":
      return tooLong([...path, "amount"], benefit.amount, rateScale);
    case "per-multiple":
      return [...aMultiple(benefit.multiple), ...tooLong([...path, "amount"], benefit.amount, rateScale)];
    case "free-goods":
      return [
        ...aMultiple(benefit.multiple),
        ...tooLong([...path, "quantity"], benefit.quantity, 6),
        ...tooLong([...path, "unit_value"], benefit.unit_value, rateScale),
      ];
  }
}

const minimaBelongToPositions: Rule = ({ tiers = [], qualifier }) => {
  if (qualifier?.measure !== "days_to_payment" && qualifier?.counting !== "per-line") return [];
  return tiers.flatMap(({ at_least }, index) =>
    at_least === undefined
      ? []
      : problem(
          ["tiers", index, "at_least"],
          "is promised to a customer who reaches the tier; here each line has a tier of its own",
        ),
  );
};

const amountsArePayable: Rule = ({ tiers = [], limits, currency }) => {
  const {
    share_of_net_amount: _share,
    payouts_per_year: _payouts,
    guaranteed_minimum: guarantee,
    ...amounts
  } = limits ?? {};
  const stated: { readonly path: DocumentPath; readonly amount: string | undefined }[] = [
    ...tiers.flatMap(({ benefit, at_least }, index) => [
      ...(benefit.kind === "fixed" ? [{ path: ["tiers", index, "benefit", "amount"], amount: benefit.amount }] : []),
      { path: ["tiers", index, "at_least"], amount: at_least },
    ]),
    ...Object.entries(amounts).map(([name, amount]) => ({ path: ["limits", name], amount })),
    { path: ["limits", "guaranteed_minimum", "amount"], amount: guarantee?.amount },
  ];
  return stated.flatMap(({ path, amount }) => {
    if (amount === undefined) return [];
    const long = tooLong(path, amount, undefined);
    if (long.length > 0 || currency === undefined || !isCurrency(currency)) return long;
    if (isInMinorUnits(parseDecimal(amount), currency)) return [];
    return problem(
      path,
      `${amount} cannot be paid in ${currency}: it has more digits than the currency's smallest coin`,
    );
  });
};

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

export const tierRules: readonly Rule[] = [
  tiersAscend,
  boundsFitTheMeasure,
  benefitsFitTheBase,
  ratesAreSane,
  minimaBelongToPositions,
  amountsArePayable,
];
