import { type Random, randomFor } from "../../infra/demo/year/random.ts";
import type { Fate } from "./faulty-proxy.ts";
import { type FunctionRequest, type Service, stepText } from "./step.ts";

/**
 * Decides what each request meets. A schedule works chapter by chapter: a chapter is one night, one file or one program, and
 * within it a function is killed so often at most that the platform's own retries can still bring it through.
 */
export type Schedule = {
  readonly fateOf: (service: Service, request: FunctionRequest) => Fate;
  readonly beginChapter: () => void;
};

/** A failed step waits twice as long before each retry, so more kills in one chapter cost more than they show. */
const killsPerFunctionAndChapter = 2;

function killBudget() {
  const spent = new Map<string, number>();
  return {
    spend(functionName: string): boolean {
      const before = spent.get(functionName) ?? 0;
      if (before >= killsPerFunctionAndChapter) return false;
      spent.set(functionName, before + 1);
      return true;
    },
    renew: () => spent.clear(),
  };
}

/**
 * Walks the boundaries between steps: kills every function once at every one of its steps, as the steps show themselves, always
 * on the same side of the request. Where a function asks the same of many shards, the first one stands for all.
 */
export function walkBoundaries(side: "kill-before" | "kill-after"): Schedule {
  const visited = new Set<string>();
  const budget = killBudget();
  return {
    beginChapter: budget.renew,
    fateOf(_service, { step }) {
      if (visited.has(stepText(step)) || !budget.spend(step.functionName)) return {};
      visited.add(stepText(step));
      return { fault: side };
    },
  };
}

/** Chances per request, and how long trouble lasts. */
export type Weather = {
  readonly killLater: number;
  readonly loseAnswer: number;
  readonly repeat: number;
  readonly throttle: number;
};

const latestKillMilliseconds = 120;
const longestBurstRequests = 6;

/** Faults by chance, the same in every run for the same requests in the same order. */
export function randomWeather(seed: string, weather: Weather): Schedule {
  const random: Random = randomFor(`faults ${seed}`);
  const budget = killBudget();
  const burst: Record<Service, number> = { dynamodb: 0, s3: 0, "step-functions": 0, mail: 0 };
  return {
    beginChapter: budget.renew,
    fateOf(service, { step: { functionName } }) {
      if (burst[service] > 0) {
        burst[service] -= 1;
        return { fault: "throttle" };
      }
      if (random.chance(weather.throttle)) {
        burst[service] = random.integer(1, longestBurstRequests);
        return { fault: "throttle" };
      }
      if (random.chance(weather.loseAnswer)) return { fault: "lose-answer" };
      if (random.chance(weather.repeat)) return { fault: "repeat" };
      if (random.chance(weather.killLater) && budget.spend(functionName))
        return { fault: "kill-later", killDelayMilliseconds: random.integer(0, latestKillMilliseconds) };
      return {};
    },
  };
}

/** The first schedule that has a fault for the request decides. */
export function together(...schedules: readonly Schedule[]): Schedule {
  return {
    beginChapter() {
      for (const { beginChapter } of schedules) beginChapter();
    },
    fateOf(service, request) {
      for (const { fateOf } of schedules) {
        const fate = fateOf(service, request);
        if (fate.fault !== undefined) return fate;
      }
      return {};
    },
  };
}

/** Fair weather. */
export const undisturbed: Schedule = { beginChapter: () => undefined, fateOf: () => ({}) };
