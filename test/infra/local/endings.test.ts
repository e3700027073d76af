import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { writeSmallTemplate } from "./small-system.ts";

const systemModule = fileURLToPath(new URL("../../../infra/local/system.ts", import.meta.url));

/** A program that holds a system with a warm function, and throws where it is told to. */
const holder = `
  const { startLocalSystem } = await import(process.env.MODULE);
  const system = await startLocalSystem({ stateDirectory: process.env.STATE, templateFile: process.env.TEMPLATE });
  const { AWS_ENDPOINT_URL_LAMBDA: lambda } = system.environment;
  await fetch(lambda + "/2015-03-31/functions/answer/invocations", { method: "POST", body: "{}" });
  process.stdin.once("data", () => { throw new Error("a defect"); });
  console.log("ready");
`;

test.each(["SIGINT", "SIGTERM", "SIGKILL", "a defect"])("%s ends every process of the system", async (how) => {
  const { directory, templateFile, remove } = await writeSmallTemplate();
  onTestFinished(remove);
  const program = spawn(process.execPath, ["--input-type=module", "-e", holder], {
    env: { PATH: process.env.PATH, MODULE: systemModule, STATE: join(directory, "state"), TEMPLATE: templateFile },
    stdio: ["pipe", "pipe", "ignore"],
  });
  await once(program.stdout, "data");
  // The table server and the function's process name the directory in their command lines.
  expect(await processesNaming(directory)).toBeGreaterThanOrEqual(2);

  const ended = once(program, "exit");
  if (how === "a defect") program.stdin.write("now\n");
  else program.kill(how as NodeJS.Signals);
  await ended;
  for (let waited = 0; waited < 3000 && (await processesNaming(directory)) > 0; waited += 50) await sleep(50);
  expect(await processesNaming(directory)).toBe(0);
});

async function processesNaming(directory: string): Promise<number> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")));
  return lines.filter((line) => line.includes(directory)).length;
}
