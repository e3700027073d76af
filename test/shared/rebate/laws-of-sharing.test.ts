import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal, zero } from "../../../shared/money/decimal.ts";
import type { ProgramDocument } from "../../../shared/program/program.ts";
import { shareBudget } from "../../../shared/rebate/budget.ts";
import { amountsByParcel, explained } from "../../../shared/rebate/explain.ts";
import { gainsOf } from "../../../shared/rebate/gains.ts";
import { noHistory } from "../../../shared/rebate/parcel.ts";
import { computePosition, type Position } from "../../../shared/rebate/position.ts";
import { lineKey, volumeOfLines } from "../../../shared/rebate/qualifying-line.ts";
import { computeStack, type StackMember } from "../../../shared/rebate/stack.ts";
import { versionOf } from "../../support/program.ts";
import { governed, hundredths, programs, type RawLine, rawLines, situations, takenBack } from "./arbitrary.ts";

/** What a position comes to, for all and for each of its lines. */
const told = (position: Position | undefined) => ({
  standing: position?.standing,
  effects: position?.effects,
  amounts: position?.gains.map(({ amount, yields }) => ({ amount, yields })),
});

describe("programs of one stack group", () => {
  const grain = 100;
  const stacking = fc.record({
    group: fc.constant("g"),
    order: fc.integer({ min: 0, max: 2 }),
    base: fc.constantFrom("list", "net"),
    reduces_later: fc.boolean(),
    exclusive: fc.boolean(),
  });
  const documents = fc
    .array(fc.tuple(programs({}, grain), stacking), { minLength: 2, maxLength: 4 })
    .map((group) =>
      group.map(
        ([document, stacking], index): ProgramDocument => ({ ...document, program: `program-${index}`, stacking }),
      ),
    );
  const memberOf = (document: ProgramDocument, raw: readonly RawLine[], back: readonly RawLine[] = []): StackMember => {
    const version = versionOf(document);
    const taken = back.map((line) => ({ ...takenBack(governed([version], line)), orderId: `back-${line.order}` }));
    const lines = [...raw.map((line) => governed([version], line)), ...taken];
    return { programId: document.program, periodId: "2011", volume: volumeOfLines([version], lines, noHistory) };
  };
  const groups = fc
    .record({ documents, raw: rawLines(grain) })
    .map(({ documents, raw }) => documents.map((document) => memberOf(document, raw)));
  const isExclusive = ({ volume }: StackMember) => volume.versions[0]?.document.stacking?.exclusive === true;

  /** What each line earned in a program, by the line's name. */
  function amountsByLine({ volume }: StackMember, position: Position | undefined): ReadonlyMap<string, Decimal> {
    if (position === undefined) return new Map();
    const amounts = amountsByParcel(position);
    return new Map(volume.lines.map((line, index) => [lineKey(line), amounts[index] ?? zero]));
  }

  test("earn the same in whatever order they are stored", () => {
    const shuffled = groups.chain((members) =>
      fc.tuple(fc.constant(members), fc.shuffledSubarray([...members], { minLength: members.length })),
    );
    fc.assert(
      fc.property(shuffled, ([members, reordered]) => {
        const [one, other] = [computeStack(members), computeStack(reordered)];
        for (const member of members) expect(told(other.get(member))).toEqual(told(one.get(member)));
      }),
      { numRuns: 300 },
    );
  });

  test("of those that exclude each other at most one pays on a line, minima and guarantees included", () => {
    fc.assert(
      fc.property(groups, (members) => {
        const positions = computeStack(members);
        const paid = members
          .filter(isExclusive)
          .flatMap((member) => [...amountsByLine(member, positions.get(member))])
          .filter(([, amount]) => !amount.isZero())
          .map(([line]) => line);
        expect(new Set(paid).size).toBe(paid.length);
      }),
      { numRuns: 500 },
    );
  });

  test("of those that exclude each other the one that pays on a line is the one that gives most on it", () => {
    const onList = groups.map((members) =>
      members.map((member): StackMember => {
        const versions = member.volume.versions.map(({ document }) =>
          versionOf({
            ...document,
            stacking: { group: "g", order: 0, base: "list", reduces_later: true, exclusive: true },
          }),
        );
        const parcels = member.volume.parcels.map((parcel) => ({ ...parcel, version: versions[0] ?? parcel.version }));
        return { ...member, volume: { ...member.volume, versions, parcels } };
      }),
    );
    fc.assert(
      fc.property(onList, (members) => {
        const positions = computeStack(members);
        const alone = members.map(({ volume }) => gainsOf(volume).map(({ amount }) => amount.abs()));
        members.forEach((member, place) => {
          positions.get(member)?.gains.forEach(({ amount, yields }, index) => {
            const most = Decimal.max(...alone.map((amounts) => amounts[index] ?? zero));
            expect(yields ? amount.isZero() : alone[place]?.[index]?.minus(most).abs().lte("1e-30")).toBe(true);
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  test("a program that counts the list base earns what it earns alone, unless it excludes another", () => {
    fc.assert(
      fc.property(groups, (members) => {
        const positions = computeStack(members);
        for (const member of members) {
          if (isExclusive(member) || member.volume.versions[0]?.document.stacking?.base === "net") continue;
          expect(positions.get(member)?.standing).toEqual(computePosition(member.volume).standing);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("earn the same after a sale that was wholly taken back", () => {
    const ordersOf = (raw: readonly RawLine[]) => raw.map((line) => ({ ...line, order: line.order + 10 }));
    fc.assert(
      fc.property(documents, rawLines(grain, 6), rawLines(grain, 3).map(ordersOf), (documents, raw, sold) => {
        const without = computeStack(documents.map((document) => memberOf(document, raw)));
        const withBoth = computeStack(documents.map((document) => memberOf(document, [...raw, ...sold], sold)));
        const standings = (positions: ReadonlyMap<StackMember, Position>) =>
          [...positions].map(([{ programId }, { standing }]) => ({ programId, standing }));
        expect(standings(withBoth)).toEqual(standings(without));
      }),
      { numRuns: 300 },
    );
  });

  test("every position of the group is explained to the last cent", () => {
    fc.assert(
      fc.property(groups, (members) => {
        for (const [member, position] of computeStack(members)) {
          const { lines } = explained(member.volume, position);
          const sum = lines.reduce((total, { amount }) => total.plus(amount), zero);
          expect(sum.toFixed()).toBe(position.standing.earned.toFixed());
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a budget", () => {
  const budget = fc.integer({ min: 1, max: 3_000 }).map(hundredths);
  const customers = fc
    .record({
      budget,
      document: programs({}, 100),
      bought: fc.array(rawLines(100, 4), { minLength: 1, maxLength: 8 }),
    })
    .map(({ budget, document, bought }) => {
      const version = versionOf({ ...document, limits: { ...document.limits, program_budget: budget } });
      const positions = bought.map((raw, index): readonly [string, Position] => {
        const lines = raw.map((line) => governed([version], line));
        return [`C${index}`, computePosition(volumeOfLines([version], lines, noHistory))];
      });
      return { budget, positions };
    });
  const earned = (positions: ReadonlyMap<string, Position>) =>
    [...positions].map(([, { standing }]) => standing.earned);
  const total = (amounts: readonly Decimal[]) => amounts.reduce((sum, amount) => sum.plus(amount), zero);

  test("is shared out to the last cent where it does not suffice, and otherwise changes nothing", () => {
    fc.assert(
      fc.property(customers, ({ budget, positions }) => {
        const before = new Map(positions);
        const after = shareBudget(before);
        const wanted = total(earned(before));
        if (wanted.lte(budget)) expect(after).toEqual(before);
        else expect(total(earned(after)).toFixed()).toBe(new Decimal(budget).toFixed());
      }),
      { numRuns: 500 },
    );
  });

  test("gives nobody more than he earned, and his part to the cent", () => {
    fc.assert(
      fc.property(customers, ({ budget, positions }) => {
        const before = new Map(positions);
        const after = shareBudget(before);
        const wanted = total(earned(before));
        for (const [customer, { standing }] of before) {
          const share = after.get(customer)?.standing.earned ?? zero;
          expect(share.gte(0) && share.lte(standing.earned)).toBe(true);
          if (wanted.gt(budget))
            expect(share.minus(standing.earned.times(budget).div(wanted)).abs().lte("0.01")).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("gives the same in whatever order customers come", () => {
    const shuffled = customers.chain(({ positions }) =>
      fc.tuple(fc.constant(positions), fc.shuffledSubarray([...positions], { minLength: positions.length })),
    );
    fc.assert(
      fc.property(shuffled, ([positions, reordered]) => {
        const [one, other] = [shareBudget(new Map(positions)), shareBudget(new Map(reordered))];
        for (const [customer] of positions) expect(other.get(customer)).toEqual(one.get(customer));
      }),
      { numRuns: 300 },
    );
  });
});

test("a position that stands alone in its group earns what it earns outside", () => {
  fc.assert(
    fc.property(situations({ limits: ["cap_per_line", "cap_per_position"] }), ({ versions, lines, history }) => {
      const stacked = versions.map(({ document }) =>
        versionOf({
          ...document,
          stacking: { group: "g", order: 1, base: "net", reduces_later: true, exclusive: true },
        }),
      );
      const volume = volumeOfLines(stacked, lines, history);
      const member = { programId: "annual", periodId: "2011", volume };
      expect(told(computeStack([member]).get(member))).toEqual(told(computePosition(volume)));
    }),
    { numRuns: 300 },
  );
});
