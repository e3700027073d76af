import { proposersFor } from "../../../shared/approval/proposers.ts";
import { type Payout, undecidedStatuses } from "../../../shared/payout/payout.ts";
import { proposedAgain, voided } from "../../../shared/payout/transitions.ts";
import type { Reader } from "../reader.ts";
import { type ActingStore, type ActRefusal, type ActResult, actOn } from "./act.ts";

/** What a proposer may do with a proposal of theirs. */
export const proposalActs = ["propose_again", "withdraw"] as const;
export type ProposalAct = (typeof proposalActs)[number];

/** @param revision the payout's, as the proposer saw it */
export function actOnProposal(
  payoutId: string,
  { act, revision }: { readonly act: ProposalAct; readonly revision: number },
  reader: Reader,
  payouts: ActingStore,
): Promise<ActResult> {
  return actOn(payoutId, reader, payouts, (payout) => {
    const refused = whyNot(act, payout, reader);
    if (refused !== undefined) return { refused };
    if (payout.revision !== revision) return { refused: "not_open" };
    if (act === "withdraw") return voided(payout, "withdrawn");
    const { proposerId, customer, checks } = payout;
    return proposedAgain(payout, { proposerId, proposedAt: reader.at, customer, checks });
  });
}

/**
 * Why a person may not do that with a payout as it stands; undefined if they may. What was withdrawn or recalculated is the nightly
 * close's to propose, and so is what a check has blocked: it checks anew.
 */
export function whyNot(act: ProposalAct, payout: Payout, reader: Reader): ActRefusal | undefined {
  if (!isProposer(payout, reader)) return "not_the_proposer";
  if (act === "withdraw") return undecidedStatuses.includes(payout.status) ? undefined : "not_open";
  if (payout.checks.some(({ verdict }) => verdict === "block")) return "checks_block";
  if (!["changes_requested", "held", "blocked"].includes(payout.status)) return "not_open";
  return mayStillPropose(payout, reader) ? undefined : "not_the_proposer";
}

const isProposer = ({ proposerId }: Payout, { personId, roles }: Reader): boolean =>
  proposerId === personId && roles.includes("proposer");

function mayStillPropose({ content, customer }: Payout, { personId, policy }: Reader): boolean {
  const programIds = content.lines.map(({ programId }) => programId);
  return policy !== undefined && proposersFor(policy, programIds, customer).includes(personId);
}
