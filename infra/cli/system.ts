import { readFile } from "node:fs/promises";
import { connect as connectTo } from "node:net";
import { z } from "zod";
import { connect, type Tierline } from "./client.ts";
import type { Environment } from "./endpoints.ts";

/** Which Tierline a command works on. */
export type SystemChoice = {
  /** The stack on AWS, with this machine's AWS credentials, instead of the local system. */
  readonly aws: boolean;
  readonly stack: string;
  /** Directory of the local system's state. */
  readonly state: string;
};

export type OpenSystem = { readonly tierline: Tierline; readonly close: () => Promise<void> };

/** Opens the stack on AWS, a local system that is running, or one that lives as long as the command. */
export async function openSystem(choice: SystemChoice, say: (text: string) => void): Promise<OpenSystem> {
  if (choice.aws) return opened(await connect({}, choice.stack));
  const running = await runningSystem(choice.state);
  if (running !== undefined) return opened(await connect(running, choice.stack));

  say("No local system is running: bringing one up for this command. `npm start` keeps one running.");
  const [{ startLocalSystem }, { synthesize, templateFile }] = await Promise.all([
    import("../local/system.ts"),
    import("../local/synthesize.ts"),
  ]);
  await synthesize(say);
  const system = await startLocalSystem({
    stateDirectory: choice.state,
    templateFile,
    ports: "free",
  });
  // Interrupted, the command still ends its system properly, so that no server stays behind.
  const interrupted = () => void system.close().finally(() => process.exit(130));
  for (const signal of signals) process.once(signal, interrupted);
  const close = async () => {
    for (const signal of signals) process.off(signal, interrupted);
    await system.close();
  };
  try {
    return opened(await connect(system.environment, choice.stack), close);
  } catch (error) {
    await close();
    throw error;
  }
}

const signals = ["SIGINT", "SIGTERM"] as const;

function opened(tierline: Tierline, closeSystem: () => Promise<void> = async () => undefined): OpenSystem {
  return {
    tierline,
    async close() {
      tierline.disconnect();
      await closeSystem();
    },
  };
}

const StateFile = z.object({ pid: z.int(), environment: z.record(z.string(), z.string()) });

/** The variables of the local system that runs on a state directory; undefined where none runs or it died without tidying up. */
export async function runningSystem(stateDirectory: string): Promise<Environment | undefined> {
  const text = await readFile(`${stateDirectory}/system.json`, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const state = StateFile.safeParse(parseJson(text));
  if (!state.success || !isProcessAlive(state.data.pid)) return undefined;
  const endpoint = state.data.environment.AWS_ENDPOINT_URL_CLOUDFORMATION;
  return endpoint !== undefined && (await isListening(new URL(endpoint))) ? state.data.environment : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another user is alive too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The process number may have been given to another program since; only a listener proves that the system is there. */
function isListening({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTo({ host: hostname, port: Number(port) });
    const settle = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.setTimeout(2000, () => settle(false));
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}
