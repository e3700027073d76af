import type { DocumentPath, Problem } from "../../program/problem.ts";
import { problem } from "../../program/rules/rule.ts";
import type { ApprovalPolicy, ApprovalScope, Level } from "../approval-policy.ts";
import { type CustomerInScope, covers, personCovers } from "../scope.ts";
import type { Rule } from "./rule.ts";

type People = Pick<ApprovalPolicy, "people" | "levels" | "proposers" | "releasers">;

/** A level whose approvers all have other customers blocks every payout that passes it. */
const levelsServeTheirCustomers: Rule = ({ people, levels }) => {
  if (people === undefined || levels === undefined) return [];
  const kinds = kindsOfCustomers(levels, people);
  return levels.flatMap(({ approvers, scope }, index) => {
    const known = approvers.filter((personId) => people.some(({ id }) => id === personId));
    const serves = kinds.some((kind) => covers(scope, kind) && known.some((id) => personCovers({ people }, id, kind)));
    if (serves || known.length === 0) return [];
    return problem(["levels", index, "approvers"], "nobody here has customers of this level in their scope");
  });
};

/**
 * However large a payout is and whoever proposes it, there are people for every step of it: for each level as many as it needs and
 * somebody to release, nobody twice and never the proposer. Customers whom a level has nobody for at all are left out: the
 * policy does not serve them, and their payouts are blocked with that reason.
 */
const everyPayoutFindsItsPeople: Rule = ({ people, levels, proposers, releasers }) => {
  if (people === undefined || levels === undefined || proposers === undefined || releasers === undefined) return [];
  const policy = { people, levels, proposers, releasers };
  const problems = kindsOfCustomers(levels, people).flatMap((kind) =>
    proposers
      .filter(({ person }) => personCovers(policy, person, kind))
      .flatMap(({ person }) => shortageFor(policy, kind, person)),
  );
  // One example for a place is enough to see what is missing there.
  return problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);
};

/** One seat of a payout's way: somebody of these people has to take it. */
type Seat = { readonly path: DocumentPath; readonly act: string; readonly people: readonly string[] };

function shortageFor(policy: People, kind: CustomerInScope, proposerId: string): readonly Problem[] {
  const seats = seatsFor(policy, kind);
  if (seats.some(({ people }) => people.length === 0)) return [];
  const left = seats.map((seat) => ({ ...seat, people: seat.people.filter((id) => id !== proposerId) }));
  const empty = firstEmptySeat(left.map(({ people }) => people));
  const seat = left[empty];
  if (seat === undefined) return [];
  const words =
    seat.people.length === 0
      ? `${proposerId} proposes and is the only one to ${seat.act} for ${told(kind)}`
      : `too few people to ${seat.act} for ${told(kind)} once ${proposerId} proposes: nobody acts twice on a payout`;
  return problem(seat.path, words);
}

/** The seats of a payout that exceeds every limit: those of a smaller one are among them. */
function seatsFor({ people, levels, releasers }: People, kind: CustomerInScope): readonly Seat[] {
  const serving = (ids: readonly string[]) => ids.filter((id) => personCovers({ people }, id, kind));
  return [
    ...levels.flatMap(({ approvers, scope, two_people_above: twoPeopleAbove }, index) => {
      if (!covers(scope, kind)) return [];
      const seat = { path: ["levels", index, "approvers"], act: "decide", people: serving(approvers) };
      return twoPeopleAbove === undefined ? [seat] : [seat, seat];
    }),
    { path: ["releasers"], act: "release", people: serving(releasers) },
  ];
}

/**
 * The first seat that stays empty when nobody takes two, however the people are placed; -1 if all are taken. Who sits already moves
 * on where another seat is free for them (augmenting paths).
 */
function firstEmptySeat(seats: readonly (readonly string[])[]): number {
  const seatOf = new Map<string, number>();
  const take = (seat: number, asked: Set<string>): boolean =>
    (seats[seat] ?? []).some((personId) => {
      if (asked.has(personId)) return false;
      asked.add(personId);
      const taken = seatOf.get(personId);
      if (taken !== undefined && !take(taken, asked)) return false;
      seatOf.set(personId, seat);
      return true;
    });
  return seats.findIndex((_, seat) => !take(seat, new Set()));
}

/** Every kind of customer that the scopes tell apart, and the one that they do not name. */
function kindsOfCustomers(levels: readonly Level[], people: ApprovalPolicy["people"]): readonly CustomerInScope[] {
  const scopes = [...levels, ...people].flatMap(({ scope }) => scope ?? []);
  const named = (name: keyof ApprovalScope) => [...new Set(scopes.flatMap((scope) => scope[name] ?? [])), undefined];
  return named("regions").flatMap((region) => named("segments").map((segment) => ({ region, segment })));
}

function told({ region, segment }: CustomerInScope): string {
  const attributes = [
    ...(region === undefined ? [] : [`region ${region}`]),
    ...(segment === undefined ? [] : [`segment ${segment}`]),
  ];
  return attributes.length === 0 ? "customers whom no scope names" : `customers of ${attributes.join(" and ")}`;
}

export const enoughPeopleRules: readonly Rule[] = [levelsServeTheirCustomers, everyPayoutFindsItsPeople];
