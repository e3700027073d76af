import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../infra/local/free-port.ts";
import { installTrino } from "./install.ts";
import { findJava } from "./java.ts";

/** A Trino of the test's own on this machine, gone with its files when it is closed. */
export type TrinoServer = {
  readonly url: string;
  /** What Trino calls `local:///` and reads the lake from. */
  readonly directory: string;
  readonly close: () => Promise<void>;
};

/** Catalog of the lake, named as Athena names its own. */
export const catalog = "awsdatacatalog";

const startMilliseconds = 120_000;

export async function startTrino(say: (text: string) => void): Promise<TrinoServer> {
  const java = await findJava();
  const home = await installTrino(java, say);
  const port = await freePort(0);
  const directory = await mkdtemp(join(tmpdir(), "tierline-trino-"));
  await writeConfiguration(directory, home, port);
  const log = join(directory, "server.log");
  const output = openSync(log, "w");
  const server = spawn(join(java, "java"), javaArguments(directory, home), {
    cwd: directory,
    stdio: ["ignore", output, output],
  });
  const remove = () => {
    server.kill("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  };
  process.once("exit", remove);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
  const close = async () => {
    await end(server);
    process.off("exit", remove);
    await rm(directory, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilStarted(url, server, log);
    return { url, directory, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function writeConfiguration(directory: string, home: string, port: number): Promise<void> {
  const url = `http://127.0.0.1:${port}`;
  await mkdir(join(directory, "catalogs"));
  await writeFile(
    join(directory, "config.properties"),
    properties({
      coordinator: "true",
      "node-scheduler.include-coordinator": "true",
      "http-server.http.port": String(port),
      "discovery.uri": url,
      "node.environment": "test",
      // What is remembered of hundreds of large plans would fill the memory.
      "query.max-history": "10",
      "query.min-expire-age": "10s",
      "node.bind-ip": "127.0.0.1",
      "node.internal-address": "127.0.0.1",
      "plugin.dir": join(home, "plugin"),
      "catalog.config-dir": join(directory, "catalogs"),
    }),
  );
  await writeFile(
    join(directory, "catalogs", `${catalog}.properties`),
    properties({
      "connector.name": "hive",
      "hive.metastore": "file",
      // As Athena does: an unpartitioned table's files may lie in folders of their own.
      "hive.recursive-directories": "true",
      "hive.metastore.catalog.dir": "local:///metastore",
      "fs.native-local.enabled": "true",
      "local.location": directory,
    }),
  );
}

const properties = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");

function javaArguments(directory: string, home: string): readonly string[] {
  return [
    "-Xmx3G",
    "-XX:+ExitOnOutOfMemoryError",
    // As Trino's own installation has them: compiled queries are many, and pinned memory must not be given up on.
    "-XX:ReservedCodeCacheSize=512M",
    "-XX:PerMethodRecompilationCutoff=10000",
    "-XX:PerBytecodeRecompilationCutoff=10000",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:G1NumCollectionsKeepPinned=10000000",
    "-XX:+EnableDynamicAgentLoading",
    "-Djdk.attach.allowAttachSelf=true",
    `-Dconfig=${join(directory, "config.properties")}`,
    "-classpath",
    join(home, "lib", "*"),
    "io.trino.server.TrinoServer",
  ];
}

async function untilStarted(url: string, server: ChildProcess, log: string): Promise<void> {
  const latest = performance.now() + startMilliseconds;
  while (!(await isStarted(url))) {
    const ended = server.exitCode !== null || server.signalCode !== null;
    if (!ended && performance.now() < latest) await sleep(200);
    else {
      const lines = (await readFile(log, "utf8")).trimEnd().split("\n");
      throw new Error(`Trino ${ended ? "ended" : "did not answer"} while it started:\n${lines.slice(-30).join("\n")}`);
    }
  }
}

async function isStarted(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/v1/info`);
    return answer.ok && (await answer.text()).includes('"starting":false');
  } catch {
    return false;
  }
}

const endMilliseconds = 20_000;

/** Ends the process, by force if it does not want to. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, "exit");
  server.kill("SIGTERM");
  const force = setTimeout(() => server.kill("SIGKILL"), endMilliseconds);
  await exited;
  clearTimeout(force);
}
