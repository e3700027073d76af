import type { Decimal } from "../money/decimal.ts";
import { type LineVolume, noLineVolume, type QualifyingLine } from "./qualifying-line.ts";

/**
 * Takes every return off the lines of the order that it takes back, product by product, so that terms that look at single lines see
 * what was really kept and a return undoes its sale exactly: first off the line that it takes back to the last figure, then the last
 * line first. What no sale is left for stays with the return.
 * @param lines in the order in which they count
 */
export function withReturnsTakenOff(lines: readonly QualifyingLine[]): readonly QualifyingLine[] {
  if (!lines.some(isReturn)) return lines;
  const kept = [...lines];
  const places = Map.groupBy(lines.keys(), (index) => saleKey(lines[index] as QualifyingLine));
  for (const takesOff of [isWhollyTakenBack, isPartlyTakenBack]) {
    for (const [index, line] of lines.entries()) {
      if (!isReturn(line)) continue;
      for (const role of ["qualifier", "base"] as const) {
        for (const sale of (places.get(saleKey(line)) ?? []).toReversed()) {
          const [sold, taken] = [kept[sale]?.[role], kept[index]?.[role]];
          if (sold === undefined || taken === undefined || !takesOff(sold, taken)) continue;
          const rest = add(sold, taken);
          kept[sale] = { ...(kept[sale] as QualifyingLine), [role]: isBelow(rest) ? noLineVolume : rest };
          kept[index] = { ...(kept[index] as QualifyingLine), [role]: isBelow(rest) ? rest : noLineVolume };
        }
      }
    }
  }
  return kept;
}

const isPartlyTakenBack = (sold: LineVolume, taken: LineVolume): boolean => isAbove(sold) && isBelow(taken);
const isWhollyTakenBack = (sold: LineVolume, taken: LineVolume): boolean =>
  isPartlyTakenBack(sold, taken) && figures(add(sold, taken)).every((figure) => figure.isZero());

const saleKey = ({ version, sourceId, accrualOrderId, productId }: QualifyingLine): string =>
  JSON.stringify([version, sourceId, accrualOrderId, productId]);

const isReturn = ({ qualifier, base }: QualifyingLine): boolean =>
  (qualifier !== undefined && isBelow(qualifier)) || (base !== undefined && isBelow(base));

/** The first of a line's figures that is not zero says which way it goes. */
const direction = (volume: LineVolume): number =>
  figures(volume)
    .find((figure) => !figure.isZero())
    ?.comparedTo(0) ?? 0;
const isAbove = (volume: LineVolume): boolean => direction(volume) > 0;
const isBelow = (volume: LineVolume): boolean => direction(volume) < 0;

function figures({ quantity, netAmount, grossAmount, contractAmount }: LineVolume): readonly Decimal[] {
  return [quantity, netAmount, grossAmount, contractAmount];
}

function add(a: LineVolume, b: LineVolume): LineVolume {
  return {
    quantity: a.quantity.plus(b.quantity),
    netAmount: a.netAmount.plus(b.netAmount),
    grossAmount: a.grossAmount.plus(b.grossAmount),
    contractAmount: a.contractAmount.plus(b.contractAmount),
  };
}
