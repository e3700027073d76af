import fc from "fast-check";
import { Decimal } from "../../../shared/money/decimal.ts";
import {
  type Benefit,
  type Measure,
  type Method,
  measures,
  methods,
  type ProgramDocument,
  type ProgramVersion,
  type VolumeMeasure,
  volumeMeasures,
} from "../../../shared/program/program.ts";
import type { Measures } from "../../../shared/rebate/measures.ts";
import { measuresOf } from "../../../shared/rebate/measures.ts";
import type { History } from "../../../shared/rebate/parcel.ts";
import type { LineVolume, QualifyingLine } from "../../../shared/rebate/qualifying-line.ts";
import { programWith, versionOf } from "../../support/program.ts";

/**
 * Bounds and volumes are multiples of one grain, in hundredths, so that bounds are often met and the reference has few steps to walk.
 */
export const grains = fc.constantFrom(1, 29, 100, 2500);

/** A whole number of hundredths as decimal text. */
export const hundredths = (count: number): string => inHundredths(count).toFixed();
export const inHundredths = (count: number): Decimal => new Decimal(count).div(100);
const tenThousandths = (count: number): string => new Decimal(count).div(10_000).toFixed();

/** Something in one of so many cases, otherwise nothing. */
const inOneOf = <Value>(cases: number, value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: cases - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

/** Days and orders come whole. */
const isCounted = (measure: Measure): boolean => ["order_count", "active_days", "days_to_payment"].includes(measure);
const isMoney = (measure: VolumeMeasure): boolean => !isCounted(measure) && measure !== "quantity";
const grainOf = (measure: Measure, grain: number): number => (isCounted(measure) ? 100 : grain);

/** What of all that a program can state is wanted; everything where nothing is said. */
export type Wanted = {
  readonly methods?: readonly Method[];
  readonly measures?: readonly Measure[];
  readonly countings?: readonly ProgramDocument["qualifier"]["counting"][];
  /** Whether the base is the very volume that the qualifier counts. */
  readonly base?: "same" | "other";
  readonly kinds?: readonly Benefit["kind"][];
  readonly growth?: false;
  readonly baseLimits?: false;
  readonly minima?: false;
  readonly limits?: readonly (keyof ProgramDocument["limits"])[];
  readonly terms?: Readonly<Record<string, unknown>>;
};

type Growth = { readonly as: "amount" | "percent"; readonly over: "stated" | "same-period-last-year" };
type Shape = {
  readonly method: Method;
  readonly qualifier: Measure;
  readonly base: VolumeMeasure;
  readonly counting: ProgramDocument["qualifier"]["counting"];
  readonly growth: Growth | undefined;
  /** What decides is one product, what earns another. */
  readonly isMixed: boolean;
};

/** A combination that the rules of a document allow. */
function shapes(wanted: Wanted): fc.Arbitrary<Shape> {
  const ofMeasures = wanted.measures ?? measures;
  const ofVolumes = volumeMeasures.filter((measure) => ofMeasures.includes(measure));
  const growth = fc.record<Growth>({
    as: fc.constantFrom("amount", "percent"),
    over: fc.constantFrom("stated", "same-period-last-year"),
  });
  return fc
    .record({
      method: fc.constantFrom(...(wanted.methods ?? methods)),
      qualifier: fc.constantFrom(...ofMeasures),
      other: fc.constantFrom(...ofVolumes),
      isSame: wanted.base === undefined ? fc.boolean() : fc.constant(wanted.base === "same"),
      counting: fc.constantFrom(
        ...(wanted.countings ?? ([...Array(3).fill("period"), "year-to-date", "previous-period", "per-line"] as const)),
      ),
      growth: wanted.growth === false ? fc.constant(undefined) : inOneOf(5, growth),
      isMixed: fc.boolean(),
    })
    .map(({ method, qualifier, other, isSame, counting, growth, isMixed }): Shape => {
      if (qualifier === "days_to_payment")
        return { method: "whole", qualifier, base: other, counting: "period", growth: undefined, isMixed: false };
      return {
        method,
        qualifier,
        base: isSame ? qualifier : other,
        counting: growth === undefined ? counting : "period",
        growth,
        isMixed: isMixed && !isSame,
      };
    })
    .filter(({ counting }) => wanted.countings === undefined || wanted.countings.includes(counting));
}

const isSameVolume = ({ qualifier, base, isMixed }: Shape): boolean => qualifier === base && !isMixed;

/** Bounds in text. In percent they are such that they fall on a grain of the volume. */
function bounds({ qualifier, growth }: Shape, grain: number): fc.Arbitrary<readonly string[]> {
  const [step, max] =
    growth?.as === "percent" ? [2500, 12] : [grainOf(qualifier, grain), isCounted(qualifier) ? 6 : 16];
  return fc
    .record({
      above: fc.uniqueArray(fc.integer({ min: 1, max }), { minLength: 1, maxLength: 3 }),
      fromZero: fc.boolean(),
    })
    .map(({ above, fromZero }) =>
      [...(fromZero ? [0] : []), ...above.sort((a, b) => a - b)].map((count) => hundredths(count * step)),
    );
}

function benefits(base: VolumeMeasure, grain: number, kinds: Wanted["kinds"]): fc.Arbitrary<Benefit> {
  const amount = fc.integer({ min: 0, max: 900 }).map(hundredths);
  const multiple = fc.integer({ min: 1, max: 9 }).map((count) => hundredths(count * grainOf(base, grain)));
  const percent = fc.integer({ min: 0, max: 1_000_000 }).map(tenThousandths);
  const perUnit = fc.integer({ min: 0, max: 50_000 }).map(tenThousandths);
  const rate: fc.Arbitrary<Benefit> = isMoney(base)
    ? percent.map((percent) => ({ kind: "percent", percent }))
    : perUnit.map((amount) => ({ kind: "per-unit", amount }));
  const fixed: fc.Arbitrary<Benefit> = amount.map((amount) => ({ kind: "fixed", amount }));
  const perMultiple: fc.Arbitrary<Benefit> = fc.record({ kind: fc.constant("per-multiple"), multiple, amount });
  const freeGoods: fc.Arbitrary<Benefit> = fc.record({
    kind: fc.constant("free-goods"),
    multiple,
    quantity: amount,
    product_id: fc.constant("GIFT"),
    unit_value: perUnit,
  });
  const any = isMoney(base) ? fc.oneof(rate, fixed, perMultiple) : fc.oneof(rate, fixed, perMultiple, freeGoods);
  return kinds === undefined ? any : any.filter(({ kind }) => kinds.includes(kind));
}

/** Limits in the reach of what the volumes earn. */
function limits(names: Wanted["limits"]): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const amount = (max: number) => fc.integer({ min: 1, max }).map(hundredths);
  const all = {
    cap_per_line: amount(200),
    cap_per_position: amount(1500),
    share_of_net_amount: fc.integer({ min: 1, max: 400_000 }).map(tenThousandths),
    guaranteed_minimum: fc.record({
      amount: amount(600),
      over: fc.constantFrom("period", "year"),
      above_cap: fc.boolean(),
    }),
    minimum_payout: amount(500),
  };
  const wanted = Object.entries(all).filter(([name]) => names?.some((one) => one === name) ?? true);
  // Rare enough for the tiers to be seen.
  const rare = wanted.map(([name, limit]) => inOneOf<unknown>(4, limit).map((value) => [name, value] as const));
  return fc.tuple(...rare).map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
}

