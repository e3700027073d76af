import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { tierlineApp } from "../../../infra/stack/tierline-app.ts";
import { written } from "./synthesized.ts";

/** Outside of the repository, so that a bundle finds nothing but itself and what the layer brings, as on Lambda. */
const outputDirectory = mkdtempSync(join(tmpdir(), "tierline-bundles-"));
afterAll(() => rmSync(outputDirectory, { recursive: true, force: true }));

const Code = z.object({ S3Key: z.string() });
const Resources = z.record(
  z.string(),
  z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
);
const resources = Object.values(
  Resources.parse(tierlineApp({ outputDirectory }).synth().getStackByName("Tierline").template.Resources),
);
const assetOf = (code: unknown) => join(outputDirectory, `asset.${Code.parse(code).S3Key.replace(/\.zip$/, "")}`);

const layers = resources
  .filter(({ Type }) => Type === "AWS::Lambda::LayerVersion")
  .map(({ Properties }) => assetOf(Properties.Content));
const functions = resources
  .filter(({ Type }) => Type === "AWS::Lambda::Function")
  .map(({ Properties }) => [String(Properties.FunctionName), Properties] as const);

const loads = "process.stdout.write(typeof require(process.argv[1]).handler)";

test.each(functions)("%s loads from its bundle and the layer alone", (_, { Code: code, Environment, Layers }) => {
  const { Variables } = Environment as { Variables: Record<string, unknown> };
  const variables = Object.entries(Variables).map(([name, value]) => [name, written(value)]);
  const modules = layers.map((layer) => join(layer, "nodejs/node_modules"));
  const said = execFileSync(process.execPath, ["--eval", loads, assetOf(code)], {
    cwd: outputDirectory,
    encoding: "utf8",
    env: { ...Object.fromEntries(variables), ...(Layers === undefined ? {} : { NODE_PATH: modules.join(":") }) },
  });
  expect(said).toBe("function");
});

test("a bundle keeps its source map beside it and its names readable", () => {
  for (const [name, { Code: code }] of functions) {
    expect(existsSync(join(assetOf(code), "index.js.map")), name).toBe(true);
    expect(readFileSync(join(assetOf(code), "index.js"), "utf8"), name).toContain("__name(");
  }
});

test("the layer holds DuckDB for Lambda's platform and opens a database", () => {
  const [layer = ""] = layers;
  expect(existsSync(join(layer, "nodejs/node_modules/@duckdb/node-bindings-linux-x64/duckdb.node"))).toBe(true);
  if (process.platform !== "linux" || process.arch !== "x64") return;
  const opens = `
    require("@duckdb/node-api").DuckDBInstance.create(":memory:")
      .then((instance) => instance.connect())
      .then((connection) => connection.runAndReadAll("select 42"))
      .then((reader) => process.stdout.write(String(reader.getRows()[0][0])))`;
  const said = execFileSync(process.execPath, ["--eval", opens], {
    cwd: outputDirectory,
    encoding: "utf8",
    env: { NODE_PATH: join(layer, "nodejs/node_modules") },
  });
  expect(said).toBe("42");
});
