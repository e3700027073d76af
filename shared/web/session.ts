import { z } from "zod";

/** The groups of the user pool, which are what people may do here. Somebody may have several, or none. */
export const roles = ["proposer", "approver", "releaser", "auditor", "admin"] as const;
export type Role = (typeof roles)[number];

/** Somebody who has signed in, as the user pool knows them. */
export type Person = {
  /** The pool's own id, which stays when name or address change. */
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
};

export type Session = {
  readonly person: Person;
  /** The ID token itself. Only the browser and the pool know it, so it also is the key of the session's form nonces. */
  readonly token: string;
  /** When the session ends, in seconds since the epoch. */
  readonly expiresAt: number;
};

/** What an ID token of the user pool says; an access token says otherwise and opens no session. */
const IdTokenClaims = z.object({
  token_use: z.literal("id"),
  sub: z.string().min(1),
  email: z.string().min(1),
  name: z.string().min(1),
  "cognito:groups": z.array(z.string()).default([]),
  exp: z.number(),
});

/**
 * The session that a token opens whose signature, issuer, audience and time have been verified. Groups that are no role are passed over.
 * @returns undefined if the token is no ID token of a person
 */
export function sessionOf(claims: unknown, token: string): Session | undefined {
  const read = IdTokenClaims.safeParse(claims);
  if (!read.success) return undefined;
  const { sub, email, name, exp, "cognito:groups": groups } = read.data;
  const person = { id: sub, email, name, roles: roles.filter((role) => groups.includes(role)) };
  return { person, token, expiresAt: exp };
}
