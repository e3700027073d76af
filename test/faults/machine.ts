import { connect, type Tierline } from "../../infra/cli/client.ts";
import { templateFile } from "../../infra/local/synthesize.ts";
import { type LocalSystem, startLocalSystem } from "../../infra/local/system.ts";
import { type FaultyProxy, startFaultyProxy } from "./faulty-proxy.ts";
import type { Schedule } from "./schedule.ts";
import type { Service, Step } from "./step.ts";
import type { Tally } from "./tally.ts";

/** A whole local system whose functions reach S3 and DynamoDB through faulty proxies; it can be switched off and on again. */
export type Machine = {
  readonly tierline: () => Tierline;
  readonly system: () => LocalSystem;
  /** Holds back the next request that matches, and with it the function that waits for its answer, until it is released. */
  readonly hold: (matches: (request: FunctionRequest) => boolean) => Hold;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type FunctionRequest = { readonly step: Step; readonly path: string };
export type Hold = {
  /** Comes once a request is held. */
  readonly reached: Promise<void>;
  readonly release: () => void;
};

const variables: Readonly<Record<Service, string>> = {
  dynamodb: "AWS_ENDPOINT_URL_DYNAMODB",
  s3: "AWS_ENDPOINT_URL_S3",
};

export async function startMachine(stateDirectory: string, schedule: Schedule, tally: Tally): Promise<Machine> {
  const holds = new Set<(request: FunctionRequest) => Promise<void> | undefined>();
  const proxies: FaultyProxy[] = [];

  const standBetween = async (service: Service, target: string): Promise<[string, string]> => {
    const proxy = await startFaultyProxy({
      service,
      target,
      fateOf: (step, path) => {
        for (const heldBy of holds) {
          const waitFor = heldBy({ step, path });
          if (waitFor !== undefined) return { waitFor };
        }
        return schedule.fateOf(service, step);
      },
      injected: tally.count,
    });
    proxies.push(proxy);
    return [variables[service], proxy.url];
  };
  const start = async () => {
    const system = await startLocalSystem({
      stateDirectory,
      templateFile,
      ports: "free",
      endpointsForFunctions: async (environment) =>
        Object.fromEntries(
          await Promise.all([
            standBetween("dynamodb", environment[variables.dynamodb] ?? ""),
            standBetween("s3", environment[variables.s3] ?? ""),
          ]),
        ),
    });
    return { system, tierline: await connect(system.environment, "Tierline") };
  };
  const stop = async ({ system, tierline }: Awaited<ReturnType<typeof start>>): Promise<void> => {
    tierline.disconnect();
    await system.close();
    await Promise.all(proxies.splice(0).map(({ close }) => close()));
  };

  let running = await start();
  return {
    tierline: () => running.tierline,
    system: () => running.system,
    hold(matches) {
      const reached = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      const heldBy = (request: FunctionRequest): Promise<void> | undefined => {
        if (!matches(request)) return undefined;
        holds.delete(heldBy);
        reached.resolve();
        return released.promise;
      };
      holds.add(heldBy);
      return {
        reached: reached.promise,
        release() {
          holds.delete(heldBy);
          released.resolve();
        },
      };
    },
    async restart() {
      await stop(running);
      running = await start();
    },
    close: () => stop(running),
  };
}
