import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import { computeStanding, type Standing } from "../../../shared/rebate/position.ts";
import { volumeOfLines } from "../../../shared/rebate/qualifying-line.ts";
import { versionOf } from "../../support/program.ts";
import {
  dayOf,
  grains,
  historyOf,
  measuresIn,
  pasts,
  programs,
  type RawLine,
  type Situation,
  situations,
  volumes,
} from "./arbitrary.ts";
import { type ReferenceLine, type ReferenceResult, referenceOfLines, referenceOfPieces } from "./reference.ts";

const documentsOf = (versions: readonly ProgramVersion[]) =>
  new Map(versions.map(({ version, document }) => [version, document]));

function expectAgreement(engine: Standing, reference: ReferenceResult): void {
  expect({
    earned: engine.earned.times(100).toFixed(),
    freeQuantity: engine.freeQuantity.times(100).toFixed(),
    tierReached: engine.tierReached,
  }).toEqual({
    earned: String(reference.earned),
    freeQuantity: String(reference.freeQuantity),
    tierReached: reference.tierReached,
  });
}

function agreesOnLines({ versions, raw, lines, past, history }: Situation): void {
  const engine = computeStanding(volumeOfLines(versions, lines, history));
  const plain = raw.map((line, index): ReferenceLine => {
    const figures = (role: "qualifier" | "base") => (lines[index]?.[role] === undefined ? undefined : line.figures);
    return { ...placeOf(line, lines[index]?.version ?? 1), qualifier: figures("qualifier"), base: figures("base") };
  });
  expectAgreement(engine, referenceOfLines(documentsOf(versions), plain, past));
}

const placeOf = ({ order, line, product, paymentDays }: RawLine, version: number) => ({
  version,
  day: dayOf(order),
  order,
  line,
  product,
  paymentDays,
});

describe("the engine agrees with the reference", () => {
  test("on ten thousand random programs and sets of order lines", () => {
    fc.assert(fc.property(situations(), agreesOnLines), { numRuns: 10_000 });
  });

  test("and where bounds fall inside lines whose base is another measure", () => {
    const cut = situations({ methods: ["banded", "reached-up-to"], base: "other", countings: ["period", "per-line"] });
    fc.assert(fc.property(cut, agreesOnLines), { numRuns: 3_000 });
  });

  test("and where up to three versions follow each other in a position", () => {
    fc.assert(fc.property(situations({}, 3), agreesOnLines), { numRuns: 3_000 });
  });

  test("and on totals under up to three versions", () => {
    const totals = grains.chain((grain) =>
      fc.record({
        under: fc.array(
          fc.record({
            document: programs({}, grain),
            qualifier: volumes(grain, -5, 40),
            base: volumes(grain, -5, 40),
            isSame: fc.boolean(),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        past: pasts(grain),
      }),
    );
    fc.assert(
      fc.property(totals, ({ under, past }) => {
        const versions = under.map(({ document }, index) => versionOf(document, index + 1));
        const pieces = under.map(({ qualifier, base, isSame }, index) => ({
          version: index + 1,
          qualifier,
          base: isSame ? qualifier : base,
          paymentDays: undefined,
        }));
        const parcels = versions.flatMap((version, index) => {
          const piece = pieces[index];
          if (piece === undefined) return [];
          return [{ version, qualifier: measuresIn(piece.qualifier), base: measuresIn(piece.base) }];
        });
        const engine = computeStanding({ versions, parcels, history: historyOf(past) });
        expectAgreement(engine, referenceOfPieces(documentsOf(versions), pieces, past));
      }),
      { numRuns: 3_000 },
    );
  });
});
