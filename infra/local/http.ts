import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { StartRefused } from "./start-refused.ts";

export type HttpService = { readonly url: string; readonly close: () => Promise<void> };

/** Serves an app to this machine only. Port 0 takes a free one. @throws naming the port if it is taken. */
export function serveLocally(app: Hono, port: number): Promise<HttpService> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, (address) => {
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            // Clients keep connections open; waiting for them would keep the system from ending.
            (server as Server).closeAllConnections();
          }),
      });
    });
    server.once("error", (error) => reject(portError(error, port)));
  });
}

/** Turns "address in use" into what to do about it. */
export function portError(error: Error, port: number): Error {
  return "code" in error && error.code === "EADDRINUSE"
    ? new StartRefused(`port ${port} on 127.0.0.1 is in use: end the program that listens there and start again`)
    : error;
}

/** An error that an AWS client gets by its name. */
export class ApiError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}
