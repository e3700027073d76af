import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** The process of a function: its id, and the name by which Lambda knows the function. */
export type FunctionProcess = { readonly pid: number; readonly functionName: string };

/** Processes seen before. Looking at all of /proc is slow, and a function opens many connections. */
const seen = new Map<number, string>();

/**
 * The function's process at the other end of a loopback connection, found as the kernel lists it: the socket's inode in
 * /proc/net/tcp, then the one among the descendants of this process that holds it and runs a function.
 */
export function processOfConnection(clientPort: number, serverPort: number): FunctionProcess | undefined {
  const inode = inodeOf(clientPort, serverPort);
  if (inode === undefined) return undefined;
  for (const [pid, functionName] of seen) if (holdsSocket(pid, inode)) return { pid, functionName };
  for (const pid of descendantsOf(process.pid)) {
    const functionName = seen.has(pid) || !holdsSocket(pid, inode) ? undefined : functionOf(pid);
    if (functionName === undefined) continue;
    seen.set(pid, functionName);
    return { pid, functionName };
  }
  return undefined;
}

/** Field positions in /proc/net/tcp: the local address, the remote address, and the inode. */
const localAddressField = 1;
const remoteAddressField = 2;
const inodeField = 9;

/** Both ends are compared, because the kernel gives one local port to connections with different servers. */
function inodeOf(clientPort: number, serverPort: number): string | undefined {
  const [local, remote] = [clientPort, serverPort].map(
    (port) => `:${port.toString(16).toUpperCase().padStart(4, "0")}`,
  ) as [string, string];
  for (const line of readFileSync("/proc/net/tcp", "utf8").split("\n").slice(1)) {
    const fields = line.trim().split(/\s+/);
    if (fields[localAddressField]?.endsWith(local) && fields[remoteAddressField]?.endsWith(remote))
      return fields[inodeField];
  }
  return undefined;
}

function descendantsOf(ancestor: number): readonly number[] {
  const parentOf = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The command's name stands in brackets and may hold spaces; the parent is the second field behind it.
      const [, parent] = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      parentOf.set(Number(name), Number(parent));
    } catch {
      // The process has ended between listing and reading.
    }
  }
  const isDescendant = (pid: number): boolean => {
    const parent = parentOf.get(pid);
    return parent !== undefined && (parent === ancestor || isDescendant(parent));
  };
  return [...parentOf.keys()].filter(isDescendant);
}

function holdsSocket(pid: number, inode: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => linkOf(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`);
  } catch {
    // The process has ended; another one may get its number.
    seen.delete(pid);
    return false;
  }
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function functionOf(pid: number): string | undefined {
  const prefix = "AWS_LAMBDA_FUNCTION_NAME=";
  try {
    const variables = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    return variables.find((variable) => variable.startsWith(prefix))?.slice(prefix.length);
  } catch {
    return undefined;
  }
}
