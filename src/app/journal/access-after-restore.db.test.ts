import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { type BesideRestored, startBesideRestored } from "../../../test/setup/restored.ts";
import {
  addToken,
  grantAccess,
  makeLink,
  openSession,
  type PersonId,
  readLink,
  readWho,
  savePerson,
  whoInSession,
  whoWithToken,
} from "../../identity/index.ts";
import { newId } from "../../kernel/index.ts";
import { inMunicipality, type Tx } from "../../platform/index.ts";
import { revokeInvitation } from "../../replies/index.ts";

/** Whom access was taken from after a backup was taken is not let in by its restore: the journal tells of it. */
const slug = "lyngholm";
let both: BesideRestored;
beforeAll(async () => {
  both = await startBesideRestored();
});
afterAll(() => both.close());

test("tokens, people, sessions, roles and links that were closed since a backup stay closed by its restore", async () => {
  const { site, restored, journal, follow } = both;
  const { id: trip } = await publishedTrip(site, slug, {
    ...{ title: "Besøg i Turku", destinations: [{ place: "Turku", country: "FI" }] },
    ...{ startOn: "2026-04-02", endOn: "2026-04-04" },
  });
  const here = site.here(slug).id;
  const person = (name: string) => ({
    ...{ name, email: `${name}@by.example`, title: null, unitId: null, subject: `login-${name}` },
    grants: [
      { role: "coordinator", scope: null },
      { role: "accountant", scope: null },
    ] as const,
  });
  const token = (name: string) => ({ role: "auditor", name, expiresAt: null }) as const;
  const made = await site.doing(slug, async ({ tx, municipality, now }) => {
    const gone = await savePerson(tx, here, person("gone"), now);
    const out = await savePerson(tx, here, person("out"), now);
    const ours = await savePerson(tx, here, person("ours"), now);
    const link = { purpose: "p", subjectId: trip, personId: gone };
    return {
      ...{ gone, out, ours, revoked: await addToken(tx, municipality, token("a"), now) },
      kept: await addToken(tx, municipality, token("b"), now),
      byGone: await addToken(tx, municipality, { ...token("c"), madeBy: gone }, now),
      goneSession: await openSession(tx, here, gone, now, 1000),
      outSession: await openSession(tx, here, out, now, 1000),
      goneLink: await makeLink(tx, here, link, now, 100),
    };
  });
  const invitation = newId<"invitation">();
  await site.db.query(
    `INSERT INTO udsyn.replies_invitation (municipality_id, invitation_id, subject_type, subject_id, name, lang, sent,
       taken, expires_at, created_at, created_by)
     VALUES ($1, $2, 'trip', $3, 'Bo', 'da', NULL, '[]', '2030-01-01', now(), 'a')`,
    [here, invitation, trip],
  );
  const lineLink = await site.doing(slug, ({ tx, now }) =>
    makeLink(tx, here, { purpose: "replies.contribute", subjectId: invitation, personId: null }, now, 100),
  );

  await both.backup();

  const does = (method: string, address: string) => site.api(slug, "admin", method, address);
  expect((await does("DELETE", `/api/v1/tokens/${made.revoked.id}`)).status).toBe(204);
  expect((await does("DELETE", `/api/v1/people/${made.gone}`)).status).toBe(204);
  expect((await does("DELETE", `/api/v1/people/${made.out}/sessions`)).status).toBe(204);
  // Opened since the backup, and closed: the restored one has nothing of it to close, and traces nothing.
  await site.doing(slug, ({ tx, now }) => openSession(tx, here, made.ours, now, 1000));
  expect((await does("DELETE", `/api/v1/people/${made.ours}/sessions`)).status).toBe(204);
  await site.doing(slug, (one) => revokeInvitation(one, { type: "trip", id: trip }, invitation));
  for (const name of ["out", "ours"])
    await site.doing(slug, (one) =>
      grantAccess(one, { ...person(name), grants: [{ role: "coordinator", scope: null }] }),
    );
  expect(await follow(site.db)).toMatchObject({ repeated: 0, written: 8 });

  // Ids alone: neither what lets anybody in, nor what it is known by, nor who it was.
  const written = (
    await Promise.all((await readdir(journal)).map((one) => readFile(path.join(journal, one), "utf8")))
  ).join();
  for (const hidden of [
    made.revoked.secret,
    made.byGone.secret,
    made.goneLink,
    made.goneSession,
    lineLink,
    "by.example",
  ])
    expect(written).not.toContain(hidden);

  await both.restore();
  const refusedOf = (tx: Tx, purpose: string, link: string) =>
    readLink(tx, here, purpose, link, site.clock.now).then(
      () => "open",
      (error: { code: string }) => error.code,
    );
  const rolesOf = async (tx: Tx, person: PersonId) =>
    (await readWho(tx, here, person))?.grants.map((one) => one.role).toSorted();
  // What the municipality's own sign-in gives is its to take.
  await restored.query("UPDATE udsyn.identity_role SET by_login = true WHERE person_id = $1", [made.ours]);
  const stands = () =>
    inMunicipality(restored.app, here, async (tx) => ({
      revoked: (await whoWithToken(tx, here, made.revoked.secret, site.clock.now)) !== null,
      byGone: (await whoWithToken(tx, here, made.byGone.secret, site.clock.now)) !== null,
      kept: (await whoWithToken(tx, here, made.kept.secret, site.clock.now)) !== null,
      gone: (await readWho(tx, here, made.gone)) !== null,
      sessions: await Promise.all(
        [made.goneSession, made.outSession].map(
          async (one) => (await whoInSession(tx, here, one, site.clock.now)) !== null,
        ),
      ),
      roles: await rolesOf(tx, made.out),
      ours: await rolesOf(tx, made.ours),
      links: [await refusedOf(tx, "p", made.goneLink), await refusedOf(tx, "replies.contribute", lineLink)],
    }));
  expect(await stands()).toEqual({
    ...{ revoked: true, byGone: true, kept: true, gone: true, sessions: [true, true] },
    ...{ roles: ["accountant", "coordinator"], ours: ["accountant", "coordinator"], links: ["open", "open"] },
  });
  const traced = async () => {
    const rows = await restored.query<{ act: string; id: string }>(
      `SELECT action AS act, subject_id AS id FROM udsyn.records_audit
       WHERE action IN ('identity.revoke-sessions', 'identity.drop-role', 'identity.close-person', 'identity.revoke-token')`,
      [],
    );
    return rows.map(({ act, id }) => `${act} ${id}`).toSorted();
  };
  expect(await traced()).toEqual([]);
  expect(await follow(restored)).toMatchObject({ repeated: 8, written: 0 });
  // Each closing is traced as the act it is.
  const acts = [
    ...[made.revoked, made.byGone].map(({ id }) => `identity.revoke-token ${id}`),
    ...[`identity.close-person ${made.gone}`],
    ...[`identity.revoke-sessions ${made.out}`, `identity.drop-role ${made.out}`],
  ];
  expect(await traced()).toEqual(acts.toSorted());
  expect(await stands()).toEqual({
    ...{ revoked: false, byGone: false, kept: true, gone: false, sessions: [false, false] },
    ...{ roles: ["coordinator"], ours: ["accountant", "coordinator"], links: ["link-revoked", "link-revoked"] },
  });
  expect(await follow(restored)).toMatchObject({ repeated: 0, written: 0 });
  expect(await traced()).toHaveLength(acts.length);
});
