import { Logger } from "@aws-lambda-powertools/logger";
import { handle } from "hono/aws-lambda";
import { pagesApp } from "./app.ts";
import { Env } from "./contract.ts";
import { isSentAsBytes } from "./sent-as-bytes.ts";
import { servicesOf } from "./services.ts";
import styles from "./styles.css";

const logger = new Logger();
const app = pagesApp({
  ...servicesOf(Env.parse(process.env)),
  styles,
  report: (error) => logger.error("a page failed", error),
});

export const handler = handle(app, { isContentTypeBinary: isSentAsBytes });
