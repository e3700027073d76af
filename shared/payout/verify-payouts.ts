import { type PayoutEntry, payoutEntries } from "../ledger/payout-posting.ts";
import { positionId } from "../ledger/position.ts";
import { formatDecimal } from "../money/decimal.ts";
import { contentSha256, payoutIdOf } from "./content.ts";
import { movementOf } from "./movement.ts";
import type { Confirmation, Decision, Payout, Release } from "./payout.ts";

/** The laws that payouts keep, by key, each by itself and together with the ledger. */
export const payoutLaws = {
  content_unchanged: "what a payout asks for is what its id and its hash say",
  status_follows: "a payout is released, paid or failed exactly as its latest release says",
  approved_before_release: "what is released was approved before, in its round, on exactly what it asks for",
  nobody_alone: "who proposed a payout, who approved it, and who released or confirmed it are different people",
  entries_explained: "the ledger holds exactly the entries that releases and confirmations call for",
} as const;
export type PayoutLaw = keyof typeof payoutLaws;

export type PayoutBreach = { readonly law: PayoutLaw; readonly at: string; readonly found: string };

/**
 * Checks payouts against every law.
 * @param entries every entry of payouts, read before the payouts were: a payout may have come further since, never less far
 */
export function verifyPayouts(payouts: readonly Payout[], entries: readonly PayoutEntry[]): readonly PayoutBreach[] {
  const booked = Map.groupBy(entries, ({ payoutId }) => payoutId);
  const known = new Set(payouts.map(({ payoutId }) => payoutId));
  return [
    ...payouts.flatMap((payout) => [
      ...breachesOfPayout(payout),
      ...payout.releases.flatMap((release) => breachesOfRelease(payout, release)),
      ...breachesOfEntries(payout, booked.get(payout.payoutId) ?? []),
    ]),
    ...entries
      .filter(({ payoutId }) => !known.has(payoutId))
      .flatMap(({ entryId, payoutId }) =>
        broken(entryId)("entries_explained", false, `there is no payout ${payoutId}`),
      ),
  ];
}

function breachesOfPayout(payout: Payout): readonly PayoutBreach[] {
  const { payoutId, content, contentSha256: sha256 } = payout;
  const breach = broken(payoutId);
  return [
    ...breach("content_unchanged", payoutIdOf(content) === payoutId, `the content's id is ${payoutIdOf(content)}`),
    ...breach("content_unchanged", contentSha256(content) === sha256, `the hash on record is ${sha256}`),
    ...breach("status_follows", hasStatusOfRelease(payout), statusFound(payout)),
  ];
}

/** A failed one can go on to anything but what only another release leads to. */
function hasStatusOfRelease(payout: Payout): boolean {
  const { status } = payout;
  const outcome = lastOutcome(payout);
  if (outcome === "released" || outcome === "paid") return status === outcome;
  if (status === "released" || status === "paid") return false;
  return outcome === "failed" || status !== "failed";
}

function lastOutcome(payout: Payout): "none" | "released" | Confirmation["outcome"] {
  const release = payout.releases.at(-1);
  if (release === undefined) return "none";
  return confirmationOf(payout, release)?.outcome ?? "released";
}

const statusFound = (payout: Payout): string => `${payout.status}, the latest release is ${lastOutcome(payout)}`;

function breachesOfRelease(payout: Payout, release: Release): readonly PayoutBreach[] {
  const { payoutId, proposerId, decisions, contentSha256: sha256 } = payout;
  const breach = broken(`${payoutId} release ${release.attempt}`);
  const approvals = decisions.filter(({ round, outcome }) => round === release.round && outcome === "approved");
  const isApproved =
    approvals.length > 0 &&
    approvals.every((approval) => approval.contentSha256 === sha256 && approval.decidedAt <= release.releasedAt);
  const payers = [release.personId, confirmationOf(payout, release)?.confirmedBy];
  // Who proposed an earlier round is no longer known.
  const proposers = release.round === payout.round ? [proposerId] : [];
  const before = decisions.filter(({ round }) => round <= release.round);
  const alone = [
    ...peopleOf(approvals).filter((person) => proposers.includes(person)),
    ...[...proposers, ...peopleOf(before)].filter((person) => payers.includes(person)),
  ];
  return [
    ...breach("approved_before_release", isApproved, `${approvals.length} approvals in round ${release.round}`),
    ...breach("nobody_alone", alone.length === 0, `two parts of ${[...new Set(alone)].join(", ")}`),
  ];
}

/** Who decided, and for whom. */
const peopleOf = (decisions: readonly Decision[]): readonly string[] =>
  decisions.flatMap(({ personId, insteadOf }) => (insteadOf === undefined ? [personId] : [personId, insteadOf]));

function breachesOfEntries(payout: Payout, booked: readonly PayoutEntry[]): readonly PayoutBreach[] {
  const expected = new Map(entriesOf(payout).map((entry) => [entry.entryId, told(entry)]));
  const found = new Map(booked.map((entry) => [entry.entryId, told(entry)]));
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((entryId) => {
    const [should, is] = [expected.get(entryId) ?? "none", found.get(entryId) ?? "none"];
    return broken(entryId)("entries_explained", should === is, `${is} instead of ${should}`);
  });
}

/** All that the ledger should hold of a payout. */
function entriesOf(payout: Payout): readonly PayoutEntry[] {
  return payout.releases.flatMap((release) => {
    const movement = movementOf({ ...payout, releases: payout.releases.slice(0, release.attempt) });
    const confirmation = confirmationOf(payout, release);
    return [
      ...payoutEntries("release", movement, release.releasedAt),
      ...(confirmation === undefined
        ? []
        : payoutEntries(confirmation.outcome === "paid" ? "payment" : "return", movement, confirmation.confirmedAt)),
    ];
  });
}

const confirmationOf = ({ confirmations }: Payout, { attempt }: Release): Confirmation | undefined =>
  confirmations.find((confirmation) => confirmation.attempt === attempt);

const told = ({ kind, key, amount, currency, debitAccount, creditAccount, settledChange }: PayoutEntry): string =>
  `${kind} of ${positionId(key)}: ${formatDecimal(amount)} ${currency}, debit ${debitAccount}, credit ${creditAccount}, settled ${formatDecimal(settledChange)}`;

function broken(at: string) {
  return (law: PayoutLaw, holds: boolean, found: string): readonly PayoutBreach[] =>
    holds ? [] : [{ law, at, found }];
}
