import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decimal, zero } from "../../../shared/money/decimal.ts";
import { type Explanation, explainPosition } from "../../../shared/rebate/explain.ts";
import { addMeasures, noVolume } from "../../../shared/rebate/measures.ts";
import { needsLines } from "../../../shared/rebate/needs-lines.ts";
import { computeStanding } from "../../../shared/rebate/position.ts";
import { type LinedVolume, type QualifyingLine, volumeOfLines } from "../../../shared/rebate/qualifying-line.ts";
import { versionOf } from "../../support/program.ts";
import {
  type Figures,
  governed,
  type RawLine,
  type Situation,
  situations,
  takenBack,
  type Wanted,
} from "./arbitrary.ts";

/** What must not matter to what is earned. */

const explained = ({ versions, history }: Situation, lines: readonly QualifyingLine[]): Explanation =>
  explainPosition(versions, lines, history);

const standing = ({ versions, history }: Situation, lines: readonly QualifyingLine[]) =>
  computeStanding(volumeOfLines(versions, lines, history));

const linesOf = ({ versions }: Situation, raw: readonly RawLine[]) => raw.map((line) => governed(versions, line));

test("the order in which lines come in", () => {
  const shuffled = situations({}, 3).chain((situation) =>
    fc.tuple(fc.constant(situation), fc.shuffledSubarray([...situation.lines], { minLength: situation.lines.length })),
  );
  fc.assert(
    fc.property(shuffled, ([situation, sameLines]) => {
      expect(explained(situation, sameLines)).toEqual(explained(situation, situation.lines));
    }),
    { numRuns: 500 },
  );
});

describe("whether a line is one or split in two", () => {
  /** No cap per line and no tier per line: these count lines. */
  const notCountingLines: Wanted = {
    countings: ["period", "year-to-date", "previous-period"],
    limits: ["cap_per_position", "share_of_net_amount", "guaranteed_minimum", "minimum_payout"],
  };
  const share = fc.integer({ min: 1, max: 99 });

  test("in any two parts, where totals suffice", () => {
    fc.assert(
      fc.property(situations(notCountingLines, 2), fc.nat(), share, (situation, at, share) => {
        fc.pre(situation.versions.every(({ document }) => !needsLines(document)));
        const { raw, lines } = situation;
        const index = raw.length === 0 ? 0 : at % raw.length;
        const split = linesOf(
          situation,
          raw.flatMap((line, place) => (place === index ? halves(line, share) : [line])),
        );
        const before = explained(situation, lines);
        const after = explained(situation, split);
        expect(after.standing).toEqual(before.standing);
        // Where orders or days are counted, another line may complete them now: the lines of a day together earn the same.
        const day = lines[index]?.orderDate;
        expect(amountOf(after, day)).toBe(amountOf(before, day));
      }),
      { numRuns: 500 },
    );
  });

  test("in even parts, where the place of each piece of base decides what it earns", () => {
    const measures = ["net_amount", "gross_amount", "quantity", "contract_amount"] as const;
    const placed = situations(
      { ...notCountingLines, methods: ["banded", "reached-up-to"], measures, base: "other" },
      2,
    );
    fc.assert(
      fc.property(placed, fc.nat(), fc.constantFrom(2, 4, 5), (situation, at, parts) => {
        const priced = situation.raw.map(atUnitPrice);
        const index = priced.length === 0 ? 0 : at % priced.length;
        const line = priced[index];
        // A return takes back the sale that it meets to the last figure, else the last one. Cut, a line may lose the one that it met,
        // or its parts may meet another: then something else is taken back, and another place earns.
        fc.pre(line === undefined || !priced.some((other) => meets(other, line) || meets(other, partOf(line, parts))));
        const split = priced.flatMap((line, place) => (place === index ? evenParts(line, parts) : [line]));
        expect(standing(situation, linesOf(situation, split))).toEqual(standing(situation, linesOf(situation, priced)));
      }),
      { numRuns: 500 },
    );
  });

  test("with days to payment, each part with those of the line", () => {
    fc.assert(
      fc.property(
        situations({ ...notCountingLines, measures: ["days_to_payment", "net_amount", "quantity"] }),
        fc.nat(),
        share,
        (situation, at, share) => {
          fc.pre(situation.versions.every(({ document }) => document.qualifier.measure === "days_to_payment"));
          // Returns find their sale by its figures, so here nothing is returned.
          const sold = situation.raw.map((line) => ({ ...line, figures: mapFigures(line.figures, Math.abs) }));
          const index = sold.length === 0 ? 0 : at % sold.length;
          const split = sold.flatMap((line, place) => (place === index ? halves(line, share) : [line]));
          expect(standing(situation, linesOf(situation, split))).toEqual(standing(situation, linesOf(situation, sold)));
        },
      ),
    );
  });
});

test("whether a position lies under one version or under several with the same terms", () => {
  fc.assert(
    fc.property(situations(), fc.integer({ min: 11, max: 14 }), (situation, day) => {
      const [version] = situation.versions;
      fc.pre(version !== undefined);
      const amended = versionOf({ ...version.document, effective: { from: `2011-03-${day}` } }, 2);
      const two = { ...situation, versions: [version, amended] };
      const [one, other] = [explained(situation, situation.lines), explained(two, linesOf(two, situation.raw))];
      expect(other.standing).toEqual(one.standing);
      expect(other.lines.map(({ amount }) => amount)).toEqual(one.lines.map(({ amount }) => amount));
    }),
    { numRuns: 500 },
  );
});

