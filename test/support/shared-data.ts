import { existsSync } from "node:fs";
import { resolve } from "node:path";

/**
 * A file that lies beside the checkout, not in it.
 * @param folder where it lies in `../shared`
 * @returns its path, or undefined where it is absent, so that a test can be skipped with that reason
 * @throws in CI, where the file must be there
 */
export function sharedData(name: string, folder = "data"): string | undefined {
  const path = resolve(import.meta.dirname, "../../../shared", folder, name);
  if (existsSync(path)) return path;
  if (process.env.CI !== undefined) throw new Error(`${path} is absent: this test must not be skipped in CI`);
  return undefined;
}
