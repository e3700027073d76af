import { defaultIsContentTypeBinary } from "hono/aws-lambda";

/** Whether an answer passes the HTTP API byte for byte: as text a list would lose its byte order mark, by which spreadsheets read Chinese. */
export function isSentAsBytes(contentType: string): boolean {
  return contentType.startsWith("text/csv") || defaultIsContentTypeBinary(contentType);
}
