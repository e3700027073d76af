import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Jobs } from "./worker.ts";

export type Worker = {
  /** Has a job done, one at a time. @throws what the job threw */
  readonly run: <K extends keyof Jobs>(
    job: K,
    ...input: Parameters<Jobs[K]>[0]
  ) => Promise<Awaited<ReturnType<Jobs[K]>>>;
  readonly close: () => Promise<void>;
};

type Answer = { readonly value: never } | { readonly fault: string };

/** @param environment the variables that point AWS clients at the local system */
export function startWorker(environment: Readonly<Record<string, string>>): Worker {
  const child = fork(fileURLToPath(new URL("./worker.ts", import.meta.url)), {
    env: { ...process.env, ...environment },
  });
  return {
    run: (job, ...input) =>
      new Promise((resolve, reject) => {
        const ended = () => reject(new Error(`the process that measures ended in ${job}`));
        child.once("exit", ended);
        child.once("message", (answer: Answer) => {
          child.off("exit", ended);
          if ("fault" in answer) reject(new Error(answer.fault));
          else resolve(answer.value);
        });
        child.send({ job, input });
      }),
    async close() {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, "exit");
    },
  };
}
