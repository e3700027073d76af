import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AssetHashType, DockerImage } from "aws-cdk-lib";
import { Architecture, Code, LayerVersion } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { inRepository } from "./repository.ts";
import { functionRuntime } from "./runtime.ts";

const platformPackage = "@duckdb/node-bindings-linux-x64";
const packages = ["@duckdb/node-api", "@duckdb/node-bindings"];

/** DuckDB for Lambda's platform, taken from the installed packages, so that functions run the version that tests ran. */
export function duckDbLayer(scope: Construct, id: string): LayerVersion {
  const source = inRepository("node_modules/@duckdb");
  const versions = packages.map((name) => `${name}@${installedVersion(name)}`);
  return new LayerVersion(scope, id, {
    description: `DuckDB for ${platformPackage}: ${versions.join(", ")}`,
    compatibleRuntimes: [functionRuntime],
    compatibleArchitectures: [Architecture.X86_64],
    code: Code.fromAsset(source, {
      assetHashType: AssetHashType.CUSTOM,
      assetHash: createHash("sha256").update(versions.join()).digest("hex"),
      bundling: {
        // Never pulled: the local step below always does the work.
        image: DockerImage.fromRegistry("none"),
        local: { tryBundle: copyPackages },
      },
    }),
  });
}

/** Lays the packages out where Lambda's Node.js looks for a layer's modules. */
function copyPackages(outputDirectory: string): boolean {
  const modules = join(outputDirectory, "nodejs/node_modules");
  for (const name of packages) cpSync(inRepository(`node_modules/${name}`), join(modules, name), { recursive: true });
  const platform = inRepository(`node_modules/${platformPackage}`);
  const target = join(modules, platformPackage);
  if (existsSync(platform)) cpSync(platform, target, { recursive: true });
  else fetchPlatformPackage(target);
  return true;
}

/** A developer's own platform has its own binding installed; Lambda's then comes from the registry. */
function fetchPlatformPackage(target: string): void {
  mkdirSync(target, { recursive: true });
  const wanted = `${platformPackage}@${installedVersion("@duckdb/node-bindings")}`;
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", target, wanted], { encoding: "utf8" });
  const archive = join(target, packed.trim());
  execFileSync("tar", ["-xzf", archive, "-C", target, "--strip-components=1"]);
  rmSync(archive);
}

function installedVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(inRepository(`node_modules/${name}/package.json`), "utf8"));
  return version;
}
