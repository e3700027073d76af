import { invariant } from "../invariant.ts";
import { type Decimal, zero } from "../money/decimal.ts";
import type { ProgramVersion } from "../program/program.ts";
import { compareLines, type LineIdentity } from "./line-order.ts";
import { type Measures, measuresByLine, noVolume } from "./measures.ts";
import { needsLines } from "./needs-lines.ts";
import type { History, Parcel, Volume } from "./parcel.ts";
import { withReturnsTakenOff } from "./returns.ts";

/** What a line brings. Amounts in the program's currency, quantity in the program's unit; all below zero on a return. */
export type LineVolume = {
  readonly quantity: Decimal;
  readonly netAmount: Decimal;
  readonly grossAmount: Decimal;
  readonly contractAmount: Decimal;
};

/** An order line that counts in a position: towards the qualifier, the base or both. */
export type QualifyingLine = LineIdentity & {
  /** The order that the line belongs to: its own, or for a return the original one. */
  readonly accrualOrderId: string;
  readonly productId: string;
  /** The number of the version that governs the line. */
  readonly version: number;
  readonly qualifier?: LineVolume;
  readonly base?: LineVolume;
  /** Days from order to payment; absent while the line is unpaid. */
  readonly paymentDays?: number;
};

export const noLineVolume: LineVolume = { quantity: zero, netAmount: zero, grossAmount: zero, contractAmount: zero };

/** A line's name across programs. */
export function lineKey({ sourceId, orderId, lineId }: LineIdentity): string {
  return JSON.stringify([sourceId, orderId, lineId]);
}

/** A position's lines in the order in which they count, each with the parcel that it is in the position's volume. */
export type LinedVolume = Volume & { readonly lines: readonly QualifyingLine[] };

/**
 * The volume of a position line by line.
 * @param versions the versions of one program in the order in which they govern; one without lines changes nothing
 * @param lines every line that counts in the position, in any order
 */
export function volumeOfLines(
  versions: readonly ProgramVersion[],
  lines: readonly QualifyingLine[],
  history: History,
): LinedVolume {
  const counted = versions.flatMap((version) =>
    lines.filter((line) => line.version === version.version).sort(compareLines),
  );
  invariant(counted.length === lines.length, "every line is governed by one of the versions");
  const byVersion = new Map(versions.map((version) => [version.version, version]));
  const settled = versions.some(({ document }) => needsLines(document)) ? withReturnsTakenOff(counted) : counted;
  const qualifier = measuresIn(settled, "qualifier");
  const isSame = settled.every((line) => line.qualifier === line.base);
  const base = isSame ? qualifier : measuresIn(settled, "base");
  const parcels = settled.map(({ version: number, paymentDays }, index): Parcel => {
    const version = byVersion.get(number);
    invariant(version !== undefined, "every line is governed by one of the versions");
    return {
      version,
      qualifier: qualifier[index] ?? noVolume,
      base: base[index] ?? noVolume,
      ...(paymentDays === undefined ? {} : { paymentDays }),
    };
  });
  return { versions: versions, parcels, history, lines: counted };
}

/** What each line adds to the measures in one of its roles; nothing where it does not have the role. */
function measuresIn(lines: readonly QualifyingLine[], role: "qualifier" | "base"): readonly Measures[] {
  const inRole = lines.flatMap((line) => {
    const volume = line[role];
    return volume === undefined ? [] : [{ ...line, ...volume }];
  });
  const measures = measuresByLine(inRole).values();
  return lines.map((line) => (line[role] === undefined ? noVolume : (measures.next().value ?? noVolume)));
}
