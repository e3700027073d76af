import type { ApprovalPolicy } from "../../shared/approval/approval-policy.ts";
import { businessDay } from "../../shared/approval/business-time.ts";
import { proposersFor } from "../../shared/approval/proposers.ts";
import type { ApprovalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { withDuckDb } from "../../shared/aws/duckdb.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { everyListed, type PayoutStore } from "../../shared/aws/payouts.ts";
import { policyToday } from "../../shared/aws/policy-today.ts";
import type { ProgramStore } from "../../shared/aws/programs.ts";
import { readResult } from "../../shared/aws/query-result.ts";
import { type CheckedPayout, runChecks } from "../../shared/compliance/checks.ts";
import type { EarlierPayout as EarlierLine } from "../../shared/compliance/context.ts";
import { invariant } from "../../shared/invariant.ts";
import { positionId, type SettledPosition } from "../../shared/ledger/position.ts";
import { allShards } from "../../shared/ledger/shard.ts";
import { type Decimal, zero } from "../../shared/money/decimal.ts";
import { type PayoutContent, type PayoutLine, payoutAmount, payoutIdOf } from "../../shared/payout/content.ts";
import { type DuePosition, dueAmount } from "../../shared/payout/due.ts";
import { earlierPayouts } from "../../shared/payout/earlier-payouts.ts";
import { payeeOf } from "../../shared/payout/payee-row.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import { proposalsOf } from "../../shared/payout/propose.ts";
import { isRefused } from "../../shared/payout/refusal.ts";
import { blocked, type Proposal, proposed, proposedAgain, voided } from "../../shared/payout/transitions.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import type { ProposePayoutsInput, ProposePayoutsOutput } from "./contract.ts";
import { DueRow, duePosition, lineStanding, tagsOf } from "./due-row.ts";

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
  // Their payouts may have to be voided although nothing is due any more: what is not decided, and what came back from the bank.
  const replaceable = [...(await everyListed(payouts, "undecided")), ...(await everyListed(payouts, "to-release"))];
  const withReplaceable = new Set(replaceable.map(({ customerId }) => customerId));
  await inParallel(requestsAtOnce, [...new Set([...rowsOf.keys(), ...withReplaceable])], closeCustomer);
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
    if (!isDue && !withReplaceable.has(customerId)) return;
    // Without a policy nothing is written that earlier payouts would have a say in.
    const known = policy === undefined && !withReplaceable.has(customerId) ? [] : await payouts.ofCustomer(customerId);
    const [first] = own;
    const payee = first && payeeOf(first);
    const { contents, carriedForward } = proposalsOf(
      positions,
      earlierPayouts(known),
      new Map(payee === undefined ? [] : [[customerId, payee]]),
    );
    counts.carried_forward += carriedForward.length;
    const wanted = new Set(contents.map(payoutIdOf));
    const left: Payout[] = [];
    for (const payout of known) left.push(wanted.has(payout.payoutId) ? payout : await voidReplaced(payout));
    for (const content of contents) await propose(content, left, own, positions);
  }

  /** The payout as it is afterwards: voided if it could still be decided or has failed, otherwise as it was. */
  async function voidReplaced(payout: Payout): Promise<Payout> {
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
    const standings = standingsOf(content, own, positions);
    const proposal: Proposal = { proposerId, proposedAt: at, customer, checks: results, standings };
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
            const { row, position } = behind(line, own, positions);
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

/** Where the positions of a payout's lines stand. */
function standingsOf({ lines }: PayoutContent, own: readonly DueRow[], positions: readonly DuePosition[]) {
  return lines.map((line) => {
    const { row, position } = behind(line, own, positions);
    return lineStanding(row, position);
  });
}

/** The row and the position that a line was made of. */
function behind({ programId, periodId }: PayoutLine, own: readonly DueRow[], positions: readonly DuePosition[]) {
  const position = positions.find((one) => one.programId === programId && one.periodId === periodId);
  const row = own.find(({ program_id, period_id }) => program_id === programId && period_id === periodId);
  invariant(position !== undefined && row !== undefined, "a line is of a position that is due");
  return { row, position };
}

/** What a recalculation voided is proposed again once it is due again; what its proposer withdrew is not. */
const isToPropose = ({ status, reason }: Payout): boolean =>
  status === "blocked" || (status === "voided" && reason !== "withdrawn");

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
