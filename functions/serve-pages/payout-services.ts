import type { ApprovalPolicyStore } from "../../shared/aws/approval-policies.ts";
import type { Confirming } from "../../shared/aws/confirming.ts";
import type { PayoutStore } from "../../shared/aws/payouts.ts";
import type { QueryDesk } from "../../shared/aws/questions.ts";
import type { PositionReport } from "../../shared/explanation/position-report.ts";
import type { PositionKey } from "../../shared/ledger/position.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import type { Letter } from "../../shared/statement/letter.ts";
import type { StatementSpan } from "../../shared/statement/span.ts";
import type { Statement } from "../../shared/statement/statement.ts";
import type { ReleaseServices } from "./acts/release.ts";

/** What the pages of payouts need from the world. */
export type PayoutServices = {
  readonly payouts: Pick<PayoutStore, "find" | "list" | "ofCustomer" | "taskToken" | "write">;
  readonly policies: Pick<ApprovalPolicyStore, "inForce" | "acknowledge" | "acknowledgedAt">;
  readonly releases: ReleaseServices;
  /** Puts on record what became of what was released. */
  readonly confirming: Confirming;
  /** Where pages ask for what the last committed run counted. */
  readonly queryDesk: QueryDesk;
  /** Tells a position from what the last committed run counted. @throws PositionUnknown */
  readonly positionReport: (key: PositionKey) => Promise<PositionReport>;
  /** A customer's statement from the last committed run and the payouts. @throws CustomerUnknown */
  readonly statement: (customerId: string, span: StatementSpan) => Promise<Statement>;
  /** A letter as a PDF file. */
  readonly letterPdf: (letter: Letter) => Promise<Uint8Array>;
  /** Tells waiting machines what was decided. What does not get through is delivered later, by the function that sweeps. */
  readonly deliverAnswers: () => Promise<unknown>;
  /** Starts the approval of a payout that is proposed. One that is not started is started by the next nightly close. */
  readonly startApproval: (payout: Payout) => Promise<unknown>;
  readonly now: () => Date;
  /** Records a fault for those who repair it. */
  readonly report: (error: Error) => void;
};

/** Does what follows from an act that is written already: a fault in it is recorded, and the act stands. */
export async function followUp({ report }: PayoutServices, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    report(error instanceof Error ? error : new Error(String(error)));
  }
}