function baseTerms(shape: Shape, grain: number, wanted: Wanted): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const products = { include: { product_id: ["P2"] } };
  const fixed = fc.constant({ measure: shape.base, ...(shape.isMixed ? { products } : {}) });
  if (wanted.baseLimits === false) return fixed;
  const limit = fc.integer({ min: 1, max: 20 }).map((count) => hundredths(count * grainOf(shape.base, grain)));
  const canExceed = shape.growth !== undefined && isSameVolume(shape);
  return fc
    .record({
      fixed,
      at_most: inOneOf(4, limit),
      at_most_per_qualifier: inOneOf(5, fc.constantFrom("1", "2")),
      part: canExceed ? fc.constantFrom("all", "excess") : fc.constant("all"),
    })
    .map(({ fixed, at_most, at_most_per_qualifier, part }) => ({
      ...fixed,
      part,
      ...(at_most === undefined ? {} : { at_most }),
      ...(at_most_per_qualifier === undefined || shape.qualifier === "days_to_payment"
        ? {}
        : { at_most_per_qualifier }),
    }));
}

/** A figure to grow from, such that bounds in percent fall on a grain; now and then none. */
const baselines = (measure: Measure, grain: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 5 }).map((count) => count * 4 * grainOf(measure, grain));

function growthTerms({ growth, qualifier }: Shape, grain: number): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  if (growth === undefined) return fc.constant({});
  if (growth.over !== "stated") return fc.constant({ growth });
  const figure = baselines(qualifier, grain).map(hundredths);
  const rest = fc.oneof(
    figure.map((baseline) => ({ baseline })),
    fc.tuple(figure, figure).map(([own, other]) => ({ baselines: { C1: own, C2: other } })),
    figure.map((other) => ({ baselines: { C2: other } })),
  );
  return rest.map((figures) => ({ growth: { ...growth, ...figures } }));
}

