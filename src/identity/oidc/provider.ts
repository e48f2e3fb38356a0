import type { Configuration } from "openid-client";
import type { Config } from "../../platform/index.ts";
import type { Claims } from "./claims.ts";

type OidcConfig = NonNullable<Config["oidc"]>;

/** The municipality's own login, by OpenID Connect: authorization code with PKCE. */
export interface SignInProvider {
  readonly issuer: string;
  /** Whether it answers with what signing in needs. @throws LoginAway */
  greet(): Promise<void>;
  /** Where the browser is sent, and what must be kept until it returns. @throws LoginAway */
  begin(redirectUri: string): Promise<{ url: string; state: string; nonce: string; codeVerifier: string }>;
  /** What the login says of whoever returned. Throws when anything about the answer is wrong. */
  finish(currentUrl: URL, kept: { state: string; nonce: string; codeVerifier: string }): Promise<Claims>;
}

/** Loaded with the first sign-in that needs it: a demo has none, and many processes see none for days. */
const client = () => import("openid-client");

/** The login does not answer; which is nothing that whoever wants to sign in has done, and no fault of ours. */
export class LoginAway extends Error {}

/** A login without TLS is one on this machine alone: the configuration takes no other. */
export function openProvider({ issuer, clientId, clientSecret }: OidcConfig): SignInProvider {
  const insecure = new URL(issuer).protocol === "http:";
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
        throw new LoginAway(reasonOf(error), { cause: error });
      });
    return known;
  };
  return {
    issuer,
    greet: async () => {
      await discovered();
    },
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
      const configuration = await discovered();
      const tokens = await oidc
        .authorizationCodeGrant(configuration, currentUrl, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          throw isUnanswered(error) ? new LoginAway(reasonOf(error), { cause: error }) : error;
        });
      const claims = tokens.claims();
      if (!claims) throw new Error("the login answered without an ID token");
      return claims;
    },
  };
}

/** Nothing came back, which is another matter than an answer that is wrong. */
function isUnanswered(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message === "fetch failed" || error.name === "TimeoutError" || isUnanswered(error.cause);
}

/** What went wrong and what lay below it: "fetch failed" alone tells nobody where to look. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const below = cause instanceof Error ? cause.message || ("code" in cause ? String(cause.code) : "") : "";
  return below === "" ? error.message : `${error.message}: ${below}`;
}
