import { isCurrency } from "../money/currency.ts";
import { parseDecimal } from "../money/decimal.ts";
import { isInMinorUnits } from "../money/rounding.ts";
import { arithmeticOf } from "../rebate/benefit/benefits.ts";
import { type DocumentPath, formatPath, type Problem } from "./problem.ts";
import { barredTags, type Measure, type ProgramDocument } from "./program.ts";

/**
 * A rule that the shape of a document cannot say. It looks at the fields that have the right shape and is silent on the
 * others: their problems are told elsewhere.
 */
type Rule = (terms: Partial<ProgramDocument>) => readonly Problem[];

/** Every rule, in the order in which a reader meets the fields. */
const rules: readonly Rule[] = [
  daysAreSane,
  untilIsAfterFrom,
  currencyIsKnown,
  scopesDoNotContradictThemselves,
  barredTagsAreNotIncluded,
  tiersAscend,
  boundsFitTheMeasure,
  benefitsFitTheBase,
  ratesAreSane,
  bandsAreCutWhereTheyPay,
  amountsArePayable,
  capLeavesSomethingToPay,
];

/** What is wrong with the terms beyond their shape; empty if nothing is. */
export function brokenRules(terms: Partial<ProgramDocument>): readonly Problem[] {
  return rules.flatMap((rule) => rule(terms));
}

/** Dates outside are typing errors: 0211-01-01 for 2011-01-01. */
const saneDays = { first: "1970-01-01", after: "2200-01-01" } as const;

function daysAreSane({ effective }: Partial<ProgramDocument>): readonly Problem[] {
  const days = [
    { name: "from", day: effective?.from },
    { name: "until", day: effective?.until },
  ];
  return days.flatMap(({ name, day }) =>
    day === undefined || (day >= saneDays.first && day <= saneDays.after)
      ? []
      : problem(["effective", name], `must lie between ${saneDays.first} and ${saneDays.after}, not on ${day}`),
  );
}

function untilIsAfterFrom({ effective }: Partial<ProgramDocument>): readonly Problem[] {
  if (effective?.until === undefined || effective.until > effective.from) return [];
  const words = `must be after effective.from (${effective.from}): it is the day after the last day`;
  return problem(["effective", "until"], words);
}

function currencyIsKnown({ currency }: Partial<ProgramDocument>): readonly Problem[] {
  if (currency === undefined || isCurrency(currency)) return [];
  return problem(["currency"], `ISO 4217 lists no currency ${currency} that amounts can be paid in`);
}

function scopesDoNotContradictThemselves({ customers, products }: Partial<ProgramDocument>): readonly Problem[] {
  return Object.entries({ customers, products }).flatMap(([name, scope = {}]) => {
    const included = new Map(given(scope.include));
    return [
      ...repeatedValues([name, "include"], scope.include),
      ...repeatedValues([name, "exclude"], scope.exclude),
      ...given(scope.exclude).flatMap(([attribute, values]) =>
        values.flatMap((value, index) =>
          included.get(attribute)?.includes(value)
            ? problem([name, "exclude", attribute, index], `${JSON.stringify(value)} is included as well; exclude wins`)
            : [],
        ),
      ),
    ];
  });
}

function repeatedValues(path: DocumentPath, scopeRules: Fields<readonly string[]> | undefined): readonly Problem[] {
  return given(scopeRules).flatMap(([attribute, values]) =>
    values.flatMap((value, index) =>
      values.indexOf(value) < index
        ? problem([...path, attribute, index], `${JSON.stringify(value)} is listed twice`)
        : [],
    ),
  );
}

function barredTagsAreNotIncluded({ customers }: Partial<ProgramDocument>): readonly Problem[] {
  return (customers?.include?.tag ?? []).flatMap((tag, index) =>
    barredTags.includes(tag)
      ? problem(["customers", "include", "tag", index], `customers with the tag ${tag} never earn`)
      : [],
  );
}

function tiersAscend({ tiers = [] }: Partial<ProgramDocument>): readonly Problem[] {
  return tiers.flatMap((tier, index) => {
    const below = tiers[index - 1];
    if (below === undefined || parseDecimal(tier.from).gt(parseDecimal(below.from))) return [];
    return problem(
      ["tiers", index, "from"],
      `must be above tiers[${index - 1}].from (${below.from}), not ${tier.from}`,
    );
  });
}

/** Digits after the point that a measure's totals can have, and so its bounds. */
const scaleOfMeasure = { net_amount: 6, quantity: 6, order_count: 0 } as const satisfies Record<Measure, number>;