/** A program document of a random shape that the rules allow. */
export function programs(wanted: Wanted = {}, grain = 29): fc.Arbitrary<ProgramDocument> {
  return shapes(wanted).chain((shape) => {
    const isPerLine = shape.counting === "per-line" || shape.qualifier === "days_to_payment";
    const kinds = shape.qualifier === "days_to_payment" ? (["percent", "per-unit"] as const) : wanted.kinds;
    const atLeast = inOneOf(6, fc.integer({ min: 0, max: 800 }).map(hundredths));
    const tier = fc.record({
      benefit: benefits(shape.base, grain, kinds),
      at_least: isPerLine || wanted.minima === false ? fc.constant(undefined) : atLeast,
    });
    return bounds(shape, grain).chain((from) =>
      fc
        .record({
          tiers: fc.array(tier, { minLength: from.length, maxLength: from.length }),
          inclusive: fc.constantFrom("inclusive", "exclusive"),
          growth: growthTerms(shape, grain),
          base: baseTerms(shape, grain, wanted),
          limits: limits(wanted.limits),
          rounding: fc.constantFrom("half-up", "half-even", "down"),
        })
        .map(({ tiers, inclusive, growth, base, limits, rounding }) =>
          programWith({
            method: shape.method,
            qualifier: {
              measure: shape.qualifier,
              counting: shape.counting,
              bounds: inclusive,
              ...growth,
              ...(shape.isMixed ? { products: { include: { product_id: ["P1"] } } } : {}),
            },
            base,
            tiers: tiers.map(({ benefit, at_least }, index) => ({
              from: from[index],
              benefit,
              ...(at_least === undefined ? {} : { at_least }),
            })),
            limits,
            rounding,
            ...wanted.terms,
          }),
        ),
    );
  });
}

/** Figures of a line in hundredths. */
export type Figures = Readonly<Record<keyof LineVolume, number>>;

export function lineVolume({ quantity, netAmount, grossAmount, contractAmount }: Figures): LineVolume {
  return {
    quantity: inHundredths(quantity),
    netAmount: inHundredths(netAmount),
    grossAmount: inHundredths(grossAmount),
    contractAmount: inHundredths(contractAmount),
  };
}

/** A line before terms say what it does. */
export type RawLine = {
  readonly order: number;
  readonly line: number;
  readonly product: "P1" | "P2";
  readonly figures: Figures;
  readonly paymentDays: number | undefined;
};

/** Order lines of one customer: a few orders over a few days, some lines taking goods back, in whole or in part or by mistake. */
export function rawLines(grain = 29, maxLength = 10): fc.Arbitrary<readonly RawLine[]> {
  const figure = fc.integer({ min: -3, max: 8 }).map((count) => count * grain);
  const line = fc.record({
    order: fc.integer({ min: 1, max: 6 }),
    product: fc.constantFrom("P1", "P2"),
    figures: fc.record({ quantity: figure, netAmount: figure, grossAmount: figure, contractAmount: figure }),
    paymentDays: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 4 }), // one in four is unpaid
  });
  return fc.array(line, { maxLength }).map((lines) => lines.map((one, index) => ({ ...one, line: index + 1 })));
}

/** Days of two orders each. */
export const dayOf = (order: number): string => `2011-03-${String(10 + Math.ceil(order / 2))}`;

