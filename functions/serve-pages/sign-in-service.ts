import { createHash } from "node:crypto";
import { z } from "zod";

/** The user pool's own pages and its token endpoint: authorization code with PKCE, which needs no secret of the application. */
export type SignInService = {
  /** Without a path, for the policy that says where forms may lead. */
  readonly url: string;
  /** Where a browser goes to sign in. @param verifier stays with us; the service sees its hash until the code is exchanged */
  readonly authorizeUrl: (state: string, verifier: string) => string;
  /** The ID token for a code, or undefined if the service refuses the code. */
  readonly exchange: (code: string, verifier: string) => Promise<string | undefined>;
  /** Where a browser goes to end the session that the service itself keeps. */
  readonly signOutUrl: string;
};

const Tokens = z.object({ id_token: z.string() });
const answersWithinMilliseconds = 5_000;

export function signInService(options: {
  readonly url: string;
  readonly clientId: string;
  readonly pagesUrl: string;
}): SignInService {
  const { url, clientId, pagesUrl } = options;
  const redirectUri = `${pagesUrl}/sign-in/callback`;
  return {
    url,
    authorizeUrl: (state, verifier) =>
      `${url}/oauth2/authorize?${new URLSearchParams({
        response_type: "code",
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: "openid email profile",
        state,
        code_challenge: createHash("sha256").update(verifier).digest("base64url"),
        code_challenge_method: "S256",
      })}`,
    async exchange(code, verifier) {
      const response = await fetch(`${url}/oauth2/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "authorization_code",
          client_id: clientId,
          redirect_uri: redirectUri,
          code,
          code_verifier: verifier,
        }),
        signal: AbortSignal.timeout(answersWithinMilliseconds),
      });
      if (response.status === 400) return undefined;
      if (!response.ok) throw new Error(`the sign-in service answered ${response.status} when a code was exchanged`);
      return Tokens.parse(await response.json()).id_token;
    },
    signOutUrl: `${url}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: `${pagesUrl}/signed-out` })}`,
  };
}
