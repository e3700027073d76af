import { formatDecimal, parseDecimal, zero } from "../../shared/money/decimal.ts";
import type { ProgramDocument, ProgramVersion } from "../../shared/program/program.ts";
import { type Measures, measuresOf, noVolume } from "../../shared/rebate/measures.ts";
import { type History, type LookBack, noHistory, type Volume } from "../../shared/rebate/parcel.ts";
import { computePosition, type Position } from "../../shared/rebate/position.ts";
import { type QualifyingLine, volumeOfLines } from "../../shared/rebate/qualifying-line.ts";
import { versionOf } from "../support/program.ts";

/** A figure as a page prints it: `2,350,000.00`, and `−200.00` for what is taken back. */
export const figure = (text: string) => parseDecimal(text.replaceAll(",", "").replace("−", "-"));

const twoPlaces = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 6 });

/** An amount as a page prints it. */
export const printed = (amount: ReturnType<typeof figure>): string =>
  twoPlaces.format(formatDecimal(amount) as Intl.StringNumericLiteral).replace("-", "−");

/** What an example says was bought. One figure is a total; figures with semicolons are lines, each an order of its own. */
export type Bought = {
  /** What decides the tier and earns alike: `600.00`, or `600.00; 300.00; −300.00`, or `600.00 paid after 20 days; 300.00 unpaid`. */
  readonly bought?: string | undefined;
  /** Where what decides the tier is not what earns. */
  readonly qualifier?: string | undefined;
  readonly base?: string | undefined;
};

export type Earlier = { readonly customerId?: string | undefined; readonly earlierExcess?: string | undefined } & {
  readonly [Name in keyof LookBack]?: string | undefined;
};

/** The position of one customer in one period. A figure stands for every measure, so that an example need not say which. */
export function reckon(document: ProgramDocument, bought: Bought, earlier: Earlier = {}): Position {
  return computePosition(volumeOf(document, bought, earlier));
}

export function volumeOf(document: ProgramDocument, bought: Bought, earlier: Earlier = {}): Volume {
  const version = versionOf(document);
  const history = historyOf(version, earlier);
  if (bought.bought !== undefined && isLines(bought.bought))
    return volumeOfLines([version], linesOf(bought.bought), history);
  const [qualifier, base] = [bought.qualifier ?? bought.bought ?? "0", bought.base ?? bought.bought ?? "0"];
  const parcel = { version, qualifier: measuresFrom(qualifier), base: measuresFrom(base) };
  return { versions: [version], parcels: [parcel], history };
}

/** A line of some day, an order of its own. */
export function lineOn(day: string, amount: string, version = 1): QualifyingLine {
  return { ...lineAt(0, figure(amount)), orderDate: day, orderId: day, accrualOrderId: day, version };
}

const isLines = (text: string): boolean => /;|paid/.test(text);

function measuresFrom(text: string | undefined): Measures {
  return text === undefined ? noVolume : measuresOf(() => figure(text));
}

function historyOf({ version }: ProgramVersion, { customerId, earlierExcess, ...lookBack }: Earlier): History {
  return {
    customerId: customerId ?? noHistory.customerId,
    guaranteeExcess: earlierExcess === undefined ? zero : figure(earlierExcess),
    lookBacks: new Map([
      [
        version,
        {
          yearBefore: measuresFrom(lookBack.yearBefore),
          previousPeriod: measuresFrom(lookBack.previousPeriod),
          baseline: measuresFrom(lookBack.baseline),
        },
      ],
    ]),
  };
}

/** Lines on one day after the other; what is below zero takes back from the line before it. */
function linesOf(text: string): readonly QualifyingLine[] {
  let accrualOrderId = "";
  return text.split(";").map((part, index) => {
    const [, amount = "", days] = /^\s*(\S+)(?: unpaid| paid after (\d+) days)?\s*$/.exec(part) ?? [];
    const line = lineAt(index, figure(amount));
    if (!figure(amount).isNegative()) accrualOrderId = line.orderId;
    return { ...line, accrualOrderId, ...(days === undefined ? {} : { paymentDays: Number(days) }) };
  });
}

function lineAt(index: number, value: ReturnType<typeof figure>): QualifyingLine {
  const volume = { quantity: value, netAmount: value, grossAmount: value, contractAmount: value };
  const number = String(index + 1).padStart(2, "0");
  return {
    sourceId: "shop",
    orderId: number,
    lineId: "1",
    accrualOrderId: number,
    orderDate: `2026-01-${number}`,
    productId: "P1",
    version: 1,
    qualifier: volume,
    base: volume,
  };
}
