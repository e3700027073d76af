import { Logger } from "@aws-lambda-powertools/logger";
import echarts from "echarts/dist/echarts.common.min.js";
import { handle } from "hono/aws-lambda";
import { pagesApp } from "./app.ts";
import { Env } from "./contract.ts";
import charts from "./dashboards/charts.script.js";
import pages from "./pages.script.js";
import { isSentAsBytes } from "./sent-as-bytes.ts";
import { servicesOf } from "./services.ts";
import styles from "./styles.css";

const logger = new Logger();
const app = pagesApp({
  ...servicesOf(Env.parse(process.env)),
  files: { styles, pages, echarts, charts },
  report: (error) => logger.error("a page failed", error),
});

export const handler = handle(app, { isContentTypeBinary: isSentAsBytes });
