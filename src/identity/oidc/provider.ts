import type { Configuration } from "openid-client";
import type { Config } from "../../platform/index.ts";
import type { Claims } from "./claims.ts";

type OidcConfig = NonNullable<Config["oidc"]>;

/** The municipality's own login, by OpenID Connect: authorization code with PKCE. */
export interface SignInProvider {
  readonly issuer: string;
  /** Where the browser is sent, and what must be kept until it returns. */
  begin(redirectUri: string): Promise<{ url: string; state: string; nonce: string; codeVerifier: string }>;
  /** What the login says of whoever returned. Throws when anything about the answer is wrong. */
  finish(currentUrl: URL, kept: { state: string; nonce: string; codeVerifier: string }): Promise<Claims>;
}

/** Loaded with the first sign-in that needs it: a demo has none, and many processes see none for days. */
const client = () => import("openid-client");

/** @param insecure a login without TLS: for the suite's own provider on this machine alone */
export function openProvider({ issuer, clientId, clientSecret }: OidcConfig, insecure = false): SignInProvider {
  let known: Promise<Configuration> | null = null;
  // Asked when it is needed, and again after a failure: a login that is away must not keep the site from starting.
  const discovered = () => {
    known ??= client()
      .then((oidc) =>
        oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
          timeout: 10,
          ...(insecure && { execute: [oidc.allowInsecureRequests] }),
        }),
      )
      .catch((error: unknown) => {
        known = null;
        throw error;
      });
    return known;
  };
  return {
    issuer,
    begin: async (redirectUri) => {
      const oidc = await client();
      const [state, nonce, codeVerifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      const url = oidc.buildAuthorizationUrl(await discovered(), {
        redirect_uri: redirectUri,
        scope: "openid profile email",
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, state, nonce, codeVerifier };
    },
    finish: async (currentUrl, { state, nonce, codeVerifier }) => {
      const oidc = await client();
      const tokens = await oidc.authorizationCodeGrant(await discovered(), currentUrl, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error("the login answered without an ID token");
      return claims;
    },
  };
}
