import { once } from "node:events";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type mail from "aws-ses-v2-local";
import { freePort } from "./free-port.ts";
import type { HttpService } from "./http.ts";

const { default: start }: typeof mail = createRequire(import.meta.url)("aws-ses-v2-local");

/** The SES API; its address, opened in a browser, is the mailbox of everything that was sent since the start. */
export async function startMail(port: number): Promise<HttpService> {
  const free = await freePort(port);
  const server: Server = await start({ host: "127.0.0.1", port: free });
  return {
    url: `http://127.0.0.1:${free}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
