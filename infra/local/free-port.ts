import { createServer } from "node:net";
import { portError } from "./http.ts";

/**
 * Tries a port for the servers that take no port 0 or end silently on a taken one.
 * @returns the port, or a free one for 0. @throws naming the port if it is taken
 */
export function freePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(portError(error, port)));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      const found = typeof address === "object" && address !== null ? address.port : port;
      probe.close(() => resolve(found));
    });
  });
}
