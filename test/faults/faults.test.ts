import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { synthesize } from "../../infra/local/synthesize.ts";
import { startMachine } from "./machine.ts";
import { differences, outcomeOf, problemsOf } from "./outcome.ts";
import { noTroubles, play, type Troubles } from "./play.ts";
import { randomWeather, type Schedule, together, undisturbed, walkBoundaries } from "./schedule.ts";
import { type StoryNight, writeStory } from "./story/story.ts";
import { startTally } from "./tally.ts";
import { leftBehindAt, oneAfterAnother, restartedIn, stoppedIn, twoRunsAtOnce } from "./troubles.ts";

type Disturbance = { readonly title: string; readonly schedule: Schedule; readonly troubles: Troubles };

/** Systems that the same story is played on, each with faults of its own. */
const disturbances: readonly Disturbance[] = [
  {
    title: "killed before each step, answers lost, functions of stopped runs left behind",
    schedule: together(
      walkBoundaries("kill-before"),
      randomWeather("before", { killLater: 0, loseAnswer: 0.02, repeat: 0, throttle: 0 }),
    ),
    troubles: {
      ...noTroubles,
      nights: {
        "2025-02-28": leftBehindAt("accrue-shard", "TransactWriteItems"),
        // Before and after the decision that the run is committed.
        "2025-03-31": leftBehindAt("reconcile-run", "UpdateItem"),
        "2025-05-31": leftBehindAt("reconcile-run", "put"),
      },
    },
  },
  {
    title: "killed after each step, requests repeated, events doubled",
    schedule: together(
      walkBoundaries("kill-after"),
      randomWeather("after", { killLater: 0, loseAnswer: 0, repeat: 0.04, throttle: 0 }),
    ),
    troubles: {
      events: "doubled",
      repeated: ["2025-03-31"],
      nights: { "2025-04-30": leftBehindAt("publish-facts", "put") },
    },
  },
  {
    title: "killed at random, throttled, events reordered, stopped, restarted, run twice at once",
    schedule: randomWeather("storm", { killLater: 0.004, loseAnswer: 0.005, repeat: 0.005, throttle: 0.004 }),
    troubles: {
      events: "reordered",
      repeated: ["2025-01-31", "2025-05-31"],
      nights: {
        "2025-01-31": twoRunsAtOnce,
        "2025-02-28": stoppedIn("Accrue"),
        "2025-03-31": restartedIn("Accrue"),
        "2025-04-30": oneAfterAnother(stoppedIn("PublishFacts"), restartedIn("Reconcile")),
        "2025-05-31": stoppedIn("Reconcile"),
      },
    },
  },
];

const faultsAtLeast = 200;
/** Far more than it takes, for machines that are busy with something else. */
const timeout = 15 * 60_000;

describe("a story played under faults ends as the same story played in peace", () => {
  const tally = startTally();
  let directory: string;
  let peace: ReturnType<typeof playedOn>;
  let disturbed: ReadonlyMap<string, ReturnType<typeof playedOn>>;

  beforeAll(async () => {
    await synthesize();
    directory = await mkdtemp(join(tmpdir(), "tierline-faults-"));
    const story = await writeStory(join(directory, "files"));
    // All at once: the waits of one are the work of another. Each test waits for its own.
    peace = playedOn(story, "0", undisturbed, noTroubles);
    disturbed = new Map(
      disturbances.map(({ title, schedule, troubles }, index) => [
        title,
        playedOn(story, String(index + 1), schedule, troubles),
      ]),
    );
    for (const one of [peace, ...disturbed.values()]) one.catch(() => undefined);
  });
  afterAll(async () => {
    await Promise.allSettled([peace, ...disturbed.values()]);
    await rm(directory, { recursive: true, force: true });
    console.log(`${tally.total()} faults injected\n${tally.text()}`);
  }, timeout);

  async function playedOn(story: readonly StoryNight[], name: string, schedule: Schedule, troubles: Troubles) {
    const machine = await startMachine(join(directory, name), schedule, tally);
    try {
      await play(story, { machine, troubles, tally, beginChapter: schedule.beginChapter });
      return { outcome: await outcomeOf(machine.tierline()), problems: await problemsOf(machine.tierline()) };
    } finally {
      await machine.close();
    }
  }

  test("in peace", { timeout }, async () => {
    const { outcome, problems } = await peace;
    expect(problems).toEqual([]);
    expect(outcome.entries?.length).toBeGreaterThan(300);
    expect(outcome.accrual_entries_committed?.length).toBe(outcome.entries?.length);
  });

  test.each(disturbances)("$title", { timeout }, async ({ title }) => {
    const played = await disturbed.get(title);
    expect(played?.problems).toEqual([]);
    expect(differences(played?.outcome ?? {}, (await peace).outcome)).toEqual([]);
  });

  test(`with at least ${faultsAtLeast} faults`, { timeout }, async () => {
    await Promise.allSettled(disturbed.values());
    expect(tally.total()).toBeGreaterThanOrEqual(faultsAtLeast);
  });
});
