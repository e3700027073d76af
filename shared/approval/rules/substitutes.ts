import { problem } from "../../program/rules/rule.ts";
import type { Level, Substitute } from "../approval-policy.ts";
import { type Rule, repeated } from "./rule.ts";

const substitutionsHaveDays: Rule = ({ substitutes = [] }) =>
  substitutes.flatMap(({ from, until }, index) =>
    until > from
      ? []
      : problem(["substitutes", index, "until"], `must be after from (${from}): it is the day after the last day`),
  );

const nobodyStandsInForThemselves: Rule = ({ substitutes = [] }) =>
  substitutes.flatMap(({ of, by }, index) =>
    of === by ? problem(["substitutes", index, "by"], `${by} cannot stand in for themselves`) : [],
  );

/** What is passed on is the approver's own: a level where the person decides. */
const whatIsPassedOnExists: Rule = ({ substitutes = [], levels }) =>
  levels === undefined
    ? []
    : substitutes.flatMap(({ of, levels: stated }, index) => {
        if (stated === undefined)
          return levelsOf({ of }, levels).length > 0
            ? []
            : problem(["substitutes", index, "of"], `${of} decides at no level and has nothing to pass on`);
        return [
          ...repeated(stated, (place) => ["substitutes", index, "levels", place]),
          ...stated.flatMap((levelId, place) => {
            const path = ["substitutes", index, "levels", place];
            const level = levels.find(({ id }) => id === levelId);
            if (level === undefined) return problem(path, `there is no level ${levelId}`);
            return level.approvers.includes(of) ? [] : problem(path, `${of} does not decide at ${levelId}`);
          }),
        ];
      });

/** One person on one day and level has one substitute, so that it is clear who is asked. */
const substitutionsDoNotOverlap: Rule = ({ substitutes = [], levels = [] }) =>
  substitutes.flatMap((later, index) => {
    const place = substitutes.slice(0, index).findIndex((earlier) => overlap(earlier, later, levels));
    return place < 0
      ? []
      : problem(
          ["substitutes", index],
          `overlaps substitutes[${place}]: ${later.of} would have two substitutes at once`,
        );
  });

function overlap(a: Substitute, b: Substitute, levels: readonly Level[]): boolean {
  const levelsOfB = levelsOf(b, levels);
  return (
    a.of === b.of && a.from < b.until && b.from < a.until && levelsOf(a, levels).some((id) => levelsOfB.includes(id))
  );
}

/** The levels that a substitution is for: those stated, or all where the person decides. */
function levelsOf({ of, levels: stated }: Pick<Substitute, "of" | "levels">, levels: readonly Level[]) {
  return stated ?? levels.filter(({ approvers }) => approvers.includes(of)).map(({ id }) => id);
}

export const substituteRules: readonly Rule[] = [
  substitutionsHaveDays,
  nobodyStandsInForThemselves,
  whatIsPassedOnExists,
  substitutionsDoNotOverlap,
];
