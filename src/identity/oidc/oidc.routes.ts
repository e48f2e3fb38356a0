import { dateInZone, Forbidden } from "../../kernel/index.ts";
import { type Db, inMunicipality, type Log } from "../../platform/index.ts";
import { type Municipality, settingOn } from "../../profile/index.ts";
import { HttpRefusal, type Reply } from "../../web/index.ts";
import type { AskedByAnyone, UdsynRoute } from "../routes.ts";
import { newSecret } from "../secret.ts";
import { localPath } from "../sign-in/local-path.ts";
import type { Who } from "../who.ts";
import { work } from "../work.ts";
import { admit } from "./admit.ts";
import { personIn } from "./claims.ts";
import { LoginAway, type SignInProvider } from "./provider.ts";
import { keepSignIn, takeSignIn } from "./sign-in.store.ts";

const minutes = 10;

/** Signing in at the municipality's own login: out with `/log-ind/oidc`, back at `/log-ind/oidc/svar`. */
export function oidcRoutes(db: Db, provider: SignInProvider, log: Log): readonly UdsynRoute[] {
  return [
    { lane: "open", method: "GET", path: "/log-ind/oidc", handle: (asked) => setOut(db, provider, log, asked) },
    { lane: "open", method: "GET", path: "/log-ind/oidc/svar", handle: (asked) => comeBack(db, provider, log, asked) },
  ];
}

function redirectUri(asked: AskedByAnyone): string {
  return `${asked.base}/log-ind/oidc/svar`;
}

/** @throws HttpRefusal 503 `login-away`, where the failure is that */
function orAway(error: unknown, log: Log): void {
  if (!(error instanceof LoginAway)) return;
  log.warn({ reason: error.message }, "the login does not answer");
  throw new HttpRefusal(503, "login-away");
}

async function setOut(db: Db, provider: SignInProvider, log: Log, asked: AskedByAnyone): Promise<Reply> {
  const { url, ...kept } = await provider.begin(redirectUri(asked)).catch((error: unknown) => {
    orAway(error, log);
    throw error;
  });
  const browser = newSecret();
  const expiresAt = new Date(asked.now.getTime() + minutes * 60_000);
  const returnTo = localPath(asked.query.get("retur"));
  await inMunicipality(db, asked.here.id, (tx) =>
    keepSignIn(tx, asked.here.id, { ...kept, browser, returnTo, expiresAt }),
  );
  return { status: 303, headers: { location: url }, body: null, signIn: { secret: browser, seconds: minutes * 60 } };
}

async function comeBack(db: Db, provider: SignInProvider, log: Log, asked: AskedByAnyone): Promise<Reply> {
  const { here, now, query, signIn } = asked;
  const state = query.get("state") ?? "";
  const kept =
    signIn === null
      ? null
      : await inMunicipality(db, here.id, (tx) => takeSignIn(tx, here.id, { state, browser: signIn }, now));
  if (!kept) throw new HttpRefusal(403, "sign-in-not-begun");
  const url = new URL(redirectUri(asked));
  url.search = query.toString();
  const claims = await provider.finish(url, { state, ...kept }).catch((error: unknown) => {
    orAway(error, log);
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, "sign-in refused");
    throw new HttpRefusal(403, "sign-in-refused");
  });
  const rules = here.profile.signIn;
  const person = rules && personIn(claims, provider.issuer, rules);
  if (!person) throw new Forbidden("no-role-here");
  const hours = sessionHours(here, now);
  const who: Who = { actor: { kind: "person", id: person.subject, name: person.name }, grants: [] };
  const admitted = await work(db, here, who, now, (one) => admit(one, person, hours));
  if ("refused" in admitted) throw new Forbidden(admitted.refused);
  const { secret } = admitted;
  return {
    status: 303,
    headers: { location: kept.returnTo },
    body: null,
    session: { secret, seconds: hours * 3600 },
    signIn: null,
  };
}

function sessionHours({ profile }: Municipality, now: Date): number {
  return settingOn(profile, "retention", dateInZone(now, profile.timeZone)).value.sessionHours;
}
