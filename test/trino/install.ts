import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { inRepository } from "../../infra/stack/repository.ts";

const run = promisify(execFile);

const version = "476";

/** What Trino consists of here, as Maven Central holds it: the server without connectors, and the one for files with a metastore. */
const artifacts = {
  server: {
    name: "trino-server-core",
    type: "tar.gz",
    sha256: "0f388f9967c177ae70a47c099082fc95387f0c3cb96d8000d1d41fc3a5223158",
  },
  hive: {
    name: "trino-hive",
    type: "zip",
    sha256: "611bacdb07d9f3cf7b9d47f97ecc76fa2e7ff8bfe8a9728c3d06adc1bfb8662e",
  },
} as const;
type Artifact = (typeof artifacts)[keyof typeof artifacts];

/**
 * Puts Trino into `.local/trino`, unless it is there from before: 450 MB from Maven Central.
 * @param javaDirectory the programs of a JDK, one of which unpacks
 * @returns Trino's directory
 * @throws if Maven is not installed, or a file is not the one that is expected
 */
export async function installTrino(javaDirectory: string, say: (text: string) => void): Promise<string> {
  const directory = inRepository(`.local/trino/${version}`);
  if (existsSync(directory)) return directory;
  say(`fetching Trino ${version} from Maven Central`);
  // Whatever is cut off stays in a directory of another name, which the next time begins anew.
  const work = `${directory}.unfinished`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  const server = await fetchArtifact(artifacts.server, work);
  const hive = await fetchArtifact(artifacts.hive, work);
  await run("tar", ["--extract", "--file", server], { cwd: work });
  const unpacked = join(work, `${artifacts.server.name}-${version}`);
  await run(join(javaDirectory, "jar"), ["--extract", "--file", hive], { cwd: join(unpacked, "plugin") });
  await rename(unpacked, directory);
  await rm(work, { recursive: true });
  return directory;
}

/** Fetches with Maven, which knows of the user's mirrors and proxies. */
async function fetchArtifact({ name, type, sha256 }: Artifact, work: string): Promise<string> {
  const repository = join(work, "repository");
  const coordinates = `-Dartifact=io.trino:${name}:${version}:${type}`;
  const goals = ["dependency:get", "-Dtransitive=false", coordinates, `-Dmaven.repo.local=${repository}`];
  try {
    await run("mvn", ["--batch-mode", "--quiet", "--strict-checksums", ...goals]);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw isMissing ? new Error("Trino is fetched with Maven: install it, such as Debian's package maven.") : error;
  }
  const file = join(repository, "io/trino", name, version, `${name}-${version}.${type}`);
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  const found = hash.digest("hex");
  if (found !== sha256) throw new Error(`${name} ${version} has the SHA-256 ${found}, expected is ${sha256}`);
  return file;
}
