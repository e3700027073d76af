import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { Payout } from "../payout/payout.ts";

/**
 * Starts the machine that takes a payout through its present round. While one is at work on the round, nothing happens; one that has
 * ended before the payout was decided is followed by another.
 * @param stateMachineArn the machine approve-payout
 */
export async function startApproval(
  client: SFNClient,
  stateMachineArn: string,
  { payoutId, round }: Payout,
): Promise<void> {
  const input = JSON.stringify({ payout_id: payoutId, round });
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, input, name: `${payoutId}-${round}-${attempt}` }));
      return;
    } catch (error) {
      // An execution at work takes the same start as its own; a name is taken by one that has ended.
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }
}
