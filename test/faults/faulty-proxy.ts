import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type FunctionProcess, processOfConnection } from "./process-of-connection.ts";
import { type FunctionRequest, operationOf, type Service, type Step } from "./step.ts";

/**
 * What happens to one request on its way to a service:
 * - `kill-before` ends the calling function before the service hears of it,
 * - `kill-after` ends it once the service has done it but before the function hears back,
 * - `kill-later` lets the request through and ends the function at a random moment soon after,
 * - `lose-request` drops the connection before the service hears of it,
 * - `lose-answer` drops the connection instead of the answer,
 * - `throttle` answers with the service's own refusal,
 * - `repeat` delivers the request twice and answers what the second one brought.
 */
export type Fault =
  | "kill-before"
  | "kill-after"
  | "kill-later"
  | "lose-request"
  | "lose-answer"
  | "throttle"
  | "repeat";

/** What a request meets: a fault, or a time to wait before it goes on, or nothing. */
export type Fate = {
  readonly fault?: Fault;
  readonly waitFor?: Promise<unknown>;
  readonly killDelayMilliseconds?: number;
};

export type FaultyProxy = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Stands between functions and a service and asks before every request what becomes of it.
 */
export async function startFaultyProxy(options: {
  readonly service: Service;
  /** Asked for with every request: some services begin to listen after those who call them. */
  readonly target: () => string;
  readonly fateOf: (request: FunctionRequest) => Fate;
  /** Told of each fault that has really happened. */
  readonly injected: (fault: Fault, step: Step) => void;
}): Promise<FaultyProxy> {
  const { service, target, fateOf, injected } = options;
  const callers = new WeakMap<Socket, FunctionProcess>();

  /** A connection belongs to one process for life, so it is looked up once. */
  const callerOf = ({ socket }: IncomingMessage): FunctionProcess | undefined => {
    const known = callers.get(socket);
    if (known !== undefined || socket.remotePort === undefined || socket.localPort === undefined) return known;
    const found = processOfConnection(socket.remotePort, socket.localPort);
    if (found !== undefined) callers.set(socket, found);
    return found;
  };

  const relay = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await readAll(incoming);
    const caller = callerOf(incoming);
    if (caller === undefined) {
      // It has ended, or it was not to be found just now: then it asks again on a connection of its own.
      outgoing.destroy();
      return;
    }

    const step = { functionName: caller.functionName, operation: operationOf(service, incoming, body) };
    const {
      fault,
      waitFor,
      killDelayMilliseconds = 0,
    } = fateOf({
      step,
      path: decodeURIComponent(incoming.url ?? ""),
      body,
      callId: String(incoming.headers["amz-sdk-invocation-id"]),
    });
    await waitFor;
    const done = (): void => {
      if (fault !== undefined) injected(fault, step);
    };
    switch (fault) {
      case undefined:
        return answer(outgoing, await forward(target(), incoming, body));
      case "throttle":
        done();
        return throttle(service, outgoing);
      case "kill-before":
        if (kill(caller)) done();
        outgoing.destroy();
        return;
      case "kill-after":
        await forward(target(), incoming, body);
        if (kill(caller)) done();
        outgoing.destroy();
        return;
      case "kill-later":
        void sleep(killDelayMilliseconds).then(() => {
          if (kill(caller)) done();
        });
        return answer(outgoing, await forward(target(), incoming, body));
      case "lose-request":
        done();
        outgoing.destroy();
        return;
      case "lose-answer":
        await forward(target(), incoming, body);
        done();
        outgoing.destroy();
        return;
      case "repeat":
        await forward(target(), incoming, body);
        done();
        return answer(outgoing, await forward(target(), incoming, body));
    }
  };

  const server = createServer((incoming, outgoing) => {
    void relay(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether the process was there to be ended. */
function kill({ pid }: FunctionProcess): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}

/** How a service says that it is asked too much at the moment. */
const throttles: Readonly<Record<Service, readonly [status: number, contentType: string, body: string]>> = {
  dynamodb: [
    400,
    "application/x-amz-json-1.0",
    JSON.stringify({
      __type: "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
      message: "The level of configured provisioned throughput for the table was exceeded.",
    }),
  ],
  s3: [
    503,
    "application/xml",
    "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>",
  ],
  "step-functions": [
    400,
    "application/x-amz-json-1.0",
    JSON.stringify({ __type: "ThrottlingException", message: "Rate exceeded" }),
  ],
  mail: [429, "application/json", JSON.stringify({ __type: "TooManyRequestsException", message: "Rate exceeded" })],
};

function throttle(service: Service, outgoing: ServerResponse): void {
  const [status, contentType, body] = throttles[service];
  outgoing.writeHead(status, { "content-type": contentType }).end(body);
}

type Answer = { readonly status: number; readonly headers: IncomingMessage["headers"]; readonly body: Buffer };

function answer(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  outgoing.writeHead(status, headers).end(body);
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Each side keeps its own connections, and bodies are sent whole. */
const ofOneConnection = ["connection", "keep-alive", "transfer-encoding", "expect"];

/** Connections to services are used again: the more there are, the longer it takes to find a function's among them. */
const agent = new Agent({ keepAlive: true });

async function forward(target: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const { hostname, port } = new URL(target);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const { method, url: path, headers } = incoming;
    httpRequest({ hostname, port, method, path, headers: endToEnd(headers), agent }, resolve)
      .once("error", reject)
      .end(body);
  });
  return {
    status: response.statusCode ?? 500,
    headers: endToEnd(response.headers),
    body: await readAll(response),
  };
}

function endToEnd(headers: IncomingMessage["headers"]): IncomingMessage["headers"] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneConnection.includes(name)));
}
