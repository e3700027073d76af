import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { isWhole, writeWhole } from "./files.ts";
import type { Functions, InvocationResult } from "./functions.ts";
import type { Template } from "./template.ts";

const InvokeConfig = z.looseObject({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(2),
  DestinationConfig: z.looseObject({ OnFailure: z.looseObject({ Destination: z.string() }).optional() }).optional(),
});

const PendingEvent = z.object({ functionName: z.string(), event: z.unknown() });
type PendingEvent = z.infer<typeof PendingEvent>;

/** Lambda waits a minute before the first repeat; nobody wants to here. */
const pauseBeforeRepeatMilliseconds = 1_000;

export type Events = {
  /** Hands an event to a function and returns at once. @throws if there is no such function */
  readonly send: (functionName: string, event: unknown) => void;
  /** Waits until every event sent so far has been handled or given up. */
  readonly settled: () => Promise<void>;
  /** Hands out again what an earlier system had accepted and not finished. */
  readonly resume: () => void;
  /** Repeats nothing any more; what is unfinished waits for the next start. */
  readonly close: () => void;
};

/**
 * Asynchronous invocation. An event lies in a file until it has been handled, so that none is lost when the system ends. A failed
 * event is repeated as often as the template says, and then kept below the directory of dead letters, in the form and below the
 * name of the queue in which AWS would put it.
 */
export function startEvents(
  template: Template,
  functions: Functions,
  directories: { readonly pending: string; readonly deadLetters: string },
  onGivenUp: (text: string) => void = () => undefined,
): Events {
  const configs = template.resources
    .filter(({ type }) => type === "AWS::Lambda::EventInvokeConfig")
    .map(({ properties }) => InvokeConfig.parse(properties));
  mkdirSync(directories.pending, { recursive: true });
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();

  const handle = async (id: string, { functionName, event }: PendingEvent): Promise<void> => {
    const config = configs.find(({ FunctionName }) => functions.nameOf(FunctionName) === functionName);
    const attempts = 1 + (config?.MaximumRetryAttempts ?? 2);
    for (let attempt = 1; ; attempt += 1) {
      const result = await functions.invoke(functionName, event);
      if (closing.signal.aborted) return;
      if ("payload" in result) break;
      if (attempt === attempts) {
        onGivenUp(`${functionName} gave up on an event: ${result.error.errorType}: ${result.error.errorMessage}`);
        const queue = config?.DestinationConfig?.OnFailure?.Destination.split(":").at(-1);
        if (queue !== undefined) keep(queue, deadLetter(id, functions.arnOf(functionName), event, attempts, result));
        break;
      }
      await sleep(pauseBeforeRepeatMilliseconds * attempt, undefined, { signal: closing.signal });
    }
    rmSync(join(directories.pending, `${id}.json`), { force: true });
  };
  const begin = (id: string, pending: PendingEvent): void => {
    // Only the end of the system interrupts an event, and then its file is the record of it.
    const handled = handle(id, pending)
      .catch((error) => {
        if (!closing.signal.aborted) throw error;
      })
      .finally(() => underWay.delete(handled));
    underWay.add(handled);
  };
  const keep = (queue: string, letter: { readonly requestContext: { readonly requestId: string } }): void => {
    mkdirSync(join(directories.deadLetters, queue), { recursive: true });
    const file = join(directories.deadLetters, queue, `${letter.requestContext.requestId}.json`);
    writeWhole(file, JSON.stringify(letter, null, 2));
  };

  return {
    send(name, event) {
      const pending = { functionName: functions.nameOf(name), event };
      const id = randomUUID();
      writeWhole(join(directories.pending, `${id}.json`), JSON.stringify(pending));
      begin(id, pending);
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    resume() {
      for (const file of readdirSync(directories.pending).filter(isWhole)) {
        const text = readFileSync(join(directories.pending, file), "utf8");
        begin(file.replace(".json", ""), PendingEvent.parse(JSON.parse(text)));
      }
    },
    close: () => closing.abort(),
  };
}

/** The record that Lambda sends to the destination of failed events. */
function deadLetter(
  requestId: string,
  functionArn: string,
  requestPayload: unknown,
  approximateInvokeCount: number,
  { error }: Extract<InvocationResult, { error: unknown }>,
) {
  return {
    version: "1.0",
    timestamp: new Date().toISOString(),
    requestContext: { requestId, functionArn, condition: "RetriesExhausted", approximateInvokeCount },
    requestPayload,
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    responsePayload: error,
  };
}
