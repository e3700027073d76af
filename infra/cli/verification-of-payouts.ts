import { z } from "zod";
import type { PayoutLedger } from "../../shared/aws/payout-entries.ts";
import type { Acknowledgement } from "../../shared/aws/payout-snapshot.ts";
import { askForRows } from "../../shared/aws/questions.ts";
import { timestampText } from "../../shared/facts/table.ts";
import type { LedgerEntry } from "../../shared/ledger/posting.ts";
import { allShards } from "../../shared/ledger/shard.ts";
import { verifyPayoutEntries } from "../../shared/ledger/verify-payout-entries.ts";
import { releasesBeyondAccrued } from "../../shared/ledger/verify-releases.ts";
import { parseDecimal } from "../../shared/money/decimal.ts";
import { payoutAmount } from "../../shared/payout/content.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import { verifyPayouts } from "../../shared/payout/verify-payouts.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import { amountsDiffer, type Check, differs } from "./check.ts";
import type { Tierline } from "./client.ts";
import { queryText } from "./query-text.ts";

const shardsAtOnce = 8;

const amount = z.string().transform(parseDecimal);
const EntryRow = z.object({
  run_id: z.string(),
  entry_id: z.string(),
  amount,
  debit_account: z.string(),
  credit_account: z.string(),
  settled_change_amount: amount,
});
const PayoutRow = z.object({
  payout_id: z.string(),
  content_sha256: z.string(),
  amount,
  revision: z.coerce.number(),
});
const ActRow = z.object({
  payout_id: z.string(),
  act: z.string(),
  number: z.coerce.number(),
  person_id: z.string(),
  acted_at: z.string(),
});
const AcknowledgementRow = z.object({
  person_id: z.string(),
  rebate_policy_version: z.string(),
  acknowledged_at: z.string(),
});

/** What readers of the facts see of payouts. */
export type VisiblePayouts = {
  readonly entries: readonly z.infer<typeof EntryRow>[];
  readonly payouts: readonly z.infer<typeof PayoutRow>[];
  readonly acts: readonly z.infer<typeof ActRow>[];
  readonly acknowledgements: readonly z.infer<typeof AcknowledgementRow>[];
};

/** What is on record of payouts. */
export type KeptPayouts = {
  readonly payouts: readonly Payout[];
  readonly acknowledgements: readonly Acknowledgement[];
};

export async function visiblePayouts({ queryDesk }: Pick<Tierline, "queryDesk">): Promise<VisiblePayouts> {
  const rows = async <Row>(query: string, row: z.ZodType<Row>) =>
    (await askForRows(queryDesk, await queryText(`verify/${query}`))).map((found) => row.parse(found));
  return {
    entries: await rows("visible-payout-entries", EntryRow),
    payouts: await rows("visible-payouts", PayoutRow),
    acts: await rows("visible-payout-acts", ActRow),
    acknowledgements: await rows("visible-acknowledgements", AcknowledgementRow),
  };
}

export async function readPayoutLedger({ payoutLedger }: Pick<Tierline, "payoutLedger">): Promise<PayoutLedger> {
  const shards = await inParallel(shardsAtOnce, allShards, payoutLedger);
  return { entries: shards.flatMap(({ entries }) => entries), settled: shards.flatMap(({ settled }) => settled) };
}

export async function readPayouts({ payoutSnapshot }: Pick<Tierline, "payoutSnapshot">): Promise<KeptPayouts> {
  const payouts: Payout[] = [];
  const acknowledgements: Acknowledgement[] = [];
  for await (const item of payoutSnapshot()) {
    if (item.kind === "payout") payouts.push(item.payout);
    else acknowledgements.push(item.acknowledgement);
  }
  return { payouts, acknowledgements };
}

/** The payouts' entries keep their laws, what is settled is their sum, and no release went beyond what was accrued. */
export function payoutEntriesAndLedger({ entries, settled }: PayoutLedger, accruals: readonly LedgerEntry[]): Check {
  return {
    check: "entries of payouts",
    checked: `${entries.length} entries, ${settled.length} settled positions`,
    problems: [
      ...verifyPayoutEntries(entries, settled).map(({ law, at, found }) => `${at}: ${law}: ${found}`),
      ...releasesBeyondAccrued(entries, accruals).map(
        ({ entryId, found }) => `${entryId}: released_beyond_accrued: ${found}`,
      ),
    ],
  };
}

/** Every payout that left was approved and released by different people, and the ledger holds just what it calls for. */
export function payoutsAndTheirEntries({ payouts }: KeptPayouts, { entries }: PayoutLedger): Check {
  const released = payouts.filter(({ releases }) => releases.length > 0).length;
  return {
    check: "payouts",
    checked: `${payouts.length} payouts, ${released} released`,
    problems: verifyPayouts(payouts, entries).map(({ law, at, found }) => `${at}: ${law}: ${found}`),
  };
}

/** How long after the instant that it carries an entry can have reached the ledger: longer than any request takes. */
const latestArrivalMilliseconds = 60_000;

/**
 * What readers of the facts see is on record, and has not changed where it cannot; and they see every entry that was there when the
 * latest run began.
 * @param startedAt when that was, as the facts write it; undefined before the first run
 */
