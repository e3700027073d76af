import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { readTemplate, type Template } from "../../../infra/local/template.ts";

/** A function's bundle as the synthesized app holds it: a folder with a CommonJS index.js. */
export type Bundles = Readonly<Record<string, string>>;

/** As writeSynthesized, and reads the template as the local system does; both are gone when the test is. */
export async function synthesized(
  template: object,
  bundles: Bundles = {},
): Promise<{ template: Template; directory: string }> {
  const { templateFile, directory, remove } = await writeSynthesized(template, bundles);
  onTestFinished(remove);
  return { template: await readTemplate(templateFile), directory };
}

/** Writes a template with its assets, in a directory of its own, as the synthesizer would. */
export async function writeSynthesized(template: object, bundles: Bundles = {}) {
  const directory = await mkdtemp(join(tmpdir(), "tierline-template-"));
  const files: Record<string, unknown> = {};
  for (const [name, code] of Object.entries(bundles)) {
    await mkdir(join(directory, `asset.${name}`));
    await writeFile(join(directory, `asset.${name}`, "index.js"), code);
    files[name] = { source: { path: `asset.${name}` } };
  }
  await writeFile(join(directory, "Tierline.assets.json"), JSON.stringify({ files }));
  const templateFile = join(directory, "Tierline.template.json");
  await writeFile(templateFile, JSON.stringify(template));
  return { templateFile, directory, remove: () => rm(directory, { recursive: true, force: true, maxRetries: 3 }) };
}

/** A function resource around a bundle. */
export function functionResource(name: string, more: object = {}): object {
  return {
    Type: "AWS::Lambda::Function",
    Properties: {
      FunctionName: name,
      Code: { S3Key: `${name}.zip` },
      Handler: "index.handler",
      Runtime: "nodejs24.x",
      MemorySize: 256,
      Timeout: 5,
      ...more,
    },
  };
}
