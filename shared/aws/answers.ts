import {
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";
import { inParallel } from "../run/in-parallel.ts";
import type { OutboxMessage, PayoutStore } from "./payouts.ts";

const messagesAtOnce = 8;

/** Lets the state that waits under a token go on. A token under which nothing waits any more has no effect. */
export async function answerTask(client: SFNClient, taskToken: string): Promise<void> {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken, output: "{}" }));
  } catch (error) {
    if (isGone(error)) return;
    throw error;
  }
}

/**
 * Tells the waiting machines of every decision that they have not been told of. An answer only makes a machine look at its payout
 * again, so one too many does no harm, and what fails here is still there for the next call.
 * @returns how many messages were delivered
 */
export async function deliverAnswers(
  payouts: Pick<PayoutStore, "undelivered" | "delivered" | "taskToken">,
  client: SFNClient,
): Promise<number> {
  const messages = await payouts.undelivered();
  await inParallel(messagesAtOnce, messages, async (message) => {
    for (const token of await tokensOf(payouts, message)) await answerTask(client, token);
    await payouts.delivered(message);
  });
  return messages.length;
}

/** The machine may have come to wait under another token while the message was written under the one before. */
async function tokensOf(
  payouts: Pick<PayoutStore, "taskToken">,
  { payoutId, taskToken }: OutboxMessage,
): Promise<ReadonlySet<string>> {
  const present = await payouts.taskToken(payoutId);
  return new Set(present === undefined ? [taskToken] : [taskToken, present]);
}

function isGone(error: unknown): boolean {
  return error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
}