/** A line as the versions see it: the last one that has begun governs it, and its scopes say what it does. */
export function governed(versions: readonly ProgramVersion[], raw: RawLine): QualifyingLine {
  const day = dayOf(raw.order);
  const version = versions.findLast(({ document }) => document.effective.from <= day) ?? versions[0];
  const { qualifier, base } = version?.document ?? {};
  const isIn = (role: typeof qualifier | typeof base) =>
    role?.products?.include?.product_id?.includes(raw.product) ?? true;
  const volume = lineVolume(raw.figures);
  return {
    sourceId: "shop",
    orderId: `${raw.order}`,
    lineId: `${raw.line}`,
    orderDate: day,
    accrualOrderId: `${raw.order}`,
    productId: raw.product,
    version: version?.version ?? 1,
    ...(isIn(qualifier) ? { qualifier: volume } : {}),
    ...(isIn(base) ? { base: volume } : {}),
    ...(raw.paymentDays === undefined ? {} : { paymentDays: raw.paymentDays }),
  };
}

/** The line that takes all of a line back. */
export function takenBack(line: QualifyingLine): QualifyingLine {
  const negated = (volume: NonNullable<QualifyingLine["base"]>) => ({
    quantity: volume.quantity.negated(),
    netAmount: volume.netAmount.negated(),
    grossAmount: volume.grossAmount.negated(),
    contractAmount: volume.contractAmount.negated(),
  });
  return {
    ...line,
    ...(line.qualifier === undefined ? {} : { qualifier: negated(line.qualifier) }),
    ...(line.base === undefined ? {} : { base: negated(line.base) }),
  };
}

/** Volume by measure in hundredths. */
export type Volumes = Readonly<Record<VolumeMeasure, number>>;

function byMeasure(of: (measure: VolumeMeasure) => fc.Arbitrary<number>): fc.Arbitrary<Volumes> {
  return fc.record({
    net_amount: of("net_amount"),
    gross_amount: of("gross_amount"),
    quantity: of("quantity"),
    order_count: of("order_count"),
    active_days: of("active_days"),
    contract_amount: of("contract_amount"),
  });
}

export function volumes(grain: number, min: number, max: number): fc.Arbitrary<Volumes> {
  const figure = fc.integer({ min, max }).map((count) => count * grain);
  const count = fc.integer({ min: 0, max: 6 }).map((times) => times * 100);
  return byMeasure((measure) => (isCounted(measure) ? count : figure));
}

export const measuresIn = (volumes: Volumes): Measures => measuresOf((name) => inHundredths(volumes[name]));

/** What came before the period, in hundredths; the same for all versions. */
export type Past = {
  readonly yearBefore: Volumes;
  readonly previousPeriod: Volumes;
  readonly baseline: Volumes;
  readonly guaranteeExcess: number;
};

export function pasts(grain: number): fc.Arbitrary<Past> {
  // Gross amounts stand for a year in which more came back than was bought.
  const baseline = byMeasure((measure) =>
    baselines(measure, grain).map((figure) => (measure === "gross_amount" ? -figure : figure)),
  );
  return fc.record({
    yearBefore: volumes(grain, -3, 20),
    previousPeriod: volumes(grain, -3, 20),
    baseline,
    guaranteeExcess: fc.integer({ min: 0, max: 600 }),
  });
}

export function historyOf({ yearBefore, previousPeriod, baseline, guaranteeExcess }: Past): History {
  const lookBack = {
    yearBefore: measuresIn(yearBefore),
    previousPeriod: measuresIn(previousPeriod),
    baseline: measuresIn(baseline),
  };
  return {
    customerId: "C1",
    lookBacks: new Map([1, 2, 3].map((version) => [version, lookBack])),
    guaranteeExcess: inHundredths(guaranteeExcess),
  };
}

/** One to three versions of a program with the lines that they govern and what came before. */
export type Situation = {
  readonly versions: readonly ProgramVersion[];
  readonly raw: readonly RawLine[];
  readonly lines: readonly QualifyingLine[];
  readonly past: Past;
  readonly history: History;
};

export function situations(wanted: Wanted = {}, versionCount = 1): fc.Arbitrary<Situation> {
  return grains.chain((grain) =>
    fc
      .record({
        documents: fc.array(programs(wanted, grain), { minLength: 1, maxLength: versionCount }),
        raw: rawLines(grain),
        past: pasts(grain),
      })
      .map(({ documents, raw, past }) => {
        const versions = documents.map((document, index) =>
          versionOf({ ...document, effective: { from: `2011-03-${index === 0 ? "01" : 11 + index}` } }, index + 1),
        );
        return {
          versions,
          raw,
          lines: raw.map((line) => governed(versions, line)),
          past,
          history: historyOf(past),
        };
      }),
  );
}
