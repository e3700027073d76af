import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { type Session, sessionOf } from "../../shared/web/session.ts";

/** The session that an ID token opens, or undefined for a token that is forged, expired, or made for somebody else. */
export type ReadToken = (token: string) => Promise<Session | undefined>;

/**
 * Verifies ID tokens: signature, algorithm, issuer, audience, time and use.
 * A token that fails is no session; keys that cannot be fetched are a fault and thrown, for nobody has been signed out then.
 */
export function tokenReader(options: {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: JWTVerifyGetKey;
  readonly now: () => Date;
}): ReadToken {
  const { issuer, clientId, keys, now } = options;
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ["RS256"],
        issuer,
        audience: clientId,
        currentDate: now(),
        requiredClaims: ["exp"],
      });
      return sessionOf(payload, token);
    } catch (error) {
      if (isOfTheToken(error)) return undefined;
      throw error;
    }
  };
}

/** The issuer's public keys, fetched when the first token comes and kept. */
export function keysOf(issuer: string): JWTVerifyGetKey {
  let keys: JWTVerifyGetKey | undefined;
  return (header, token) => {
    keys ??= createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
    return keys(header, token);
  };
}

const tokenErrors = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWKSNoMatchingKey,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
];

function isOfTheToken(error: unknown): boolean {
  return tokenErrors.some((type) => error instanceof type);
}
