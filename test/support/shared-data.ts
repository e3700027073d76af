import { existsSync } from "node:fs";
import { resolve } from "node:path";

/**
 * A data file that lies beside the checkout, not in it.
 * @returns its path, or undefined where it is absent, so that a test can be skipped with that reason
 * @throws in CI, where the data must be there
 */
export function sharedData(name: string): string | undefined {
  const path = resolve(import.meta.dirname, "../../../shared/data", name);
  if (existsSync(path)) return path;
  if (process.env.CI !== undefined) throw new Error(`${path} is absent: this test must not be skipped in CI`);
  return undefined;
}