test("whether it is reckoned from lines or from totals, where totals suffice", () => {
  fc.assert(
    fc.property(situations({ countings: ["period", "year-to-date", "previous-period"] }, 3), (situation) => {
      fc.pre(situation.versions.every(({ document }) => !needsLines(document)));
      const volume = volumeOfLines(situation.versions, situation.lines, situation.history);
      expect(computeStanding(inTotal(volume))).toEqual(computeStanding(volume));
    }),
    { numRuns: 1_000 },
  );
});

describe("a sale that is taken back", () => {
  test("in an order of its own", () => {
    fc.assert(
      fc.property(situations({}, 3), situations(), (situation, { raw }) => {
        const orders = raw.map((line, index) => ({ ...line, order: line.order, line: 100 + index }));
        const sales = linesOf(situation, orders).map((line, index) => ({
          ...line,
          orderId: `sold-${index}`,
          accrualOrderId: `sold-${index}`,
        }));
        const returns = sales.map((line) => ({ ...takenBack(line), orderId: `back-${line.orderId}` }));
        const withBoth = standing(situation, [...situation.lines, ...sales, ...returns]);
        expect(withBoth).toEqual(standing(situation, situation.lines));
      }),
      { numRuns: 500 },
    );
  });

  test("among other sales and returns of its order", () => {
    fc.assert(
      fc.property(situations({}, 3), fc.nat(), (situation, at) => {
        const { lines, raw } = situation;
        const index = raw.length === 0 ? 0 : at % raw.length;
        const [line, sold] = [lines[index], raw[index]];
        fc.pre(line !== undefined && sold !== undefined && Object.values(sold.figures).every((figure) => figure > 0));
        // Of two lines alike a return does not say which one it takes back.
        fc.pre(raw.every((other) => other === sold || !isAlike(other, sold)));
        const back = { ...takenBack(line), orderId: "back", lineId: "1" };
        const without = standing(
          situation,
          lines.filter((other) => other !== line),
        );
        expect(standing(situation, [...lines, back])).toEqual(without);
      }),
      { numRuns: 1_000 },
    );
  });
});

const isAlike = (a: RawLine, b: RawLine): boolean =>
  a.order === b.order && a.product === b.product && JSON.stringify(a.figures) === JSON.stringify(b.figures);

/** The same volume as one parcel per version. */
function inTotal(volume: LinedVolume) {
  const parcels = volume.versions.map((version) => {
    const own = volume.parcels.filter((parcel) => parcel.version === version);
    return {
      version,
      qualifier: own.map(({ qualifier }) => qualifier).reduce(addMeasures, noVolume),
      base: own.map(({ base }) => base).reduce(addMeasures, noVolume),
    };
  });
  return { ...volume, parcels };
}

const amountOf = ({ lines }: Explanation, day: string | undefined): string =>
  lines
    .filter(({ line }) => line.orderDate === day)
    .reduce((sum: Decimal, { amount }) => sum.plus(amount), zero)
    .toFixed();

function mapFigures(figures: Figures, of: (figure: number) => number): Figures {
  const { quantity, netAmount, grossAmount, contractAmount } = figures;
  return {
    quantity: of(quantity),
    netAmount: of(netAmount),
    grossAmount: of(grossAmount),
    contractAmount: of(contractAmount),
  };
}

/** A line as two lines of the same order, one right after the other. */
function halves(line: RawLine, share: number): readonly RawLine[] {
  const first = mapFigures(line.figures, (figure) => Math.round((figure * share) / 100));
  const { figures } = line;
  const rest = {
    quantity: figures.quantity - first.quantity,
    netAmount: figures.netAmount - first.netAmount,
    grossAmount: figures.grossAmount - first.grossAmount,
    contractAmount: figures.contractAmount - first.contractAmount,
  };
  return [
    { ...line, figures: first },
    { ...line, figures: rest },
  ];
}

/** Every line of a product at one price, so that its figures keep their ratio however it is cut or taken back. */
function atUnitPrice(line: RawLine): RawLine {
  const { quantity } = line.figures;
  const price = line.product === "P1" ? 2 : 5;
  const whole = quantity * 20;
  return {
    ...line,
    figures: { quantity: whole, netAmount: whole * price, grossAmount: whole * (price + 1), contractAmount: whole * 3 },
  };
}

function evenParts(line: RawLine, parts: number): readonly RawLine[] {
  return Array.from({ length: parts }, () => partOf(line, parts));
}

function partOf(line: RawLine, parts: number): RawLine {
  return { ...line, figures: mapFigures(line.figures, (figure) => figure / parts) };
}

/** Whether one of two lines takes the other one back, all of it and nothing more. */
const meets = (a: RawLine, b: RawLine): boolean =>
  a.figures.quantity !== 0 && isAlike(a, { ...b, figures: mapFigures(b.figures, (figure) => -figure) });
