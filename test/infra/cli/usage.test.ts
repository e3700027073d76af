import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parsePosition } from "../../../infra/cli/commands/explain.ts";
import { chosenDay, dayOrWord } from "../../../infra/cli/commands/run.ts";
import { CommandFailure, exitCodes } from "../../../infra/cli/exit-codes.ts";
import { runningSystem } from "../../../infra/cli/system.ts";
import { tierline } from "./captured.ts";

const commands = [
  "ingest",
  "publish",
  "publish-policy",
  "run",
  "status",
  "explain",
  "statement",
  "simulate",
  "effects",
  "query",
  "queries",
  "verify",
] as const;

test("--help teaches: every command, a whole night, every exit code", async () => {
  const { code, output, errors } = await tierline("--help");
  expect(code).toBe(0);
  expect(errors).toBe("");
  for (const command of commands) expect(output).toContain(command);
  for (const { code, meaning } of Object.values(exitCodes)) expect(output).toContain(`${code}  ${meaning}`);
});

test.each(commands)("%s --help has an example and takes --json", async (command) => {
  const { code, output } = await tierline(command, "--help");
  expect(code).toBe(0);
  expect(output).toContain(`$ npx tierline ${command}`);
  expect(output).toContain("--json");
});

test.each`
  words                                              | because
  ${[]}                                              | ${"a command is needed"}
  ${["pay"]}                                         | ${"there is no such command"}
  ${["run"]}                                         | ${"a run needs its date"}
  ${["run", "--as-of", "2025-02-30"]}                | ${"February has no 30th"}
  ${["run", "--as-of", "31.12.2025"]}                | ${"dates are written one way"}
  ${["explain", "key-account-annual/C1"]}            | ${"a position has three parts"}
  ${["simulate", "--orders", "orders.csv"]}          | ${"a simulation needs programs and a date"}
  ${["effects"]}                                     | ${"effects are those of a program"}
  ${["effects", "--program", "p", "--margin", "25"]} | ${"a margin is a fraction"}
  ${["ingest", "orders.csv"]}                        | ${"a file needs its profile"}
  ${["query", "runs-and-totals", "--nope"]}          | ${"there is no such option"}
  ${["query", "runs-and-totals", "--param", "x"]}    | ${"a parameter has a name and a value"}
  ${["query", "runs-and-totals", "--param", "x=1"]}  | ${"the query takes no such parameter"}
  ${["query", "changes-in-run"]}                     | ${"the query's parameter is missing"}
  ${["query", "select 1 as x", "--param", "x=1"]}    | ${"SQL takes no parameters"}
`("$words ends with 2: $because", async ({ words }) => {
  const { code, output, errors } = await tierline(...words);
  expect(code).toBe(2);
  expect(output).toBe("");
  expect(errors).not.toBe("");
});

test.each`
  words                                                                                             | because
  ${["ingest", "no-such.csv", "--profile", "no.json"]}                                              | ${"the file is missing"}
  ${["publish", "no-such.yaml"]}                                                                    | ${"the document is missing"}
  ${["effects", "--program", "p", "--truth", "no.json"]}                                            | ${"the truth is missing"}
  ${["publish-policy", "no-such.yaml"]}                                                             | ${"the policy is missing"}
  ${["publish", "."]}                                                                               | ${"a directory is no document"}
  ${["simulate", "--programs", "no-such.yaml", "--orders", "no-such.csv", "--as-of", "2025-12-31"]} | ${"the program is missing"}
  ${["query", "no-such-query"]}                                                                     | ${"there is no such query"}
`("$words ends with 4 before any system is brought up: $because", async ({ words }) => {
  const { code, errors } = await tierline(...words);
  expect(code).toBe(4);
  expect(errors).not.toContain("local system");
});

test("with --json an error is JSON on standard output too", async () => {
  const { code, output } = await tierline("query", "no-such-query", "--json");
  expect(code).toBe(4);
  expect(JSON.parse(output)).toMatchObject({
    error: { exit: "notFound", message: expect.stringContaining("no-such-query") },
  });
});

