import { expect, test } from "vitest";
import { formNonce, isFormNonce } from "../../../shared/web/form-nonce.ts";
import type { Session } from "../../../shared/web/session.ts";

const sessionWith = (token: string): Session => ({
  person: { id: "p1", email: "a@example.com", name: "A", roles: [] },
  token,
  expiresAt: 0,
});
const session = sessionWith("token-1");

test("a nonce is good for its session and its action", () => {
  expect(isFormNonce(session, "/payouts/1/decide", formNonce(session, "/payouts/1/decide"))).toBe(true);
});

test.each`
  nonce                                      | because
  ${formNonce(session, "/payouts/2/decide")} | ${"it was given for another payout's form"}
  ${formNonce(sessionWith("token-2"), "/a")} | ${"it was given to another session of the same person"}
  ${formNonce(session, "/a").slice(1)}       | ${"a character is missing"}
  ${formNonce(session, "/a").toUpperCase()}  | ${"its letters were changed"}
  ${""}                                      | ${"it is empty"}
  ${undefined}                               | ${"the form has none"}
  ${["a"]}                                   | ${"the field came twice"}
`("a nonce is refused if $because", ({ nonce }) => {
  expect(isFormNonce(session, "/a", nonce)).toBe(false);
});
