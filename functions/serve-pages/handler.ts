import { randomBytes } from "node:crypto";
import { Logger } from "@aws-lambda-powertools/logger";
import { handle } from "hono/aws-lambda";
import { pagesApp } from "./app.ts";
import { Env } from "./contract.ts";
import { keysOf, tokenReader } from "./id-tokens.ts";
import { signInService } from "./sign-in-service.ts";
import styles from "./styles.css";

const env = Env.parse(process.env);
const logger = new Logger();
const app = pagesApp({
  pagesUrl: env.PAGES_URL,
  readToken: tokenReader({
    issuer: env.SIGN_IN_ISSUER,
    clientId: env.SIGN_IN_CLIENT_ID,
    keys: keysOf(env.SIGN_IN_ISSUER),
    now: () => new Date(),
  }),
  signIn: signInService({ url: env.SIGN_IN_URL, clientId: env.SIGN_IN_CLIENT_ID, pagesUrl: env.PAGES_URL }),
  styles,
  now: () => new Date(),
  randomText: () => randomBytes(32).toString("base64url"),
  report: (error) => logger.error("a page failed", error),
});

export const handler = handle(app);