test("a command that an example names is there, with all of the query's parameters", async () => {
  const { output } = await tierline("query", "--help");
  const examples = [...output.matchAll(/tierline query ([a-z][a-z-]+)(.*)$/gm)];
  expect(examples.length).toBeGreaterThan(1);
  const queries = JSON.parse((await tierline("queries", "--json")).output);
  for (const [, name, rest = ""] of examples) {
    const query = queries.find((each: { name: string }) => each.name === name);
    expect(query, name).toBeDefined();
    expect([...rest.matchAll(/--param (\w+)=/g)].map(([, parameter]) => parameter)).toEqual(
      query.parameters.map((parameter: { name: string }) => parameter.name),
    );
  }
});

test("queries lists each question with its parameters", async () => {
  const text = await tierline("queries");
  expect(text.code).toBe(0);
  expect(text.output).toContain("--param run_id=");
  const json = await tierline("queries", "--json");
  const names = JSON.parse(json.output).map(({ name }: { name: string }) => name);
  expect(names).toContain("liability-by-program-and-month");
});

test("dates are days of the calendar", () => {
  expect(dayOrWord("2024-02-29")).toBe("2024-02-29");
  expect(dayOrWord("yesterday")).toBe("yesterday");
  expect(() => dayOrWord("2025-02-29")).toThrow();
});

describe("the day of a run is one of the business's calendar", () => {
  const day = (text: string, TimeZone: string, now = "2025-03-31T20:00:00Z") =>
    chosenDay(text, { TimeZone, FirstAsOfDate: "2010-01-01" }, new Date(now));

  test.each`
    text            | timeZone              | meant           | because
    ${"today"}      | ${"Europe/Berlin"}    | ${"2025-03-31"} | ${"it is 10 o'clock in the evening there"}
    ${"today"}      | ${"Asia/Shanghai"}    | ${"2025-04-01"} | ${"it is 4 o'clock in the morning there"}
    ${"yesterday"}  | ${"Asia/Shanghai"}    | ${"2025-03-31"} | ${"April has begun there"}
    ${"yesterday"}  | ${"America/New_York"} | ${"2025-03-30"} | ${"it is the afternoon of the 31st there"}
    ${"2025-04-01"} | ${"Asia/Shanghai"}    | ${"2025-04-01"} | ${"today may be chosen by its date"}
    ${"2010-01-01"} | ${"UTC"}              | ${"2010-01-01"} | ${"the first day may be chosen"}
  `("$text in $timeZone is $meant: $because", ({ text, timeZone, meant }) => {
    expect(day(text, timeZone)).toBe(meant);
  });

  test.each`
    text            | timeZone           | says             | because
    ${"2099-12-31"} | ${"Europe/Berlin"} | ${/after today/} | ${"a slip of the pen would block every real day"}
    ${"2025-04-01"} | ${"Europe/Berlin"} | ${/after today/} | ${"it is still March there"}
    ${"2009-12-31"} | ${"Europe/Berlin"} | ${/before 2010/} | ${"the lake's readers do not look so far back"}
  `("$text in $timeZone is refused: $because", ({ text, timeZone, says }) => {
    expect(() => day(text, timeZone)).toThrow(says);
    expect(() => day(text, timeZone)).toThrow(CommandFailure);
  });
});

test("a customer's id may hold a slash", () => {
  expect(parsePosition("annual/DE/4711/2025-H1")).toEqual({
    programId: "annual",
    customerId: "DE/4711",
    periodId: "2025-H1",
  });
});

describe("a local system is used only if it runs", () => {
  let directory = "";
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "tierline-state-"));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const state = (pid: number, port: number) =>
    writeFile(
      join(directory, "system.json"),
      JSON.stringify({ pid, environment: { AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${port}` } }),
    );

  test("no state, no system", async () => {
    expect(await runningSystem(join(directory, "nowhere"))).toBeUndefined();
  });

  test("a state file that is no JSON is no system", async () => {
    await writeFile(join(directory, "system.json"), "{");
    expect(await runningSystem(directory)).toBeUndefined();
  });

  test("a process that has ended is no system", async () => {
    await state(2 ** 22 + 1, 1);
    expect(await runningSystem(directory)).toBeUndefined();
  });

  test("a process that listens is one; another program with its number is not", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await state(process.pid, port);
    expect(await runningSystem(directory)).toBeDefined();
    await new Promise((resolve) => server.close(resolve));
    expect(await runningSystem(directory)).toBeUndefined();
  });
});
