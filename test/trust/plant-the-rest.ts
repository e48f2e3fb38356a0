import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { TestSite } from "../setup/site.ts";
import type { Canaries } from "./canaries.ts";

/** Personal columns in which no private text can be planted, each with why. */
export const withoutCanary: Readonly<Record<string, string>> = {
  "register.current.entry": "public: that nothing private stands there is what is tested",
  "register.current.words": "public: that nothing private stands there is what is tested",
  "register.word.stems": "public: that nothing private stands there is what is tested",
  "register.word.word": "public: that nothing private stands there is what is tested",
  "register.entry.entry": "public: that nothing private stands there is what is tested",
  "register.partner.partner": "public: what a published list says of a partner is for everyone",
  "register.entry.reason": "public: a correction's reason is for everyone",
  "udsyn.trips_travel_list.sealed": "encrypted: what is in it stands in the clear nowhere, as is tested",
};

/** What is left: columns that only an accident, a machine or another municipality's history would fill. */
export async function plantTheRest(
  site: TestSite,
  slug: string,
  canaries: Canaries,
  trips: { readonly draft: string; readonly shown: string },
): Promise<void> {
  const { id: here } = site.here(slug);
  const text = (what: string) => canaries.text(what);
  const json = (what: string) => JSON.stringify({ text: text(what) });
  const put = (sql: string, values: readonly (string | null)[]) => site.db.query(sql, [here, ...values]);
  await put(
    `UPDATE udsyn.accounts_posting SET label = $2, amount_text = $3, voucher = $4, source_key = $5
     WHERE municipality_id = $1 AND subject_id IS NULL`,
    ["label", "amount text", "voucher", "key"].map((what) => text(`an unassigned posting's ${what}`)),
  );
  await put(
    `INSERT INTO udsyn.accounts_removed_posting (municipality_id, posting_id, removed_at, source_key)
     VALUES ($1, gen_random_uuid(), now(), $2)`,
    [text("the key of a posting that was put away")],
  );
  const pot = randomUUID();
  await put(
    `INSERT INTO udsyn.accounts_pot (municipality_id, pot_id, owner_kind, owner_id, year, currency)
     VALUES ($1, $2, 'committee', 'byraadet', 1999, 'DKK')`,
    [pot],
  );
  await put(
    `INSERT INTO udsyn.accounts_movement (municipality_id, movement_id, pot_id, position, kind, hundredths, text, ruling,
       at, by_actor) VALUES ($1, gen_random_uuid(), $2, 1, 'allot', 1, $3, $4, now(), 'test')`,
    [pot, text("a movement's text"), text("a movement's ruling")],
  );
  await put("UPDATE udsyn.decisions_submission SET written_from = $2 WHERE municipality_id = $1", [
    text("what an agenda text was written from"),
  ]);
  await put("UPDATE udsyn.decisions_ruling SET url = $2 WHERE municipality_id = $1 AND confirmed_at IS NULL", [
    text("an unconfirmed ruling's url"),
  ]);
  await put("UPDATE udsyn.intake_row SET key = $2, read_as = $3 WHERE municipality_id = $1", [
    ...[text("a held row's key"), json("what a file said last")],
  ]);
  await put("UPDATE udsyn.intake_run SET answer = $2, dialect = $3, mapping = $4 WHERE municipality_id = $1", [
    ...[json("an import's answer"), json("an import's dialect"), json("an import's mapping")],
  ]);
  await put("UPDATE udsyn.records_audit_value SET actor_name = $2 WHERE municipality_id = $1", [text("who did it")]);
  await put(
    `INSERT INTO udsyn.records_erasure_request (municipality_id, request_id, asked_at, asked_by, asked)
     VALUES ($1, gen_random_uuid(), now(), 'test', $2)`,
    [json("whom to erase")],
  );
  await put(
    `INSERT INTO udsyn.records_idempotency (municipality_id, actor_id, key, request_hash, status, body, created_at)
     VALUES ($1, 'test', $2, 'x', 200, $3, now())`,
    [text("an answer's key"), json("an answer that is kept")],
  );
  await put("UPDATE udsyn.records_outbox SET failure = $2 WHERE municipality_id = $1", [text("why a letter failed")]);
  await put("UPDATE udsyn.trips_trip SET imported_from = $3 WHERE municipality_id = $1 AND trip_id = $2", [
    ...[trips.draft, json("where a draft came from")],
  ]);
  await put(
    `INSERT INTO udsyn.trips_follow_up (municipality_id, trip_id, text, written_at, written_by)
     VALUES ($1, $2, $3, now(), 'test')`,
    [trips.draft, text("a follow-up of a draft")],
  );
  await put(
    `INSERT INTO udsyn.relations_partner (municipality_id, partner_id, slug, name, own_place, source, known_from, as_printed)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, '2020-01-01', $6)`,
    [
      ...["address", "name", "own place", "source"].map((what) => text(`an unpublished partner's ${what}`)),
      json("an unpublished partner as printed"),
    ],
  );
  await put(
    `INSERT INTO udsyn.outreach_subscriber (municipality_id, subscriber_id, email, lang, asked_at, confirmed_at)
     VALUES ($1, gen_random_uuid(), $2, 'da', now(), now())`,
    [text("a subscriber's address")],
  );
  await put(
    `INSERT INTO udsyn.replies_question (municipality_id, question_id, subject_type, subject_id, subject_path, subject_lang, lang,
       link_hash, asked_at, answer_by, status, settled_at, body, name, email, answer, subject_title)
     VALUES ($1, gen_random_uuid(), 'trip', gen_random_uuid(), '/rejser/gent-2026', 'da', 'da',
       '\\x00', now(), '2040-01-01', 'answered', now(), $2, $3, $4, $5, $6)`,
    [
      ...["question", "name", "address", "answer"].map((what) => text(`a question from the public: its ${what}`)),
      text("the title that a question was asked about"),
    ],
  );
  for (const [trip, decision] of [
    [trips.shown, null],
    [trips.shown, "rejected"],
    [trips.draft, null],
  ] as const)
    await put(
      `INSERT INTO udsyn.trips_annex (municipality_id, annex_id, trip_id, document_id, sha256, media_type, size, file_name, title,
         lang, for_agenda, for_record, hands, added_at, waits_from, reader, reading, found, decision, decided_at, decided_by, note,
         withdrawn_at, withdrawn_reason)
       VALUES ($1, gen_random_uuid(), $2, gen_random_uuid(), repeat('a', 64), 'image/png', 1, $3, $4, 'da', true, true, '{}', now(), now(),
         1, $5, 'unread', $6, now(), 'test', $7, NULL, $8)`,
      [
        ...[
          trip,
          text("the name of an annex's file"),
          text("the title of an annex that waits"),
          json("where in an annex"),
        ],
        ...[decision, text("what was seen in an annex"), text("why an annex was taken back")],
      ],
    );
  const hold = { reason: text("why a case is kept"), until: "2040-01-01" };
  expect((await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${trips.shown}/hold`, hold)).status).toBe(204);
}
