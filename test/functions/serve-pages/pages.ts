import { readFileSync } from "node:fs";
import { AthenaClient } from "@aws-sdk/client-athena";
import { generateKeyPair, SignJWT } from "jose";
import { pagesApp } from "../../../functions/serve-pages/app.ts";
import type { DataServices } from "../../../functions/serve-pages/dashboards/data.ts";
import type { EffectServices } from "../../../functions/serve-pages/dashboards/effect-report.ts";
import { tokenReader } from "../../../functions/serve-pages/id-tokens.ts";
import type { PayoutServices } from "../../../functions/serve-pages/payout-services.ts";
import { signInService } from "../../../functions/serve-pages/sign-in-service.ts";
import { pdfOf } from "../../../shared/aws/letter-fonts.ts";
import { EffectsUnknown } from "../../../shared/effects/effect-report.ts";
import { PositionUnknown } from "../../../shared/explanation/position-report.ts";
import { CustomerUnknown } from "../../../shared/statement/statement.ts";

export const issuer = "https://pool.example.com/eu-1";
export const clientId = "pages-client";
export const pagesUrl = "https://rebates.example.com";
export const signInUrl = "https://sign-in.example.com";

const keys = await generateKeyPair("RS256");
const strangerKeys = await generateKeyPair("RS256");

/** An ID token as the user pool makes it for an approver, but for what is said. */
export function tokenOf(claims: Readonly<Record<string, unknown>> = {}, isForged = false): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    iss: issuer,
    aud: clientId,
    sub: "7f0c",
    token_use: "id",
    email: "chen.wei@example.com",
    name: "Chen <Wei>",
    "cognito:groups": ["approver"],
    iat: now,
    exp: now + 3600,
    ...claims,
  })
    .setProtectedHeader({ alg: "RS256", kid: "1" })
    .sign(isForged ? strangerKeys.privateKey : keys.privateKey);
}

const noReleases = async (): Promise<never> => {
  throw new Error("this test releases nothing");
};

/** No payouts and no policy: what tests see that are about something else. */
const nothing: Omit<PayoutServices & DataServices & EffectServices, "now" | "report"> = {
  payouts: {
    find: async () => undefined,
    list: async () => [],
    ofCustomer: async () => [],
    taskToken: async () => undefined,
    write: async () => false,
  },
  policies: { inForce: async () => undefined, acknowledge: async () => {}, acknowledgedAt: async () => undefined },
  releases: {
    batches: {
      find: async () => undefined,
      findByMessageId: async () => undefined,
      recent: async () => [],
      unwritten: async () => [],
      whileOpen: () => ({}),
      open: noReleases,
      seal: noReleases,
      written: noReleases,
    },
    registeredOf: noReleases,
    releaseInto: noReleases,
    payments: { read: noReleases, write: noReleases },
  },
  queryDesk: {
    athena: new AthenaClient({ region: "eu-central-1", endpoint: "http://127.0.0.1:1", maxAttempts: 1 }),
    workGroup: "none",
    database: "none",
    objectsIn: () => ({ read: async () => new Uint8Array() }),
  },
  confirming: {
    confirm: async (said) => ({ said, result: "refused", refusal: "unknown" }),
    confirmFile: async () => ({ results: [], problems: [] }),
  },
  answers: {
    fileOf: () => {
      throw new Error("this test asks nothing");
    },
    ask: async () => ({ columns: [], rows: [] }),
    present: async () => undefined,
  },
  parquetOf: async () => new Uint8Array(),
  effectReports: async () => {
    throw new EffectsUnknown("nothing is known");
  },
  positionReport: async () => {
    throw new PositionUnknown("nothing is known");
  },
  statement: async () => {
    throw new CustomerUnknown("nothing is known");
  },
  letterPdf: (letter) => pdfOf(letter, "node_modules/noto-sans-sc"),
  deliverAnswers: async () => {},
  startApproval: async () => {},
};

/** The pages as the function serves them, with a sign-in service that gives the stated token for the code "good". */
export function pagesWith(
  options: {
    readonly exchanged?: string;
    readonly keysFail?: true;
    readonly services?: Partial<PayoutServices & DataServices & EffectServices>;
  } = {},
) {
  const reported: Error[] = [];
  const exchanges: string[] = [];
  let texts = 0;
  const signIn = signInService({ url: signInUrl, clientId, pagesUrl });
  const app = pagesApp({
    pagesUrl,
    readToken: tokenReader({
      issuer,
      clientId,
      keys: async () => {
        if (options.keysFail) throw new TypeError("fetch failed");
        return keys.publicKey;
      },
      now: () => new Date(),
    }),
    signIn: {
      ...signIn,
      async exchange(code, verifier) {
        exchanges.push(verifier);
        return code === "good" ? options.exchanged : undefined;
      },
    },
    files: { styles: readFileSync("functions/serve-pages/styles.css", "utf8"), pages: "", echarts: "", charts: "" },
    now: () => new Date(),
    randomText: () => {
      texts += 1;
      return `random-${texts}`;
    },
    report: (error) => reported.push(error),
    ...nothing,
    ...options.services,
  });
  return { app, reported, exchanges };
}