/** Digits before the point that any number of a document can have; the facts hold amounts of up to 14. */
const integerDigits = 12;

function boundsFitTheMeasure({ tiers = [], qualifier }: Partial<ProgramDocument>): readonly Problem[] {
  return tiers.flatMap(({ from }, index) =>
    tooLong(["tiers", index, "from"], from, qualifier === undefined ? undefined : scaleOfMeasure[qualifier.measure]),
  );
}

function benefitsFitTheBase({ tiers = [], base }: Partial<ProgramDocument>): readonly Problem[] {
  if (base === undefined) return [];
  return tiers.flatMap(({ benefit }, index) => {
    const { measures, because } = arithmeticOf(benefit).bases;
    if (measures.includes(base.measure)) return [];
    const words = `${benefit.kind} needs base.measure ${measures.join(" or ")}, not ${base.measure}: ${because}`;
    return problem(["tiers", index, "benefit", "kind"], words);
  });
}

/** Digits after the point of a rate. */
const rateScale = 10;

function ratesAreSane({ tiers = [] }: Partial<ProgramDocument>): readonly Problem[] {
  return tiers.flatMap(({ benefit }, index) => {
    const path = ["tiers", index, "benefit"];
    if (benefit.kind === "per-unit") return tooLong([...path, "amount"], benefit.amount, rateScale);
    if (benefit.kind === "fixed") return [];
    const above100 = parseDecimal(benefit.percent).gt(100)
      ? problem([...path, "percent"], `${benefit.percent} percent gives back more than was paid; "2.5" is 2.5 percent`)
      : [];
    return [...above100, ...tooLong([...path, "percent"], benefit.percent, rateScale)];
  });
}

function bandsAreCutWhereTheyPay({ method, qualifier, base }: Partial<ProgramDocument>): readonly Problem[] {
  if (method !== "banded" || qualifier === undefined || base === undefined) return [];
  if (qualifier.measure === base.measure) return [];
  const words =
    `banded needs the base in the measure of the qualifier (${qualifier.measure}): to cut a base of ${base.measure} where the ` +
    "qualifier crosses a bound takes the arithmetic by single lines, which this version does not have yet";
  return problem(["base", "measure"], words);
}

function amountsArePayable({ tiers = [], limits = {}, currency }: Partial<ProgramDocument>): readonly Problem[] {
  const amounts: { path: DocumentPath; amount: string }[] = [
    ...tiers.flatMap(({ benefit }, index) =>
      benefit.kind === "fixed" ? [{ path: ["tiers", index, "benefit", "amount"], amount: benefit.amount }] : [],
    ),
    ...given(limits).map(([name, amount]) => ({ path: ["limits", name], amount })),
  ];
  return amounts.flatMap(({ path, amount }) => {
    const long = tooLong(path, amount, undefined);
    if (long.length > 0 || currency === undefined || !isCurrency(currency)) return long;
    if (isInMinorUnits(parseDecimal(amount), currency)) return [];
    return problem(
      path,
      `${amount} cannot be paid in ${currency}: it has more digits than the currency's smallest coin`,
    );
  });
}

function capLeavesSomethingToPay({ limits }: Partial<ProgramDocument>): readonly Problem[] {
  const { cap_per_position: cap, minimum_payout: minimum } = limits ?? {};
  if (cap === undefined) return [];
  if (parseDecimal(cap).isZero())
    return problem(["limits", "cap_per_position"], "with a cap of zero nothing is ever earned");
  if (minimum === undefined || parseDecimal(cap).gte(parseDecimal(minimum))) return [];
  const words = `must not be below limits.minimum_payout (${minimum}): nothing would ever be paid`;
  return problem(["limits", "cap_per_position"], words);
}

function tooLong(path: DocumentPath, text: string, scale: number | undefined): readonly Problem[] {
  const value = parseDecimal(text);
  if (value.gte(`1e${integerDigits}`))
    return problem(path, `must have at most ${integerDigits} digits before the point`);
  if (scale === undefined || value.decimalPlaces() <= scale) return [];
  return problem(
    path,
    scale === 0 ? `must be a whole number, not ${text}` : `must have at most ${scale} digits after the point`,
  );
}

type Fields<Value> = { readonly [name: string]: Value | undefined };

/** The fields that a group holds, without those left out. */
function given<Value>(fields: Fields<Value> | undefined): readonly [string, Value][] {
  return Object.entries(fields ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

function problem(path: DocumentPath, words: string): readonly Problem[] {
  return [{ path: formatPath(path), problem: words }];
}
