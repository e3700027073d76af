import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes a file whole or not at all, so that a process that dies while writing leaves no half of one to the next start. */
export function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}

/** Whether a file of a directory was finished. */
export const isWhole = (file: string): boolean => !file.endsWith(".unfinished");

/**
 * Claims something for this process by a file that holds its number. A claim of a process that has died is void.
 * @returns what gives the claim back, or the number of the living process that holds it
 */
export function claim(file: string): { readonly release: () => void } | { readonly holder: number } {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (;;) {
      try {
        // A link appears with its content or not at all.
        linkSync(own, file);
        return { release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      }
      const holder = holderOf(file);
      if (holder !== undefined && isRunning(holder)) return { holder };
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(own);
  }
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    // Given back in the meantime.
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another user runs too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
