import { parseDecimal } from "../../../shared/money/decimal.ts";
import type { ProgramDocument, ProgramVersion } from "../../../shared/program/program.ts";
import { type Explanation, explainPosition } from "../../../shared/rebate/explain.ts";
import { type Measures, noVolume } from "../../../shared/rebate/measures.ts";
import { type History, noHistory, type Parcel, type Volume } from "../../../shared/rebate/parcel.ts";
import { computePosition, type Position, type Standing } from "../../../shared/rebate/position.ts";
import {
  type LineVolume,
  noLineVolume,
  type QualifyingLine,
  volumeOfLines,
} from "../../../shared/rebate/qualifying-line.ts";
import { programWith, versionOf } from "../../support/program.ts";

export type Terms = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, string>>;

/** `{ net_amount: "100.00" }` and nothing of the other measures. */
export function measures(figures: Figures = {}): Measures {
  return {
    ...noVolume,
    ...Object.fromEntries(Object.entries(figures).map(([name, total]) => [name, parseDecimal(total)])),
  };
}

/** What happened before the period, in text. */
export type Before = {
  readonly customer?: string;
  readonly yearBefore?: Figures;
  readonly previousPeriod?: Figures;
  readonly baseline?: Figures;
  readonly guaranteeExcess?: string;
};

/** The history of a position whose versions, up to the third, look back on the same volumes. */
export function historyOf({ customer, yearBefore, previousPeriod, baseline, guaranteeExcess }: Before): History {
  const lookBack = {
    yearBefore: measures(yearBefore),
    previousPeriod: measures(previousPeriod),
    baseline: measures(baseline),
  };
  return {
    customerId: customer ?? "C1",
    lookBacks: new Map([1, 2, 3].map((version) => [version, lookBack])),
    guaranteeExcess: parseDecimal(guaranteeExcess ?? "0"),
  };
}

/** A volume given in total: what decides the tier and what earns, where that is something else. */
export type Totals = Figures | { readonly qualifier: Figures; readonly base: Figures };

function parcelOf(version: ProgramVersion, totals: Totals): Parcel {
  const [qualifier, base] = "base" in totals ? [totals.qualifier, totals.base] : [totals, totals];
  return { version, qualifier: measures(qualifier as Figures), base: measures(base as Figures) };
}

/** The volume of a position under the versions of a program, each with its total. */
export function volumeUnder(under: readonly { terms: Terms; totals: Totals }[], before: Before = {}): Volume {
  const parcels = under.map(({ terms, totals }, index) => parcelOf(versionOf(programWith(terms), index + 1), totals));
  return { versions: parcels.map(({ version }) => version), parcels, history: historyOf(before) };
}

/** The position of a program with these terms at a volume given in total. */
export function positionAt(terms: Terms, totals: Totals, before: Before = {}): Position {
  return computePosition(volumeUnder([{ terms, totals }], before));
}

export function standingAt(terms: Terms, totals: Totals, before: Before = {}): Standing {
  return positionAt(terms, totals, before).standing;
}

/**
 * A line in short: `2011-03-01 O1/1 600.00 × 3`, for one unit when no quantity is given, and `of P2` when the product matters. It
 * decides and earns unless it is said to do only one of them: `decides only`, `earns only`.
 */
export function line(text: string, more: Partial<QualifyingLine> = {}): QualifyingLine {
  const [, orderDate = "", orderId = "", lineId = "", netAmount = "", quantity = "1", productId = "P1", only] =
    /^(\S+) ([^/]+)\/(\S+) (\S+)(?: × (\S+))?(?: of (\S+))?(?: (decides|earns) only)?$/.exec(text) ?? [];
  const volume = lineVolume({ netAmount, grossAmount: netAmount, quantity });
  return {
    sourceId: "shop",
    orderId,
    lineId,
    orderDate,
    accrualOrderId: orderId,
    productId,
    version: 1,
    ...(only === "earns" ? {} : { qualifier: volume }),
    ...(only === "decides" ? {} : { base: volume }),
    ...more,
  };
}

export function lineVolume(figures: Partial<Record<keyof LineVolume, string>>): LineVolume {
  return {
    ...noLineVolume,
    ...Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, parseDecimal(figure)])),
  };
}

/** The position of a program with these terms at the volume of these lines. */
export function positionOf(terms: Terms, lines: readonly QualifyingLine[], before: Before = {}): Position {
  return computePosition(volumeOfLines([versionOf(programWith(terms))], lines, historyOf(before)));
}

export function explain(terms: Terms, lines: readonly QualifyingLine[], before: Before = {}): Explanation {
  return explainPosition([versionOf(programWith(terms))], lines, historyOf(before));
}

/** The position of a document at the volume of these lines, all of them under it. */
export function standingOf(
  document: ProgramDocument,
  lines: readonly QualifyingLine[],
  history: History = noHistory,
): Standing {
  return computePosition(volumeOfLines([versionOf(document)], lines, history)).standing;
}
