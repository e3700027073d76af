import { compareText } from "../compare-text.ts";
import { type Decimal, zero } from "../money/decimal.ts";
import type { ProgramDocument } from "../program/program.ts";
import { amountsByParcel } from "./explain.ts";
import { type Gain, gainsOf } from "./gains.ts";
import type { Measures } from "./measures.ts";
import { governingVersion, type Position, positionFrom } from "./position.ts";
import { readParts } from "./pro-rata.ts";
import { type LinedVolume, lineKey } from "./qualifying-line.ts";

/** A customer's position in a program that meets others on its lines. */
export type StackMember = { readonly programId: string; readonly periodId: string; readonly volume: LinedVolume };

/**
 * Computes one customer's positions in the programs of one stack group. Programs follow each other by their stated order, then by
 * program id, whatever order they are stored in.
 *
 * A program on a net base counts each line less what earlier programs of the group, those that reduce later ones, gave on it: with
 * 2 % and then 5 % net on 1,000.00 the second gives 5 % of 980.00. Programs that exclude each other take one place, that of the
 * first of them: on each line only the one that gives most pays, the first by order and id where two give the same.
 */
export function computeStack(members: readonly StackMember[]): ReadonlyMap<StackMember, Position> {
  const positions = new Map<StackMember, Position>();
  const givenByLine = new Map<string, Decimal>();
  for (const place of placesOf(members)) {
    const reckoned = place.map(({ member, stacking }) => {
      const volume = stacking?.base === "net" ? netOf(member.volume, givenByLine) : member.volume;
      return { member, stacking, volume, gains: gainsOf(volume) };
    });
    const payers = place.length > 1 ? payerByLine(reckoned) : undefined;
    const given = reckoned.flatMap(({ member, stacking, volume, gains }) => {
      const kept = gains.map((gain, index) => {
        const payer = payers?.get(keyAt(volume, index));
        if (payer === undefined || payer.member === member) return gain;
        return { ...gain, amount: zero, freeQuantity: zero, yields: true, isOutbid: payer.size.gt(0) };
      });
      const position = positionFrom(volume, kept);
      positions.set(member, position);
      if (stacking?.reduces_later === false) return [];
      return amountsByParcel(position).map((amount, index) => [keyAt(volume, index), amount] as const);
    });
    for (const [line, amount] of given) givenByLine.set(line, (givenByLine.get(line) ?? zero).plus(amount));
  }
  return positions;
}

/** A member with the terms by which it meets the others: those of the version that governs it. */
type Placed = { readonly member: StackMember; readonly stacking: ProgramDocument["stacking"] };

type Reckoned = Placed & { readonly volume: LinedVolume; readonly gains: readonly Gain[] };

/** The group's places in order: one program each, or all that exclude each other. Periods of one program share its place. */
function placesOf(members: readonly StackMember[]): readonly (readonly Placed[])[] {
  const ordered = members
    .map((member): Placed => ({ member, stacking: governingVersion(member.volume).document.stacking }))
    .sort(
      (a, b) =>
        (a.stacking?.order ?? 0) - (b.stacking?.order ?? 0) ||
        compareText(a.member.programId, b.member.programId) ||
        compareText(a.member.periodId, b.member.periodId),
    );
  const exclusive = ordered.filter(({ stacking }) => stacking?.exclusive === true);
  return ordered.flatMap((placed) => {
    if (placed.stacking?.exclusive !== true) return [[placed]];
    return placed === exclusive[0] ? [exclusive] : [];
  });
}

/**
 * On each line the program that gives most; on a return the one that takes back most. A line on which none gives anything belongs to
 * the first, so that a minimum or a guarantee is not paid twice on it.
 */
function payerByLine(reckoned: readonly Reckoned[]): ReadonlyMap<string, { member: StackMember; size: Decimal }> {
  const payers = new Map<string, { member: StackMember; size: Decimal }>();
  for (const { member, volume, gains } of reckoned) {
    for (const [index, { amount }] of gains.entries()) {
      const key = keyAt(volume, index);
      const size = readParts(amount.abs());
      const soFar = payers.get(key);
      if (soFar === undefined || size.gt(soFar.size)) payers.set(key, { member, size });
    }
  }
  return payers;
}

function keyAt({ lines }: LinedVolume, index: number): string {
  const line = lines[index];
  return line === undefined ? "" : lineKey(line);
}

/** The volume with every line's amounts less what was given on it. */
function netOf(volume: LinedVolume, given: ReadonlyMap<string, Decimal>): LinedVolume {
  if (given.size === 0) return volume;
  const parcels = volume.parcels.map((parcel, index) => {
    const amount = given.get(keyAt(volume, index));
    return amount === undefined || volume.lines[index]?.base === undefined
      ? parcel
      : { ...parcel, base: less(parcel.base, amount) };
  });
  return { ...volume, parcels };
}

function less(base: Measures, amount: Decimal): Measures {
  return { ...base, net_amount: base.net_amount.minus(amount), gross_amount: base.gross_amount.minus(amount) };
}
