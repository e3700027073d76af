import { connect, type Tierline } from "../../infra/cli/client.ts";
import { templateFile } from "../../infra/local/synthesize.ts";
import { type LocalSystem, startLocalSystem } from "../../infra/local/system.ts";
import { type FaultyProxy, startFaultyProxy } from "./faulty-proxy.ts";
import type { Schedule } from "./schedule.ts";
import type { FunctionRequest, Service } from "./step.ts";
import type { Tally } from "./tally.ts";

/** A whole local system whose functions reach its services through faulty proxies; it can be switched off and on again. */
export type Machine = {
  readonly tierline: () => Tierline;
  readonly system: () => LocalSystem;
  /** Holds back the next request that matches, and with it the function that waits for its answer, until it is released. */
  readonly hold: (matches: (request: FunctionRequest) => boolean) => Hold;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type Hold = {
  /** Comes once a request is held. */
  readonly reached: Promise<void>;
  readonly release: () => void;
};

const variables: Readonly<Record<Service, string>> = {
  dynamodb: "AWS_ENDPOINT_URL_DYNAMODB",
  s3: "AWS_ENDPOINT_URL_S3",
  "step-functions": "AWS_ENDPOINT_URL_SFN",
  mail: "AWS_ENDPOINT_URL_SESV2",
};
const services = Object.keys(variables) as readonly Service[];

/** @param functionVariables what functions find in their environment besides what the system gives them */
export async function startMachine(
  stateDirectory: string,
  schedule: Pick<Schedule, "fateOf">,
  tally: Pick<Tally, "count">,
  functionVariables: Readonly<Record<string, string>> = {},
): Promise<Machine> {
  const holds = new Set<(request: FunctionRequest) => Promise<void> | undefined>();
  const proxies: FaultyProxy[] = [];

  const standBetween = async (service: Service, target: () => string): Promise<[string, string]> => {
    const proxy = await startFaultyProxy({
      service,
      target,
      fateOf: (request) => {
        for (const heldBy of holds) {
          const waitFor = heldBy(request);
          if (waitFor !== undefined) return { waitFor };
        }
        return schedule.fateOf(service, request);
      },
      injected: tally.count,
    });
    proxies.push(proxy);
    return [variables[service], proxy.url];
  };
  const start = async () => {
    let addresses: Readonly<Record<string, string>> = {};
    const system = await startLocalSystem({
      stateDirectory,
      templateFile,
      ports: "free",
      endpointsForFunctions: async (environment) => {
        addresses = environment;
        const between = services.map((service) => standBetween(service, () => addresses[variables[service]] ?? ""));
        return { ...functionVariables, ...Object.fromEntries(await Promise.all(between)) };
      },
    });
    addresses = system.environment;
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
