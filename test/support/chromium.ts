import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** A browser that renders pages, as the machine has it. */

const names = ["chromium", "google-chrome"] as const;

/**
 * The program of a browser that tests can drive, undefined where there is none.
 * @throws in CI, where there must be one
 */
export function chromiumFile(): string | undefined {
  const directories = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => directories.map((directory) => join(directory, name))).find(isProgram);
  if (found === undefined && process.env.CI !== undefined)
    throw new Error(`neither ${names.join(" nor ")} is on the PATH: CI installs one`);
  return found;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Without the sandbox, which wants rights that containers do not give; it opens our own pages only. */
export function startChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
