import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ScratchDatabase } from "../../../test/setup/database.ts";
import { inPublic } from "../../../test/setup/in-public.ts";
import { planned } from "../../../test/setup/planned.ts";
import { type BesideRestored, startBesideRestored } from "../../../test/setup/restored.ts";
import { eraseDocuments } from "../../records/index.ts";
import { eraseReplies } from "../../replies/index.ts";

/** What was deleted after a backup was taken is deleted again when that is restored: the journal tells of it. */
const slug = "lyngholm";
let both: BesideRestored;
beforeAll(async () => {
  both = await startBesideRestored();
});
afterAll(() => both.close());

const has = async (db: ScratchDatabase, table: string, column: string, id: string) =>
  (await db.query(`SELECT FROM udsyn.${table} WHERE ${column} = $1`, [id])).length > 0;

test("a draft, a document and a traveller's lines that were erased since do not come back by a restore", async () => {
  const { site, restored, follow } = both;
  const made = await site.api(slug, "coordinator", "POST", "/api/v1/trips", { title: "Kladde til Oulu" });
  const draft = ((await made.json()) as { id: string }).id;
  const kept = (
    (await (await site.api(slug, "coordinator", "POST", "/api/v1/trips", { title: "Bliver" })).json()) as {
      id: string;
    }
  ).id;
  const trip = await planned(site);
  await inPublic(site, slug, trip);
  const line = {
    ...{ category: "transport", amount: "7.00", currency: "DKK", vat: "incl", bookedOn: "2026-05-06", text: "Bus" },
    ...{ namesConfirmed: true, withoutReceipt: "Automaten gav ingen." },
  };
  const posted = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, line);
  const posting = ((await posted.json()) as { id: string }).id;
  const [document, invitation] = [randomUUID(), randomUUID()];
  const here = site.here(slug).id;
  await site.db.query(
    `INSERT INTO udsyn.records_document (municipality_id, document_id, subject_type, subject_id, sha256, media_type,
       file_name, size, uploaded_at, uploaded_by)
     VALUES ($1, $2, 'trip', $3, '0', 'application/pdf', 'bilag.pdf', 1, now(), 'a')`,
    [here, document, trip],
  );
  await site.db.query(
    "UPDATE udsyn.accounts_posting SET receipt_document_id = $2, without_receipt = NULL WHERE posting_id = $1",
    [posting, document],
  );
  await site.db.query(
    `INSERT INTO udsyn.replies_invitation (municipality_id, invitation_id, subject_type, subject_id, name, lang, sent,
       taken, expires_at, created_at, created_by)
     VALUES ($1, $2, 'trip', $3, 'Deltager', 'da', '{"aim":"a","outcome":"","change":""}', '[]', now(), now(), 'a')`,
    [here, invitation, trip],
  );
  await both.backup();

  expect((await site.api(slug, "coordinator", "DELETE", `/api/v1/trips/${draft}`)).status).toBe(204);
  await site.db.query("UPDATE udsyn.accounts_posting SET receipt_document_id = NULL WHERE posting_id = $1", [posting]);
  await site.db.query("UPDATE udsyn.records_document SET removed_at = '2026-01-01' WHERE document_id = $1", [document]);
  await site.doing(slug, ({ tx, municipality, now }) => eraseDocuments(tx, municipality.id, now));
  await site.db.query("UPDATE udsyn.replies_invitation SET over_since = '2025-01-01'");
  const shown = {
    title: "",
    lang: "da",
    titles: {},
    takesLines: false,
    travellers: null,
    over: true,
    writesUntil: null,
  } as const;
  await site.doing(slug, (one) => eraseReplies(one, async () => ({ ...shown, startOn: null, endOn: null })));
  expect(await follow(site.db)).toMatchObject({ repeated: 0, written: 3 });

  await both.restore();
  const stands = async () => ({
    draft: await has(restored, "trips_trip", "trip_id", draft),
    document: await has(restored, "records_document", "document_id", document),
    invitation: await has(restored, "replies_invitation", "invitation_id", invitation),
    kept: await has(restored, "trips_trip", "trip_id", kept),
    trip: await has(restored, "trips_trip", "trip_id", trip),
  });
  expect(await stands()).toEqual({ draft: true, document: true, invitation: true, kept: true, trip: true });
  expect(await follow(restored)).toMatchObject({ repeated: 3, written: 0 });
  expect(await stands()).toEqual({ draft: false, document: false, invitation: false, kept: true, trip: true });
  // The line stands, and says why it has no receipt.
  expect(
    await restored.query("SELECT receipt_document_id AS id, without_receipt AS why FROM udsyn.accounts_posting"),
  ).toEqual([{ id: null, why: "Kvitteringen var slettet, før systemet blev gendannet." }]);
  expect(await follow(restored)).toMatchObject({ repeated: 0, written: 0 });
});
