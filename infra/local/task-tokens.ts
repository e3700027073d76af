import { randomUUID } from "node:crypto";
import { ApiError } from "./http.ts";
import { TaskError } from "./task-error.ts";

/** Stands in the context object as `$$.Task.Token`; each waiting task puts a token of its own in its place. */
export const tokenPlaceholder = "<the token of this task>";

export type TaskTokens = {
  /**
   * Opens a token. It closes when it is answered, or without an answer when its time-out passes or the execution ends.
   * @throws States.HeartbeatTimeout through the result, where heartbeats are asked for and stay away
   */
  readonly open: (call: {
    readonly timeoutMilliseconds: number;
    readonly heartbeatMilliseconds?: number;
    readonly signal: AbortSignal;
  }) => { readonly token: string; readonly result: Promise<unknown>; readonly close: () => void };
  readonly succeed: (token: string, output: unknown) => void;
  readonly fail: (token: string, error: string, cause: string) => void;
  readonly heartbeat: (token: string) => void;
};

type Waiting = {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly beat: () => void;
  readonly close: () => void;
};

/** The tokens with which the world answers tasks that wait for it. They live as long as the system. */
export function taskTokens(): TaskTokens {
  const waiting = new Map<string, Waiting>();
  const find = (token: string): Waiting => {
    const found = waiting.get(token);
    if (found === undefined) {
      throw new ApiError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
    return found;
  };
  const answer = (token: string, give: (waiting: Waiting) => void): void => {
    const found = find(token);
    found.close();
    give(found);
  };
  return {
    open({ timeoutMilliseconds, heartbeatMilliseconds, signal }) {
      const token = randomUUID();
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      // A failure may come before the task has begun to wait.
      promise.catch(() => undefined);
      let heartbeat: NodeJS.Timeout | undefined;
      const close = (): void => {
        waiting.delete(token);
        clearTimeout(heartbeat);
        clearTimeout(timeout);
        signal.removeEventListener("abort", close);
      };
      const timeout = setTimeout(close, timeoutMilliseconds).unref();
      const beat = (): void => {
        clearTimeout(heartbeat);
        if (heartbeatMilliseconds === undefined) return;
        heartbeat = setTimeout(() => {
          close();
          reject(new TaskError("States.HeartbeatTimeout", "no heartbeat came in time"));
        }, heartbeatMilliseconds);
      };
      signal.addEventListener("abort", close);
      waiting.set(token, { resolve, reject, beat, close });
      beat();
      return { token, result: promise, close };
    },
    succeed: (token, output) => answer(token, ({ resolve }) => resolve(output)),
    fail: (token, error, cause) => answer(token, ({ reject }) => reject(new TaskError(error, cause))),
    heartbeat: (token) => find(token).beat(),
  };
}
