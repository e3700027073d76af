import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askForRows } from "../../../infra/cli/question.ts";
import type { Terminal } from "../../../infra/cli/terminal.ts";
import { verify } from "../../../infra/cli/verification.ts";
import { runDemonstration } from "../../../infra/demo/demonstration.ts";
import { generateDeliveries } from "../../../infra/demo/year/deliveries.ts";
import { startTestSystem, type TestSystem } from "../../support/system.ts";

const quiet: Terminal = {
  print: () => undefined,
  say: () => undefined,
  progress: () => ({ advanceTo: () => undefined, finish: () => undefined }),
  width: 100,
};

let directory = "";
let machine: TestSystem;
const play = () => runDemonstration(machine.system, { directory, terminal: quiet });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tierline-year-"));
  machine = await startTestSystem();
});
afterAll(async () => {
  await machine.close();
  await rm(directory, { recursive: true, force: true });
});

test("the whole year is played: twelve nights, every program owes something, everything ties", {
  timeout: 300_000,
}, async () => {
  const { nights, filesIngested, entriesPosted } = await play();
  expect(nights).toHaveLength(12);
  expect(filesIngested).toBe(26);
  expect(entriesPosted).toBeGreaterThan(2_000);
  const programs = await askForRows(
    machine.tierline,
    "select program_id, count(distinct program_version) as versions from programs_current group by program_id",
  );
  expect(programs).toHaveLength(6);
  const checks = await verify(machine.tierline, () => undefined);
  expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
});

test("exactly the rows that the year spoils are rejected", async () => {
  const expected = generateDeliveries()
    .filter(({ spoiledRows }) => spoiledRows > 0)
    .map(({ file, spoiledRows }) => [file, spoiledRows]);
  const rejected = (await machine.tierline.ingestions.accepted())
    .filter(({ rowsRejected }) => rowsRejected > 0)
    .map(({ file, rowsRejected }) => [file.split("/").at(-1), rowsRejected]);
  expect(rejected.sort()).toEqual(expected.sort());
});

test("played again it posts nothing", async () => {
  expect(await play()).toMatchObject({ filesIngested: 0, entriesPosted: 0 });
});