export function payoutFacts(
  seen: VisiblePayouts,
  kept: KeptPayouts,
  { entries }: PayoutLedger,
  startedAt: string | undefined,
): Check {
  return {
    check: "facts of payouts",
    checked: `${seen.payouts.length} payouts, ${seen.acts.length} acts, ${seen.acknowledgements.length} acknowledgements, ${seen.entries.length} entries`,
    problems: [
      ...entriesDiffer(seen.entries, entries, startedAt),
      ...payoutsDiffer(seen.payouts, kept.payouts),
      ...actsDiffer(seen.acts, kept.payouts),
      ...acknowledgementsDiffer(seen.acknowledgements, kept.acknowledgements),
    ],
  };
}

function entriesDiffer(
  rows: VisiblePayouts["entries"],
  entries: PayoutLedger["entries"],
  startedAt: string | undefined,
): readonly string[] {
  const stored = new Map(entries.map((entry) => [entry.entryId, entry]));
  const shown = new Set(rows.map(({ entry_id }) => entry_id));
  const since = startedAt === undefined ? "" : longBefore(startedAt);
  return [
    ...rows.flatMap((row) => {
      const entry = stored.get(row.entry_id);
      if (entry === undefined) return [`${row.entry_id}: in the facts, not in the ledger`];
      return [
        ...amountsDiffer(`${row.entry_id}: amount in the facts`, row.amount, entry.amount),
        ...amountsDiffer(`${row.entry_id}: settled in the facts`, row.settled_change_amount, entry.settledChange),
        ...differs(`${row.entry_id}: debit account in the facts`, row.debit_account, entry.debitAccount),
        ...differs(`${row.entry_id}: credit account in the facts`, row.credit_account, entry.creditAccount),
      ];
    }),
    ...repeated(rows.map(({ entry_id }) => entry_id)).map((id) => `${id}: twice in the facts`),
    ...entries
      .filter(({ entryId, postedAt }) => postedAt < since && !shown.has(entryId))
      .map(({ entryId }) => `${entryId}: in the ledger, not in the facts`),
  ];
}

const longBefore = (startedAt: string): string =>
  new Date(Date.parse(`${startedAt.replace(" ", "T")}Z`) - latestArrivalMilliseconds).toISOString();

function payoutsDiffer(rows: VisiblePayouts["payouts"], payouts: readonly Payout[]): readonly string[] {
  const stored = new Map(payouts.map((payout) => [payout.payoutId, payout]));
  return rows.flatMap((row) => {
    const payout = stored.get(row.payout_id);
    if (payout === undefined) return [`${row.payout_id}: in the facts, not on record`];
    return [
      ...differs(`${row.payout_id}: hash in the facts`, row.content_sha256, payout.contentSha256),
      ...amountsDiffer(`${row.payout_id}: amount in the facts`, row.amount, payoutAmount(payout.content)),
      ...(row.revision > payout.revision
        ? [`${row.payout_id}: revision ${row.revision} in the facts, ${payout.revision} on record`]
        : []),
    ];
  });
}

/** Acts are never changed: each that is shown is on record, to the word and to the moment. */
function actsDiffer(rows: VisiblePayouts["acts"], payouts: readonly Payout[]): readonly string[] {
  const stored = new Set(payouts.flatMap(actsOf));
  return rows
    .map((row) => actName(row.payout_id, row.act, row.number, row.person_id, row.acted_at))
    .filter((name) => !stored.has(name))
    .map((name) => `${name}: in the facts, not on record`);
}

function actsOf({ payoutId, decisions, releases, confirmations }: Payout): readonly string[] {
  return [
    ...decisions.map((one) =>
      actName(payoutId, one.outcome, one.stepNumber, one.personId, timestampText(one.decidedAt)),
    ),
    ...releases.map((one) => actName(payoutId, "released", one.attempt, one.personId, timestampText(one.releasedAt))),
    ...confirmations.map((one) =>
      actName(payoutId, one.outcome, one.attempt, one.confirmedBy, timestampText(one.confirmedAt)),
    ),
  ];
}

const actName = (payoutId: string, act: string, number: number, personId: string, actedAt: string): string =>
  `${payoutId} ${act} ${number} by ${personId} at ${actedAt}`;

function acknowledgementsDiffer(
  rows: VisiblePayouts["acknowledgements"],
  acknowledgements: readonly Acknowledgement[],
): readonly string[] {
  const name = (personId: string, version: string, at: string) => `${personId} acknowledged ${version} at ${at}`;
  const stored = new Set(
    acknowledgements.map((one) => name(one.personId, one.rebatePolicyVersion, timestampText(one.acknowledgedAt))),
  );
  return rows
    .map((row) => name(row.person_id, row.rebate_policy_version, row.acknowledged_at))
    .filter((told) => !stored.has(told))
    .map((told) => `${told}: in the facts, not on record`);
}

function repeated(ids: readonly string[]): readonly string[] {
  return [...Map.groupBy(ids, (id) => id)].filter(([, same]) => same.length > 1).map(([id]) => id);
}
