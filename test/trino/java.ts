import { execFile } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The oldest Java that Trino's present release starts on. */
const oldestVersion = 24;

/**
 * Finds a JDK: where JAVA_HOME points, on the PATH, or where Debian's packages lie.
 * @returns its directory of programs
 * @throws saying what to install if there is none, or only older ones
 */
export async function findJava(): Promise<string> {
  const { JAVA_HOME, PATH = "" } = process.env;
  const places = [
    ...(JAVA_HOME === undefined ? [] : [join(JAVA_HOME, "bin")]),
    ...PATH.split(delimiter),
    ...globSync("/usr/lib/jvm/*/bin").sort().reverse(),
  ];
  const found: string[] = [];
  for (const place of places.filter((place) => existsSync(join(place, "java")) && existsSync(join(place, "jar")))) {
    const version = await versionOf(join(place, "java"));
    if (version >= oldestVersion) return place;
    found.push(`${version} in ${place}`);
  }
  throw new Error(
    `Trino needs a JDK of version ${oldestVersion} or newer; found: ${found.join(", ") || "none"}. ` +
      "Install one, such as Eclipse Temurin 25 or Debian's openjdk-25-jdk-headless, and let JAVA_HOME point to it.",
  );
}

/** The first number of `openjdk version "25.0.3"`, which Java writes to standard error. */
async function versionOf(java: string): Promise<number> {
  const { stderr } = await run(java, ["-version"]);
  return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
}
