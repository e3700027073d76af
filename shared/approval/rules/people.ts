import type { DocumentPath, Problem } from "../../program/problem.ts";
import { problem } from "../../program/rules/rule.ts";
import { everyProgram, type Person } from "../approval-policy.ts";
import { type Rule, repeated } from "./rule.ts";

/** Two entries for one person would let that person decide twice. A shared mailbox is as good as one person. */
const everybodyIsOnePerson: Rule = ({ people = [] }) => [
  ...repeated(
    people.map(({ id }) => id),
    (index) => ["people", index, "id"],
  ),
  ...people.flatMap(({ email }, index) => {
    const twin = people.findIndex((other) => other.email.toLowerCase() === email.toLowerCase());
    if (twin === index || people[twin]?.id === people[index]?.id) return [];
    return problem(["people", index, "email"], `is the address of people[${twin}] already: one person cannot be two`);
  }),
];

/** People who are named for an act are known and have the role for it. */
const partsArePlayedByPeople: Rule = ({ people, levels = [], substitutes = [], proposers = [], releasers = [] }) => {
  if (people === undefined) return [];
  const approvers = levels.flatMap((level, index) =>
    level.approvers.map((personId, place) => ({ personId, path: ["levels", index, "approvers", place] })),
  );
  const substituted = substitutes.flatMap(({ of, by }, index) => [
    { personId: of, path: ["substitutes", index, "of"] },
    { personId: by, path: ["substitutes", index, "by"] },
  ]);
  return [
    ...[...approvers, ...substituted].flatMap(({ personId, path }) => unfit(people, personId, "approver", path)),
    ...proposers.flatMap(({ person }, index) => unfit(people, person, "proposer", ["proposers", index, "person"])),
    ...releasers.flatMap((personId, index) => unfit(people, personId, "releaser", ["releasers", index])),
  ];
};

function unfit(
  people: readonly Person[],
  personId: string,
  role: Person["roles"][number],
  path: DocumentPath,
): readonly Problem[] {
  const person = people.find(({ id }) => id === personId);
  if (person === undefined) return problem(path, `${personId} is not among people`);
  return person.roles.includes(role) ? [] : problem(path, `${personId} has not the role ${role}`);
}

const nobodyIsListedTwice: Rule = ({ people = [], levels = [], proposers = [], releasers = [] }) => [
  ...people.flatMap(({ roles }, index) => repeated(roles, (place) => ["people", index, "roles", place])),
  ...levels.flatMap(({ approvers }, index) => repeated(approvers, (place) => ["levels", index, "approvers", place])),
  ...repeated(
    proposers.map(({ person }) => person),
    (index) => ["proposers", index, "person"],
  ),
  ...repeated(releasers, (index) => ["releasers", index]),
];

const everyProgramStandsAlone: Rule = ({ proposers = [] }) =>
  proposers.flatMap(({ programs }, index) =>
    programs.includes(everyProgram) && programs.length > 1
      ? problem(["proposers", index, "programs"], `"${everyProgram}" is every program: leave the others out`)
      : [],
  );

export const peopleRules: readonly Rule[] = [
  everybodyIsOnePerson,
  partsArePlayedByPeople,
  nobodyIsListedTwice,
  everyProgramStandsAlone,
];
