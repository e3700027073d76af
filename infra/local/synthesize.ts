import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { claim } from "./files.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));
const output = join(project, "cdk.out");

export const templateFile = join(output, "Tierline.template.json");
const fingerprintFile = join(output, "sources.sha256");

/** Everything that the template and the bundles are made from. */
const sources = [
  "cdk.json",
  "package-lock.json",
  "tsconfig.json",
  "functions/**/*.css",
  "functions/**/*.ts",
  "infra/*.ts",
  "infra/stack/**/*",
  "queries/**/*.sql",
  "shared/**/*.ts",
];

/**
 * Synthesizes the template and bundles the functions, unless nothing has changed since the last time. Processes that ask at once
 * wait for the one that is at work.
 * @throws with what the CDK said if it fails
 */
export async function synthesize(onProgress: (text: string) => void = () => undefined): Promise<void> {
  await mkdir(output, { recursive: true });
  let turn = claim(join(project, "cdk.out/synthesizing"));
  while ("holder" in turn) {
    await sleep(100);
    turn = claim(join(project, "cdk.out/synthesizing"));
  }
  try {
    const before = await fingerprint();
    if (before.template !== undefined && (await textOf(fingerprintFile)) === `${before.sources} ${before.template}`)
      return;
    onProgress("synthesizing the template and bundling the functions");
    await synth();
    const { template } = await fingerprint();
    await writeFile(fingerprintFile, `${before.sources} ${template}`);
  } finally {
    turn.release();
  }
}

/** What the sources hold, and what a synthesis made of them, which may have been another one than ours. */
async function fingerprint(): Promise<{ readonly sources: string; readonly template: string | undefined }> {
  const files: string[] = [];
  for (const pattern of sources) {
    for await (const entry of glob(pattern, { cwd: project, withFileTypes: true })) {
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
    }
  }
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  const template = await textOf(templateFile);
  return {
    sources: hash.digest("hex"),
    template: template === undefined ? undefined : createHash("sha256").update(template).digest("hex"),
  };
}

function textOf(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}

function synth(): Promise<void> {
  return new Promise((resolve, reject) => {
    const cdk = join(project, "node_modules/aws-cdk/bin/cdk");
    // The app in cdk.json runs on the first `node` of the path.
    const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
    const child = spawn(process.execPath, [cdk, "synth", "--quiet"], {
      cwd: project,
      env: { ...process.env, PATH: path },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`cdk synth ended with ${code}:\n${said}`)),
    );
  });
}
