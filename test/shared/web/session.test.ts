import { expect, test } from "vitest";
import { sessionOf } from "../../../shared/web/session.ts";

const claims = {
  token_use: "id",
  sub: "7f0c",
  email: "chen.wei@example.com",
  name: "陈伟 Chen Wei",
  "cognito:groups": ["approver", "eu-west_saml", "releaser"],
  exp: 1_900_000_000,
};

test("an ID token opens a session of its person, with the groups that are roles", () => {
  expect(sessionOf(claims, "the.token.itself")).toEqual({
    person: { id: "7f0c", email: "chen.wei@example.com", name: "陈伟 Chen Wei", roles: ["approver", "releaser"] },
    token: "the.token.itself",
    expiresAt: 1_900_000_000,
  });
});

test("somebody without groups has no roles", () => {
  const { "cognito:groups": _, ...without } = claims;
  expect(sessionOf(without, "t")?.person.roles).toEqual([]);
});

test.each`
  wrong                      | because
  ${{ token_use: "access" }} | ${"an access token is for APIs"}
  ${{ sub: "" }}             | ${"nobody could be put on record"}
  ${{ email: undefined }}    | ${"the person has no address"}
  ${{ exp: undefined }}      | ${"it would never end"}
`("no session is opened by $wrong: $because", ({ wrong }) => {
  expect(sessionOf({ ...claims, ...wrong }, "t")).toBeUndefined();
});
