import { methodArithmetic } from "../../rebate/method/methods.ts";
import { isSameVolume } from "../../rebate/needs-lines.ts";
import type { Measure, ProgramDocument } from "../program.ts";
import { mustBeAboveZero, problem, type Rule, tooLong } from "./rule.ts";

/** Digits after the point that a measure's totals can have, and so its bounds. */
const scaleOfMeasure = {
  net_amount: 6,
  gross_amount: 6,
  quantity: 6,
  order_count: 0,
  active_days: 0,
  contract_amount: 6,
  days_to_payment: 0,
} as const satisfies Record<Measure, number>;

/** Digits after the point of the qualifier's values; growth in percent is a fraction whatever is counted. */
export function scaleOfQualifier({ measure, growth }: ProgramDocument["qualifier"]): number {
  return growth?.as === "percent" ? 6 : scaleOfMeasure[measure];
}

/** A role's unit has to be one that lines can be counted in. */
const unitsAreOfQuantities: Rule = ({ qualifier, base }) =>
  Object.entries({ qualifier, base }).flatMap(([name, role]) =>
    role?.unit === undefined || role.measure === "quantity"
      ? []
      : problem([name, "unit"], `only a quantity has a unit, not ${role.measure}: leave unit out`),
  );

/** Digits of a conversion factor that the nightly aggregate multiplies exactly: decimal(14,6). */
const factorDigits = { before: 8, after: 6 } as const;

const conversionsConvert: Rule = ({ unit_conversions: conversions = [], qualifier, base }) =>
  conversions.flatMap(({ unit, is, of }, index) => {
    const path = ["unit_conversions", index];
    const twin = conversions.findIndex((other) => other.unit === unit && other.of === of);
    return [
      ...(unit === of ? problem([...path, "unit"], `${unit} is ${of} as it is: leave the conversion out`) : []),
      ...(twin < index
        ? problem([...path, "unit"], `unit_conversions[${twin}] says already what ${unit} is of ${of}`)
        : []),
      ...([qualifier?.unit, base?.unit].includes(of)
        ? []
        : problem([...path, "of"], `neither the qualifier nor the base is counted in ${of}`)),
      ...mustBeAboveZero([...path, "is"], is, "it is how many one of the unit is"),
      ...tooLong([...path, "is"], is, factorDigits.after, factorDigits.before),
    ];
  });

/** A term has no period before it, and is longer or shorter than the year it lies in. */
const countingFitsThePeriod: Rule = ({ qualifier, period }) => {
  const counting = qualifier?.counting;
  if (period !== "term" || counting === undefined || counting === "period" || counting === "per-line") return [];
  return problem(["qualifier", "counting"], `a term has no earlier periods: count the period, not ${counting}`);
};

const ownVolumeIsOfALine: Rule = ({ qualifier }) => {
  if (qualifier?.counting !== "per-line") return [];
  if (qualifier.measure !== "order_count" && qualifier.measure !== "active_days") return [];
  const words = `${qualifier.measure} is counted over lines; one line by itself has none: count the period`;
  return problem(["qualifier", "counting"], words);
};

const linesHaveTheirTier: Rule = ({ qualifier, method, tiers = [], base }) => {
  if (qualifier?.measure !== "days_to_payment") return [];
  return [
    ...(method === undefined || method === "whole"
      ? []
      : problem(["method"], "with days_to_payment each line has one tier, its own: the method is whole")),
    ...tiers.flatMap(({ benefit }, index) =>
      benefit.kind === "percent" || benefit.kind === "per-unit"
        ? []
        : problem(
            ["tiers", index, "benefit", "kind"],
            "with days_to_payment a tier gives a percentage or an amount per unit",
          ),
    ),
    ...(qualifier.counting === "period" || qualifier.counting === "per-line"
      ? []
      : problem(["qualifier", "counting"], "days to payment are counted per line")),
    ...(base?.at_most_per_qualifier === undefined
      ? []
      : problem(["base", "at_most_per_qualifier"], "days to payment are no volume that could bound the base")),
  ];
};

const baseLimitsAreNumbers: Rule = ({ base }) =>
  (["at_most", "at_most_per_qualifier"] as const).flatMap((name) => {
    const text = base?.[name];
    if (text === undefined) return [];
    return [
      ...mustBeAboveZero(["base", name], text, "otherwise nothing could ever be earned"),
      ...tooLong(["base", name], text, 6),
    ];
  });

/**
 * What bounds the base is the volume bought in the period itself, in the qualifier's measure and scope: also where growth, the
 * year so far or the period before decides the tier. A line with a tier of its own has no such volume.
 */
const baseIsBoundedByVolume: Rule = ({ base, qualifier }) =>
  base?.at_most_per_qualifier === undefined || qualifier?.counting !== "per-line"
    ? []
    : problem(
        ["base", "at_most_per_qualifier"],
        "bounds the base by the volume of the period, but each line is reckoned by itself",
      );

/** What is expected is reckoned from totals scaled up: there are no lines of the days to come. */
const expectedNeedsTotals: Rule = ({ accrual, qualifier, base, method, limits, stacking }) => {
  if (accrual?.basis !== "expected") return [];
  const looksAtPlace = method !== undefined && methodArithmetic[method].looksAtPlace;
  const lines = [
    ...(qualifier?.counting === "per-line" || qualifier?.measure === "days_to_payment" ? ["a tier per line"] : []),
    ...(looksAtPlace && qualifier !== undefined && base !== undefined && !isSameVolume(qualifier, base)
      ? [`${method} tiers on a base that is not the qualifier`]
      : []),
    ...(limits?.cap_per_line === undefined ? [] : ["a cap per line"]),
    ...(stacking === undefined ? [] : ["other programs on the same lines"]),
    ...(limits?.program_budget === undefined ? [] : ["a budget"]),
  ];
  if (lines.length === 0) return [];
  return problem(
    ["accrual", "basis"],
    `expected looks at volumes to come, which have no lines yet: not with ${lines.join(" or ")}`,
  );
};

export const measureRules: readonly Rule[] = [
  unitsAreOfQuantities,
  conversionsConvert,
  countingFitsThePeriod,
  ownVolumeIsOfALine,
  linesHaveTheirTier,
  baseLimitsAreNumbers,
  baseIsBoundedByVolume,
  expectedNeedsTotals,
];
