import { dateInZone, NotFound } from "../../kernel/index.ts";
import { type Db, inMunicipality } from "../../platform/index.ts";
import { roleNames, settingOn } from "../../profile/index.ts";
import { html, seeOther } from "../../web/index.ts";
import { demoSubject } from "../demo.ts";
import { personBySubject, readWho } from "../person.store.ts";
import type { AskedByAnyone, UdsynRoute } from "../routes.ts";
import { closeSession, openSession, whoInSession } from "../session.store.ts";
import { trace, work } from "../work.ts";
import { localPath } from "./local-path.ts";
import { signInPage, type WaysIn } from "./sign-in.page.tsx";
import { signedInPath } from "./sign-in-again.page.tsx";
import { signedInReply } from "./signed-in.page.tsx";

/** Signing in and out. The demo's people may be chosen in the demo only; in production their address does not exist. */
export function signInRoutes(db: Db, ways: WaysIn): readonly UdsynRoute[] {
  const demoRoute: UdsynRoute = {
    lane: "open",
    method: "POST",
    path: "/log-ind/demo",
    handle: (asked) => signInAs(db, asked),
  };
  return [
    {
      lane: "open",
      method: "GET",
      path: "/log-ind",
      handle: async (asked) => html(signInPage(asked, ways, localPath(asked.query.get("retur")))),
    },
    {
      lane: "staff",
      method: "GET",
      path: signedInPath,
      allow: roleNames,
      handle: async (asked) => signedInReply(asked),
    },
    { lane: "open", method: "POST", path: "/log-ud", handle: (asked) => signOut(db, asked) },
    ...(ways.demo ? [demoRoute] : []),
  ];
}

/** Opens a session as the demo's person with a role, however the browser was signed in before. @throws NotFound `role-unknown` */
async function signInAs(db: Db, asked: AskedByAnyone) {
  const { here, now, session } = asked;
  const { profile } = here;
  const role = roleNames.find((one) => one === asked.form.get("role"));
  const person = await inMunicipality(db, here.id, async (tx) => {
    const id = role ? await personBySubject(tx, here.id, demoSubject(role)) : null;
    const who = id && (await readWho(tx, here.id, id));
    return id && who ? { id, who } : null;
  });
  if (!person) throw new NotFound("role-unknown");
  const { sessionHours } = settingOn(profile, "retention", dateInZone(now, profile.timeZone)).value;
  const secret = await work(db, here, person.who, now, async (one) => {
    if (session) await closeSession(one.tx, here.id, session);
    await trace(one, { action: "identity.sign-in", subject: { type: "person", id: person.id } });
    return openSession(one.tx, here.id, person.id, now, sessionHours);
  });
  return seeOther(localPath(asked.form.get("retur")), { secret, seconds: sessionHours * 3600 });
}

async function signOut(db: Db, { here, now, session }: AskedByAnyone) {
  const who = session && (await inMunicipality(db, here.id, (tx) => whoInSession(tx, here.id, session, now)));
  if (who) {
    await work(db, here, who, now, async (one) => {
      await closeSession(one.tx, here.id, session);
      await trace(one, { action: "identity.sign-out", subject: { type: "person", id: who.actor.id } });
    });
  }
  // What this browser kept of unsent text and of forms' answers goes with the sign-in: the next one there does not find it.
  const left = seeOther("/log-ind", null);
  return { ...left, headers: { ...left.headers, "clear-site-data": '"cache", "storage"' } };
}
