import { isCurrency, minorDigits } from "../../money/currency.ts";
import { parseDecimal } from "../../money/decimal.ts";
import { problem, tooLong } from "../../program/rules/rule.ts";
import type { Level } from "../approval-policy.ts";
import { type Rule, repeated } from "./rule.ts";

const levelsHaveTheirOwnIds: Rule = ({ levels = [] }) =>
  repeated(
    levels.map(({ id }) => id),
    (index) => ["levels", index, "id"],
  );

const limitsAreAmounts: Rule = ({ levels = [] }) =>
  levels.flatMap((level, index) =>
    (["above", "two_people_above"] as const).flatMap((name) =>
      Object.entries(level[name] ?? {}).flatMap(([currency, amount]) => {
        const path = ["levels", index, name, currency];
        if (!isCurrency(currency)) return problem(path, `ISO 4217 lists no currency ${currency}`);
        return tooLong(path, amount, minorDigits(currency));
      }),
    ),
  );

/**
 * A level that all customers pass and that lacks a currency of another level blocks every payout in it: an oversight. A level of
 * some customers only may well know their currency alone.
 */
const levelsKnowTheSameCurrencies: Rule = ({ levels = [] }) => {
  const currencies = currenciesOf(levels);
  return levels.flatMap(({ above, scope }, index) => {
    const path = ["levels", index, "above"];
    if (Object.keys(above).length === 0) return problem(path, "must state an amount in at least one currency");
    if (scope !== undefined) return [];
    return currencies
      .filter((currency) => above[currency] === undefined)
      .flatMap((currency) =>
        problem(
          [...path, currency],
          "is missing: another level states this currency, and its payouts would be blocked",
        ),
      );
  });
};

const twoPeopleAreAskedInEveryCurrency: Rule = ({ levels = [] }) =>
  levels.flatMap(({ above, two_people_above: twoPeopleAbove }, index) => {
    if (twoPeopleAbove === undefined) return [];
    const at = (currency: string) => ["levels", index, "two_people_above", currency];
    return [
      ...Object.keys(above)
        .filter((currency) => twoPeopleAbove[currency] === undefined)
        .flatMap((currency) => problem(at(currency), "is missing: one person alone would decide any amount in it")),
      ...Object.keys(twoPeopleAbove)
        .filter((currency) => above[currency] === undefined)
        .flatMap((currency) =>
          problem(at(currency), "the level is not asked in this currency: above does not state it"),
        ),
    ];
  });

/** Escalation and order go upwards: nobody is asked before somebody who is asked for less. */
const amountsAscend: Rule = ({ levels = [] }) =>
  levels.flatMap(({ above }, index) =>
    Object.entries(above).flatMap(([currency, amount]) => {
      const highest = levels
        .slice(0, index)
        .flatMap((earlier) => earlier.above[currency] ?? [])
        .reduce((most, text) => (parseDecimal(text).gt(parseDecimal(most)) ? text : most), "0");
      if (parseDecimal(amount).gte(parseDecimal(highest))) return [];
      const words = `must not be below ${highest}, which an earlier level states: list levels from the lowest amount up`;
      return problem(["levels", index, "above", currency], words);
    }),
  );

/** A payout that no level is asked about is blocked, so some level is asked about everything. */
const smallAmountsAreAsked: Rule = ({ levels = [] }) =>
  currenciesOf(levels).flatMap((currency) => {
    const index = levels.findIndex(({ above }) => above[currency] !== undefined);
    const amounts = levels.flatMap(({ above }) => above[currency] ?? []);
    if (amounts.some((amount) => parseDecimal(amount).isZero())) return [];
    const words = `payouts up to ${amounts[0]} would be asked of nobody and blocked: say "0"`;
    return problem(["levels", index, "above", currency], words);
  });

const currenciesOf = (levels: readonly Level[]): readonly string[] => [
  ...new Set(levels.flatMap(({ above }) => Object.keys(above))),
];

const escalationGoesUp: Rule = ({ levels = [] }) =>
  levels.flatMap(({ escalates_to: target }, index) => {
    if (target === undefined) return [];
    const path = ["levels", index, "escalates_to"];
    const place = levels.findIndex(({ id }) => id === target);
    if (place < 0) return problem(path, `there is no level ${target}`);
    return place > index ? [] : problem(path, `must be a later level, and ${target} is not`);
  });

export const levelRules: readonly Rule[] = [
  levelsHaveTheirOwnIds,
  limitsAreAmounts,
  levelsKnowTheSameCurrencies,
  twoPeopleAreAskedInEveryCurrency,
  amountsAscend,
  smallAmountsAreAsked,
  escalationGoesUp,
];
