import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { HttpService } from "../../../infra/local/http.ts";
import { readPersonas } from "../../../infra/local/personas.ts";
import { startSignIn } from "../../../infra/local/sign-in.ts";

const pagesUrl = "http://127.0.0.1:9";
const callback = `${pagesUrl}/sign-in/callback`;
const personas = [
  { email: "lin.na@example.com", name: "林娜 Lin Na", title: "Sales <operations>", groups: ["proposer" as const] },
  {
    email: "zhao.min@example.com",
    name: "赵敏 Zhao Min",
    title: "CFO",
    groups: ["approver" as const, "admin" as const],
  },
];
let service: HttpService;
beforeAll(async () => {
  service = await startSignIn({ personas, clientId: "pages", pagesUrl, port: 0 });
});
afterAll(() => service.close());

const verifier = "a-verifier-that-nobody-guesses";
const authorize = (over: Record<string, string> = {}) =>
  `${service.url}/oauth2/authorize?${new URLSearchParams({
    response_type: "code",
    client_id: "pages",
    redirect_uri: callback,
    scope: "openid email profile",
    state: "s 1",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...over,
  })}`;

/** Chooses a person on the page; where the browser is sent. */
async function choose(email: string): Promise<URL> {
  const body = new URLSearchParams({ email });
  const response = await fetch(authorize(), { method: "POST", body, redirect: "manual" });
  return new URL(response.headers.get("location") ?? "about:blank");
}

async function exchange(over: Record<string, string>) {
  const response = await fetch(`${service.url}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: "pages",
      redirect_uri: callback,
      code_verifier: verifier,
      ...over,
    }),
  });
  return { status: response.status, answer: Object(await response.json()) };
}

test("the page lists the people, escaped", async () => {
  const page = await (await fetch(authorize())).text();
  expect(page).toContain("赵敏 Zhao Min");
  expect(page).toContain("Sales &lt;operations&gt;");
});

test("the chosen person's code becomes an ID token that the published keys verify", async () => {
  const back = await choose("zhao.min@example.com");
  expect(back.origin + back.pathname).toBe(callback);
  expect(back.searchParams.get("state")).toBe("s 1");
  const { status, answer } = await exchange({ code: back.searchParams.get("code") ?? "" });
  expect(status).toBe(200);
  const keys = createRemoteJWKSet(new URL(`${service.url}/.well-known/jwks.json`));
  const { payload, protectedHeader } = await jwtVerify(answer.id_token, keys, {
    issuer: service.url,
    audience: "pages",
  });
  expect(protectedHeader.alg).toBe("RS256");
  expect(payload).toMatchObject({
    token_use: "id",
    email: "zhao.min@example.com",
    name: "赵敏 Zhao Min",
    "cognito:groups": ["approver", "admin"],
    sub: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
});

describe("a code is refused", () => {
  test("the second time", async () => {
    const code = (await choose("lin.na@example.com")).searchParams.get("code") ?? "";
    expect((await exchange({ code })).status).toBe(200);
    expect(await exchange({ code })).toEqual({ status: 400, answer: { error: "invalid_grant" } });
  });

  test.each`
    because                    | over
    ${"with another verifier"} | ${{ code_verifier: "another" }}
    ${"for another client"}    | ${{ client_id: "other" }}
    ${"for another address"}   | ${{ redirect_uri: `${pagesUrl}/other` }}
    ${"that was never given"}  | ${{ code: "made-up" }}
  `("$because", async ({ over }) => {
    const code = (await choose("lin.na@example.com")).searchParams.get("code") ?? "";
    expect((await exchange({ code, ...over })).status).toBe(400);
  });
});

test.each`
  over                                             | because
  ${{ redirect_uri: "https://evil.example.com/" }} | ${"codes go to the pages only"}
  ${{ client_id: "other" }}                        | ${"there is one client"}
  ${{ code_challenge: "" }}                        | ${"PKCE is not optional"}
  ${{ code_challenge_method: "plain" }}            | ${"a plain challenge proves nothing"}
  ${{ response_type: "token" }}                    | ${"tokens never stand in an address"}
`("no sign-in begins with $over: $because", async ({ over }) => {
  expect((await fetch(authorize(over))).status).toBe(400);
});

test("signing out leads back to the pages, and nowhere else", async () => {
  const leave = (logoutUri: string) =>
    fetch(`${service.url}/logout?${new URLSearchParams({ client_id: "pages", logout_uri: logoutUri })}`, {
      redirect: "manual",
    });
  const response = await leave(`${pagesUrl}/signed-out`);
  expect([response.status, response.headers.get("location")]).toEqual([302, `${pagesUrl}/signed-out`]);
  expect((await leave("https://evil.example.com/")).status).toBe(400);
});

describe("the people", () => {
  const fileWith = async (content: unknown) => {
    const directory = await mkdtemp(join(tmpdir(), "tierline-personas-"));
    onTestFinished(() => rm(directory, { recursive: true }));
    await writeFile(join(directory, "personas.json"), JSON.stringify(content));
    return join(directory, "personas.json");
  };

  test("are those of the file", async () => {
    expect(readPersonas(await fileWith(personas))).toEqual(personas);
  });

  test("are enough for every path where there is no file: each role is somebody's alone", () => {
    const usual = readPersonas("/no/such/file");
    for (const role of ["proposer", "approver", "releaser", "auditor", "admin"])
      expect(
        usual.some(({ groups }) => groups.length === 1 && groups.includes(role as "proposer")),
        role,
      ).toBe(true);
    expect(new Set(usual.map(({ email }) => email)).size).toBe(usual.length);
  });

  test("stop the start if one has a role that does not exist", async () => {
    const file = await fileWith([{ ...personas[0], groups: ["boss"] }]);
    expect(() => readPersonas(file)).toThrow(/lists no people[\s\S]*groups/);
  });
});
