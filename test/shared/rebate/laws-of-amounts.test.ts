import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal, parseDecimal, zero } from "../../../shared/money/decimal.ts";
import { roundToMinorUnit } from "../../../shared/money/rounding.ts";
import type { ProgramDocument } from "../../../shared/program/program.ts";
import { measuresOf } from "../../../shared/rebate/measures.ts";
import { methodArithmetic } from "../../../shared/rebate/method/methods.ts";
import { noHistory } from "../../../shared/rebate/parcel.ts";
import { computePosition, computeStanding } from "../../../shared/rebate/position.ts";
import { volumeOfLines } from "../../../shared/rebate/qualifying-line.ts";
import { type Band, bandsOf } from "../../../shared/rebate/tiers.ts";
import { versionOf } from "../../support/program.ts";
import {
  historyOf,
  hundredths,
  inHundredths,
  pasts,
  programs,
  type Situation,
  situations,
  type Wanted,
} from "./arbitrary.ts";

const cent = new Decimal("0.01");

const positionOf = ({ versions, lines, history }: Situation) =>
  computePosition(volumeOfLines(versions, lines, history));

describe("the shape of what is earned", () => {
  /** Percentages of the amount that decides. */
  const onAmounts: Wanted = { measures: ["net_amount"], base: "same", kinds: ["percent"], minima: false };
  const volume = fc.integer({ min: 0, max: 1_000 }).map(inHundredths);

  function earnedAt(document: ProgramDocument, netAmount: Decimal, history = noHistory): Decimal {
    const version = versionOf(document);
    const volume = measuresOf((name) => (name === "net_amount" ? netAmount : zero));
    const parcels = [{ version, qualifier: volume, base: volume }];
    return computeStanding({ versions: [version], parcels, history }).earned;
  }

  test("banded is continuous: one more cent of volume earns at most one more cent", () => {
    const wanted = { ...onAmounts, limits: ["cap_per_position"] } as const;
    const banded = programs({
      ...wanted,
      methods: ["banded"],
      countings: ["period", "year-to-date", "previous-period"],
    });
    fc.assert(
      fc.property(banded, volume, pasts(29), (document, volume, past) => {
        const earned = (amount: Decimal) => earnedAt(document, amount, historyOf(past));
        const step = earned(volume.plus(cent)).minus(earned(volume));
        expect(step.gte(0) && step.lte(cent)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("whole jumps only at its bounds: between them one more cent earns at most one more cent", () => {
    const whole = programs({
      ...onAmounts,
      methods: ["whole"],
      countings: ["period"],
      growth: false,
      limits: ["cap_per_position"],
    });
    fc.assert(
      fc.property(whole, volume, (document, volume) => {
        const next = volume.plus(cent);
        fc.pre(document.tiers.every(({ from }) => !next.eq(from) && !volume.eq(from)));
        const step = earnedAt(document, next).minus(earnedAt(document, volume));
        expect(step.gte(0) && step.lte(cent)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("limits", () => {
  test("no position earns less than nothing or more than its caps, except by a guarantee above them", () => {
    fc.assert(
      fc.property(situations({}, 3), (situation) => {
        const { standing, governing, gains } = positionOf(situation);
        const { limits, currency, rounding } = governing.document;
        const { earned, payable } = standing;
        expect(earned.gte(0)).toBe(true);
        expect(payable.isZero() || payable.eq(earned)).toBe(true);
        const guarantee = limits.guaranteed_minimum;
        const above = guarantee?.above_cap === true ? parseDecimal(guarantee.amount) : zero;
        expect(earned.lte(Decimal.max(above, limits.cap_per_position ?? earned))).toBe(true);
        if (limits.share_of_net_amount !== undefined) {
          const net = gains.reduce((sum, { parcel }) => sum.plus(parcel.base.net_amount), zero);
          const share = Decimal.max(zero, net).times(limits.share_of_net_amount).div(100);
          expect(earned.lte(Decimal.max(above, roundToMinorUnit(share, currency, rounding)))).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("no line gives more than the cap per line, and no return takes more back", () => {
    const capped = situations({ limits: ["cap_per_line"] }, 2).filter(({ versions }) =>
      versions.some(({ document }) => document.limits.cap_per_line !== undefined),
    );
    fc.assert(
      fc.property(capped, (situation) => {
        for (const { amount, reading } of positionOf(situation).gains)
          expect(amount.abs().lte(reading.document.limits.cap_per_line ?? amount.abs())).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("no more of the base earns than its limits say", () => {
    const limited = situations({}, 1).filter(({ versions: [version] }) => {
      const { at_most, at_most_per_qualifier } = version?.document.base ?? {};
      return at_most !== undefined || at_most_per_qualifier !== undefined;
    });
    fc.assert(
      fc.property(limited, (situation) => {
        const { standing, gains, governing } = positionOf(situation);
        const { base, qualifier } = governing.document;
        const counted = gains.reduce((sum, gain) => sum.plus(gain.base), zero);
        expect(standing.baseTotal.eq(counted)).toBe(true);
        expect(counted.lte(base.at_most ?? counted)).toBe(true);
        if (base.at_most_per_qualifier === undefined || qualifier.measure === "days_to_payment") return;
        const { measure } = qualifier;
        const total = gains.reduce((sum, { parcel }) => sum.plus(parcel.qualifier[measure]), zero);
        expect(counted.lte(Decimal.max(zero, total.times(base.at_most_per_qualifier)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("a higher cap never earns less, and where it does not bind it changes nothing", () => {
    const cap = fc.integer({ min: 1, max: 1_500 }).map(hundredths);
    fc.assert(
      fc.property(situations({ limits: [] }), cap, cap, (situation, one, other) => {
        const [low, high] = [one, other].sort((a, b) => Number(a) - Number(b));
        const earned = (cap_per_position: string | undefined) =>
          positionOf({
            ...situation,
            versions: situation.versions.map((version) =>
              versionOf({ ...version.document, limits: { cap_per_position } }),
            ),
          }).standing.earned;
        const open = earned(undefined);
        expect(earned(low).lte(earned(high))).toBe(true);
        expect(earned(high).eq(Decimal.min(open, high ?? open))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("a guarantee above the caps is earned by whoever bought, and by nobody else", () => {
    const amount = "3.21";
    const guaranteed = situations({ limits: ["cap_per_position"], minima: false });
    fc.assert(
      fc.property(guaranteed, (situation) => {
        const withGuarantee = (isGuaranteed: boolean) => {
          const versions = situation.versions.map(({ document }) => {
            const guaranteed_minimum = { amount, over: "period" as const, above_cap: true };
            const limits = { ...document.limits, ...(isGuaranteed ? { guaranteed_minimum } : {}) };
            return versionOf({ ...document, limits });
          });
          return positionOf({ ...situation, versions }).standing.earned;
        };
        const bought = situation.lines.length > 0 && hasBought(situation);
        const open = withGuarantee(false);
        expect(withGuarantee(true).toFixed()).toBe((bought ? Decimal.max(open, amount) : open).toFixed());
      }),
      { numRuns: 500 },
    );
  });
});

describe("the parts that a method cuts a stretch into", () => {
  const place = fc.integer({ min: 0, max: 40 }).map((count) => inHundredths(count * 29));
  const base = fc.integer({ min: -900, max: 900 }).map(inHundredths);
  const stretches = fc.record({
    document: programs({ growth: false }),
    from: place,
    via: place,
    to: place,
    total: place,
    first: base,
  });
  type Parts = ReturnType<(typeof methodArithmetic)["whole"]["partsOf"]>;
  const sum = (parts: Parts, band?: Band) =>
    parts
      .filter((part) => band === undefined || part.band === band)
      .reduce((total, part) => total.plus(part.base), zero);

  test("sum to its base to the last digit, where bands cover it", () => {
    fc.assert(
      fc.property(stretches, ({ document, from, to, total, first }) => {
        const bands = bandsOf({
          ...document,
          tiers: document.tiers.map((tier, index) => ({ ...tier, from: index === 0 ? "0" : tier.from })),
        });
        const stretch = { bands, qualifierBefore: from, qualifierAfter: to, qualifierTotal: total, base: first };
        fc.pre(!from.isZero() && !to.isZero() && !total.isZero());
        expect(sum(methodArithmetic.banded.partsOf(stretch)).toFixed()).toBe(first.toFixed());
        expect(sum(methodArithmetic.whole.partsOf(stretch)).toFixed()).toBe(first.toFixed());
      }),
      { numRuns: 1_000 },
    );
  });

  test("are the parts of its two pieces together, where the base is the qualifier", () => {
    fc.assert(
      fc.property(stretches, ({ document, from, via, to, total }) => {
        const bands = bandsOf(document);
        const { partsOf } = methodArithmetic[document.method];
        const piece = (qualifierBefore: Decimal, qualifierAfter: Decimal) =>
          partsOf({
            bands,
            qualifierBefore,
            qualifierAfter,
            qualifierTotal: total,
            base: qualifierAfter.minus(qualifierBefore),
          });
        for (const band of bands)
          expect(
            sum(piece(from, via), band)
              .plus(sum(piece(via, to), band))
              .toFixed(),
          ).toBe(sum(piece(from, to), band).toFixed());
      }),
      { numRuns: 1_000 },
    );
  });
});

function hasBought({ versions, lines, history }: Situation): boolean {
  const { parcels } = volumeOfLines(versions, lines, history);
  return (["qualifier", "base"] as const).some((role) =>
    (["net_amount", "quantity", "contract_amount"] as const).some((measure) =>
      parcels.reduce((sum, parcel) => sum.plus(parcel[role][measure]), zero).gt(0),
    ),
  );
}
