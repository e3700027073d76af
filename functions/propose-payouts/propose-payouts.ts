import type { ApprovalPolicy } from "../../shared/approval/approval-policy.ts";
import { businessDay } from "../../shared/approval/business-time.ts";
import { proposersFor } from "../../shared/approval/proposers.ts";
import type { ApprovalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { withDuckDb } from "../../shared/aws/duckdb.ts";
import type { SettledPosition } from "../../shared/aws/ledger-payouts.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { everyListed, type PayoutStore } from "../../shared/aws/payouts.ts";
import { policyToday } from "../../shared/aws/policy-today.ts";
import type { ProgramStore } from "../../shared/aws/programs.ts";
import { readResult } from "../../shared/aws/query-result.ts";
import { type CheckedPayout, runChecks } from "../../shared/compliance/checks.ts";
import type { EarlierPayout as EarlierLine } from "../../shared/compliance/context.ts";
import { invariant } from "../../shared/invariant.ts";
import { positionId } from "../../shared/ledger/position.ts";
import { allShards } from "../../shared/ledger/shard.ts";
import { type Decimal, zero } from "../../shared/money/decimal.ts";
import { type PayoutContent, payoutAmount, payoutIdOf } from "../../shared/payout/content.ts";
import { type DuePosition, dueAmount } from "../../shared/payout/due.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import { proposalsOf } from "../../shared/payout/propose.ts";
import { isRefused } from "../../shared/payout/refusal.ts";
import { blocked, type Proposal, proposed, proposedAgain, voided } from "../../shared/payout/transitions.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import type { ProposePayoutsInput, ProposePayoutsOutput } from "./contract.ts";
import { DueRow, duePosition, payeeOf, tagsOf } from "./due-row.ts";

export type ProposePayoutsServices = {
  readonly lake: ObjectStore;
  readonly settled: (shard: number) => Promise<readonly SettledPosition[]>;
  readonly programs: Pick<ProgramStore, "all">;
  readonly payouts: Pick<PayoutStore, "ofCustomer" | "list" | "write" | "taskToken">;
  readonly policies: Pick<ApprovalPolicyStore, "inForce">;
  /** Starts the machine of a payout's present round, which also tells the proposer what is blocked; one that is at work stays. */
  readonly startApproval: (payout: Payout) => Promise<void>;
  readonly now: () => string;
};

const requestsAtOnce = 8;

type Counts = { -readonly [Name in keyof ProposePayoutsOutput]: number };

/**
 * Proposes what is due, each with what the compliance checks found, and voids what is no longer due as it was proposed. A repeat
 * finds everything proposed and changes nothing.
 */
export async function proposePayouts(
  input: ProposePayoutsInput,
  services: ProposePayoutsServices,
): Promise<ProposePayoutsOutput> {
  const { lake, payouts, startApproval } = services;
  const at = services.now();
  const rows = await withDuckDb((duckdb) => readResult(duckdb, lake, input.due_positions_location));
  const settledPositions = (await inParallel(requestsAtOnce, allShards, services.settled)).flat();
  const versions = await services.programs.all();
  const policy = await policyToday(services.policies, at);

  const settled = new Map(settledPositions.map(({ key, settled: amount }) => [positionId(key), amount]));
  const paidToAll = totalsByPeriod(settledPositions);
  const documents = new Map(versions.map(({ programId, version, document }) => [`${programId} ${version}`, document]));
  const rowsOf = Map.groupBy(
    rows.map((row) => DueRow.parse(row)),
    ({ customer_id }) => customer_id,
  );
  const counts: Counts = {
    proposed: 0,
    blocked: 0,
    unchanged: 0,
    voided: 0,
    carried_forward: 0,
    without_proposer: 0,
  };
  // Their proposals may have to be voided although nothing is due any more.
  const undecided = new Set((await everyListed(payouts, "undecided")).map(({ customerId }) => customerId));
  await inParallel(requestsAtOnce, [...new Set([...rowsOf.keys(), ...undecided])], closeCustomer);
  return counts;

  async function closeCustomer(customerId: string): Promise<void> {
    const own = rowsOf.get(customerId) ?? [];
    const positions = own.map((row) => {
      const document = documents.get(`${row.program_id} ${row.program_version}`);
      invariant(document !== undefined, `${row.program_id} version ${row.program_version} has been published`);
      const key = { programId: row.program_id, customerId, periodId: row.period_id };
      return duePosition(row, { document, settled: settled.get(positionId(key)) ?? zero });
    });
    const isDue = positions.some((position) => !dueAmount(position).isZero());
    if (!isDue && !undecided.has(customerId)) return;
    // Without a policy nothing is written that earlier payouts would have a say in.
    const known = policy === undefined && !undecided.has(customerId) ? [] : await payouts.ofCustomer(customerId);
    const [first] = own;
    const payee = first && payeeOf(first);
    const { contents, carriedForward } = proposalsOf(
      positions,
      known.filter(isSent).flatMap(sentPrograms),
      new Map(payee === undefined ? [] : [[customerId, payee]]),
    );
    counts.carried_forward += carriedForward.length;
    const wanted = new Set(contents.map(payoutIdOf));
    const left: Payout[] = [];
    for (const payout of known) left.push(wanted.has(payout.payoutId) ? payout : await voidUndecided(payout));
    for (const content of contents) await propose(content, left, own, positions);
  }

  /** The payout as it is afterwards: voided if it could still be decided, otherwise as it was. */
  async function voidUndecided(payout: Payout): Promise<Payout> {
    const after = voided(payout, "recalculated");
    if (isRefused(after)) return payout;
    await write(payout, after);
    counts.voided += 1;
    return after;
  }

  async function propose(
    content: PayoutContent,
    known: readonly Payout[],
    own: readonly DueRow[],
    positions: readonly DuePosition[],
  ): Promise<void> {
    const before = known.find(({ payoutId }) => payoutId === payoutIdOf(content));
    if (before !== undefined && !isToPropose(before)) {
      counts.unchanged += 1;
      // A close that died may have left it unstarted, and the machine that takes it on may have died itself.
      if (before.status === "proposed" || before.status === "in_approval") await startApproval(before);
      return;
    }
    const [first] = own;
    invariant(first !== undefined, "what is due has rows");
    const customer = {
      name: first.customer_name ?? content.customerId,
      ...(first.region === null ? {} : { region: first.region }),
      ...(first.segment === null ? {} : { segment: first.segment }),
    };
    const programIds = [...new Set(content.lines.map(({ programId }) => programId))];
    const [proposerId] = policy === undefined ? [] : proposersFor(policy, programIds, customer);
    if (policy === undefined || proposerId === undefined) {
      counts.without_proposer += 1;
      return;
    }
    const { verdict, results } = check(policy, content, { known, own, positions, proposerId });
    const proposal: Proposal = { proposerId, proposedAt: at, customer, checks: results };
    if (before?.status === "blocked" && verdict === "block") {
      counts.unchanged += 1;
      return;
    }
    const fresh = before === undefined ? proposed(content, proposal) : proposedAgain(before, proposal);
    const after = isRefused(fresh) || verdict !== "block" ? fresh : blocked(fresh, "checks");
    invariant(!isRefused(after), "a payout that is at rest can be proposed");
    await write(before, after);
    counts[after.status === "blocked" ? "blocked" : "proposed"] += 1;
    await startApproval(after);
  }

  function check(
    policy: ApprovalPolicy,
    content: PayoutContent,
    beside: {
      readonly known: readonly Payout[];
      readonly own: readonly DueRow[];
      readonly positions: readonly DuePosition[];
      readonly proposerId: string;
    },
  ): CheckedPayout {
    const { known, own, positions, proposerId } = beside;
    const [first] = own;
    invariant(first !== undefined, "what is due has rows");
    const payee = content.payee && {
      ...content.payee,
      ...(first.payee_changed_at === null ? {} : { changedOn: first.payee_changed_at.slice(0, "2025-01-01".length) }),
    };
    return runChecks(
      {
        payout: {
          payoutId: payoutIdOf(content),
          customerId: content.customerId,
          currency: content.currency,
          amount: payoutAmount(content),
          payoutOn: content.payoutOn,
          lines: content.lines.map((line) => {
            const isSame = (one: { readonly programId: string; readonly periodId: string }) =>
              one.programId === line.programId && one.periodId === line.periodId;
            const position = positions.find(isSame);
            const row = own.find(({ program_id, period_id }) => isSame({ programId: program_id, periodId: period_id }));
            invariant(position !== undefined && row !== undefined, "a line is of a position that is due");
            return {
              ...line,
              isFinal: position.isFinal,
              accrued: position.accrued,
              netAmount: row.net_amount,
              paidToAllBefore: paidToAll.get(`${line.programId} ${line.periodId}`) ?? zero,
              document: position.document,
            };
          }),
        },
        customer: {
          customerId: content.customerId,
          name: first.customer_name ?? content.customerId,
          ...(first.legal_entity === null ? {} : { legalEntity: first.legal_entity }),
          tags: tagsOf(first),
        },
        payee,
        history: known.flatMap(linesOf),
        proposer: { id: proposerId, email: policy.people.find(({ id }) => id === proposerId)?.email ?? proposerId },
        day: businessDay(at, policy),
      },
      policy.compliance,
    );
  }

  /** Whatever waits for the payout as it was is told to look again. */
  async function write(before: Payout | undefined, after: Payout): Promise<void> {
    const taskToken = before?.openStep && (await payouts.taskToken(before.payoutId));
    if (await payouts.write(before, after, taskToken === undefined ? {} : { taskToken })) return;
    throw new Error(`payout ${after.payoutId} changed while it was proposed: the next attempt reads it again`);
  }
}

/** What a recalculation voided is proposed again once it is due again; what its proposer withdrew is not. */
const isToPropose = ({ status, reason }: Payout): boolean =>
  status === "blocked" || (status === "voided" && reason !== "withdrawn");

const isSent = ({ status }: Payout): boolean => status === "released" || status === "paid";

const sentPrograms = ({ content }: Payout) =>
  [...new Set(content.lines.map(({ programId }) => programId))].map((programId) => ({
    customerId: content.customerId,
    programId,
    payoutOn: content.payoutOn,
  }));

const linesOf = ({ payoutId, status, content }: Payout): readonly EarlierLine[] =>
  content.lines.map(({ programId, periodId, countsUntil, amount }) => ({
    payoutId,
    programId,
    periodId,
    countsUntil,
    amount,
    currency: content.currency,
    status,
    payoutOn: content.payoutOn,
  }));

function totalsByPeriod(positions: readonly SettledPosition[]): ReadonlyMap<string, Decimal> {
  const totals = new Map<string, Decimal>();
  for (const { key, settled } of positions) {
    const period = `${key.programId} ${key.periodId}`;
    totals.set(period, (totals.get(period) ?? zero).plus(settled));
  }
  return totals;
}
