import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

/** The shape of the code: who may reach whom. A rule here names the files that break it. */

const root = join(import.meta.dirname, "..");

const filesIn = (pattern: string): readonly string[] => globSync(pattern, { cwd: root }).map(normalize).sort();
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

/** Code without its comments, which may say what code may not. */
const codeOf = (file: string): string =>
  textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$|\s\/\/\s.*$/gm, "");

type Import = { readonly from: string; readonly to: string };

/** Every module that a file names; those of the project as paths from its root. */
function importsOf(file: string): readonly Import[] {
  const named = codeOf(file).matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*|\brequire\(\s*)["']([^"']+)["']/g);
  return [...named].map(([, module = ""]) => ({
    from: file,
    to: module.startsWith(".") ? normalize(join(dirname(file), module)) : module,
  }));
}

const told = (imports: readonly Import[]) => imports.map(({ from, to }) => `${from} imports ${to}`);
const isIn = (room: string) => (path: string) => path.startsWith(`${room}/`);
const isOfProject = (path: string) =>
  ["infra", "functions", "shared", "queries", "test"].some((room) => isIn(room)(path));

const pureFiles = filesIn("shared/**/*.ts").filter((file) => !isIn("shared/aws")(file));

describe("shared/ outside shared/aws is pure", () => {
  /** Packages that only compute. Of node:crypto only hashes, see below. */
  const purePackages = [
    "decimal.js",
    "zod",
    "temporal-polyfill",
    "yaml",
    "fast-xml-parser",
    "hono/html",
    "pdfkit",
    "echarts",
    "echarts/core",
    "echarts/charts",
    "echarts/components",
    "echarts/renderers",
    "node:crypto",
  ];

  test("it imports itself and packages that only compute", () => {
    const impure = pureFiles
      .flatMap(importsOf)
      .filter(({ to }) =>
        isOfProject(to) ? !isIn("shared")(to) || isIn("shared/aws")(to) : !purePackages.includes(to),
      );
    expect(told(impure)).toEqual([]);
  });

  test.each`
    what                         | pattern
    ${"the clock"}               | ${/\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\b/}
    ${"the environment"}         | ${/\bprocess\b|\bDeno\b/}
    ${"the network"}             | ${/\bfetch\(|\bWebSocket\b/}
    ${"chance"}                  | ${/\bMath\.random\b|\brandom(UUID|Bytes|Int)\b|\bgetRandomValues\b/}
    ${"the console"}             | ${/\bconsole\./}
    ${"the machine's time zone"} | ${/\bgetTimezoneOffset\b|\btoLocale\w*\(/}
  `("it does not reach $what", ({ pattern }) => {
    expect(pureFiles.filter((file) => pattern.test(codeOf(file)))).toEqual([]);
  });
});

describe("dependencies point one way", () => {
  const isContract = (path: string) => /^functions\/[^/]+\/contract\.ts$/.test(path);
  /** A simulation takes files in without a server, by the use case that the function runs. */
  const isIngesting = (from: string, to: string) =>
    from === "infra/cli/simulation/simulate.ts" && to === "functions/ingest-file/ingest-file.ts";
  const folderOf = (path: string) => path.split("/").slice(0, 2).join("/");

  test.each`
    room           | mayReach                                        | allowed
    ${"shared"}    | ${"shared only"}                                | ${(_: string, to: string) => isIn("shared")(to)}
    ${"functions"} | ${"shared, queries, itself, others' contracts"} | ${(from: string, to: string) => isIn("shared")(to) || isIn("queries")(to) || folderOf(from) === folderOf(to) || isContract(to)}
    ${"infra"}     | ${"shared, queries, contracts of functions"}    | ${(from: string, to: string) => isIn("shared")(to) || isIn("queries")(to) || isIn("infra")(to) || isContract(to) || isIngesting(from, to)}
  `("$room reaches $mayReach", ({ room, allowed }) => {
    const astray = filesIn(`${room}/**/*.ts`)
      .flatMap(importsOf)
      .filter(({ from, to }) => isOfProject(to) && !allowed(from, to));
    expect(told(astray)).toEqual([]);
  });

  test("only shared/aws, infra and handlers know of the environment, and handlers only to parse it", () => {
    const readers = [...filesIn("shared/**/*.ts"), ...filesIn("functions/**/*.ts")].filter((file) =>
      /\bprocess\.env\b/.test(codeOf(file).replace("Env.parse(process.env)", "")),
    );
    expect(readers.filter((file) => !isIn("shared/aws")(file))).toEqual([]);
    const parsers = filesIn("functions/**/*.ts").filter((file) => codeOf(file).includes("process.env"));
    expect(parsers.filter((file) => !file.endsWith("/handler.ts"))).toEqual([]);
  });

  test("only shared/aws, handlers and what wires for one, infra and tests know of AWS clients", () => {
    const isWiring = (file: string) => /^functions\/[^/]+\/(handler|services)\.ts$/.test(file);
    const users = [...pureFiles, ...filesIn("functions/**/*.ts").filter((file) => !isWiring(file))]
      .flatMap(importsOf)
      .filter(({ to }) => to.startsWith("@aws-sdk/"));
    expect(told(users)).toEqual([]);
  });
});

describe("a function's folder", () => {
  const folders = globSync("functions/*/", { cwd: root }).map(normalize).sort();
  const handlers = filesIn("functions/*/handler.ts");

  test.each(["handler.ts", "contract.ts", "README.md"])("holds a %s", (name) => {
    expect(folders.filter((folder) => !existsSync(join(root, folder, name)))).toEqual([]);
  });

  test("has a handler that only wires: short, without a branch, a loop or a try", () => {
    const longest = 40;
    const decision = /\b(if|else|for|while|do|switch|try|catch|throw)\b|\?\?|\s\?\s|&&|\|\|/;
    expect(handlers.filter((file) => textOf(file).split("\n").length > longest)).toEqual([]);
    expect(handlers.filter((file) => decision.test(codeOf(file)))).toEqual([]);
  });

  test("has a README of one short page", () => {
    const readmes = filesIn("functions/*/README.md");
    expect(readmes.filter((file) => textOf(file).split("\n").length > 40)).toEqual([]);
  });
});

test("nothing is typed any, silenced or left for later", () => {
  const files = ["shared", "functions", "infra"].flatMap((room) => filesIn(`${room}/**/*.ts`));
  expect(files.filter((file) => /:\s*any\b|\bas any\b|<any>/.test(codeOf(file)))).toEqual([]);
  expect(files.filter((file) => /@ts-ignore|@ts-nocheck|\bTODO\b|\bFIXME\b/.test(textOf(file)))).toEqual([]);
});

test("money never becomes a binary float in the money core", () => {
  const core = ["money", "rebate", "ledger"].flatMap((folder) => filesIn(`shared/${folder}/**/*.ts`));
  expect(core.filter((file) => /\bparseFloat\b|\.toNumber\(\)/.test(codeOf(file)))).toEqual([]);
});
