import type { IncomingMessage } from "node:http";

export type Service = "dynamodb" | "s3" | "step-functions" | "mail";

/** A request of a function as it is on its way. */
export type FunctionRequest = {
  readonly step: Step;
  readonly path: string;
  readonly body: Buffer;
  /** The same for a request and its repetitions by the SDK. */
  readonly callId: string;
};

/** Which place in which function a request comes from: `accrue-shard: put lake/standings`. */
export type Step = { readonly functionName: string; readonly operation: string };

/** Functions are named `tierline-` and their folder. */
export const folderOf = (functionName: string): string => functionName.replace(/^tierline-/, "");

export const stepText = ({ functionName, operation }: Step): string => `${folderOf(functionName)}: ${operation}`;

/** What a request asks of its service, without the parts that differ from run to run. */
export function operationOf(
  service: Service,
  { headers, method = "", url = "" }: IncomingMessage,
  body: Buffer,
): string {
  if (service === "dynamodb") {
    const target = headers["x-amz-target"];
    const tables = new Set([...body.toString().matchAll(/"TableName":"([^"]+)"/g)].map(([, table]) => table));
    const operation = typeof target === "string" ? (target.split(".")[1] ?? target) : method;
    return `${operation} ${[...tables].join(" and ")}`;
  }
  if (service === "step-functions") return String(headers["x-amz-target"]).split(".").at(-1) ?? method;
  if (service === "mail") return `${method.toLowerCase()} ${url}`;
  const { pathname, searchParams } = new URL(url, "http://s3");
  const [, bucket = "", ...key] = decodeURIComponent(pathname).split("/");
  const place = key.length === 0 || key[0] === "" ? (searchParams.get("prefix") ?? "") : key.join("/");
  const verb = searchParams.has("list-type") ? "list" : method.toLowerCase();
  return `${verb} ${bucket}/${place.split("/")[0]}`;
}
