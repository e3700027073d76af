import { createHmac, timingSafeEqual } from "node:crypto";
import type { Session } from "./session.ts";

/**
 * What a form carries to show that this application gave it to this person for this action. It is keyed by the session's token, which no
 * other site can read; so there is no secret of our own to keep or change, and it dies with the session, within the hour.
 * @param action the path that the form posts to
 */
export function formNonce(session: Session, action: string): string {
  return createHmac("sha256", session.token).update(`form ${action}`).digest("base64url");
}

/** Whether a form's nonce was given to this session for this action; says so in the same time for every wrong one. */
export function isFormNonce(session: Session, action: string, nonce: unknown): boolean {
  if (typeof nonce !== "string") return false;
  const expected = Buffer.from(formNonce(session, action));
  const given = Buffer.from(nonce);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
