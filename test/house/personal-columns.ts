import type { Client } from "pg";

/** Columns in which a name could stand, of the schemas we own, as `schema.table.column`. */
export async function textColumns(owner: Client): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname || '.' || a.attname AS name
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('udsyn', 'register') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
       AND a.atttypid = ANY ('{text,varchar,bpchar,json,jsonb,bytea,tsvector,text[],jsonb[],varchar[]}'::regtype[])
     ORDER BY name`,
  );
  return rows.map((row) => row.name);
}

/** What is neither declared as personal by a room nor excused, what is both, and what is listed but not there. */
export function personalFaults(
  columns: readonly string[],
  declared: readonly string[],
  excused: readonly string[],
): readonly string[] {
  const [there, isDeclared, isExcused] = [new Set(columns), new Set(declared), new Set(excused)];
  return [
    ...columns
      .filter((one) => !isDeclared.has(one) && !isExcused.has(one))
      .map((one) => `${one}: can hold a name; declare it in its room's PersonalTable, or say in notPersonal why not`),
    ...declared.filter((one) => isExcused.has(one)).map((one) => `${one}: declared as personal and excused too`),
    ...[...declared, ...excused]
      .filter((one) => !there.has(one))
      .map((one) => `${one}: listed, but there is no such column`),
    ...excused.filter((one, at) => excused.indexOf(one) !== at).map((one) => `${one}: excused twice`),
  ];
}

/** Why columns hold no names, by reason. */
export const notPersonal: Readonly<Record<string, readonly string[]>> = {
  "a code out of a fixed list of ours, or a language, currency or number": [
    ...of("register.current", "kind state direction countries places type"),
    ...of("register.dated_part", "list type"),
    ...of("register.dated_part_was", "list type"),
    ...of("register.entry", "type"),
    ...of("register.fact", "measure type category currency"),
    ...of("register.log_leaf", "type"),
    ...of("register.slug", "type"),
    ...of("register.file", "media_type type"),
    ...of("udsyn.trips_annex", "decision found lang media_type"),
    ...of("register.tally", "type measure key"),
    ...of("udsyn.accounts_movement", "kind subject_type"),
    ...of("udsyn.accounts_removed_posting", "never_public subject_type"),
    ...of("udsyn.accounts_posting", "category currency never_public rate vat subject_type"),
    ...of("udsyn.accounts_currency_day", "base rates"),
    ...of("udsyn.accounts_per_diem", "country currency"),
    ...of("udsyn.accounts_pot", "currency owner_kind"),
    ...of("udsyn.relations_partner", "country kind"),
    ...of("udsyn.decisions_ruling", "ruling"),
    ...of("udsyn.decisions_submission", "about follows status subject_type"),
    ...of("udsyn.identity_link", "purpose"),
    ...of("udsyn.outreach_subscriber", "lang"),
    ...of("udsyn.outreach_subscription", "word value"),
    ...of("udsyn.identity_role", "role"),
    ...of("udsyn.identity_token", "role"),
    ...of("udsyn.intake_row", "dataset status"),
    ...of("udsyn.intake_run", "dataset"),
    ...of("udsyn.records_audit", "action actor_kind subject_type"),
    ...of("udsyn.records_document", "media_type subject_type"),
    ...of("udsyn.records_hold", "subject_type"),
    ...of("udsyn.records_outbox", "kind"),
    ...of("udsyn.replies_invitation", "lang subject_type taken"),
    ...of("udsyn.replies_question", "answer_lang lang status subject_lang subject_type why_closed"),
    ...of("udsyn.replies_survey", "round subject_type"),
    ...of("udsyn.trips_came_of", "came change departures"),
    ...of("udsyn.trips_trip", "accounts_status direction kind lang report_status status"),
    ...of("udsyn.platform_installation", "mode secret_mark"),
  ],
  "the municipality's own name for a committee, unit, goal or partner organisation, out of its profile or registers": [
    ...of("register.current", "body_id goals partners"),
    ...of("register.fact", "body_id goal partner"),
    ...of("register.dated_part", "body_id"),
    ...of("register.dated_part_was", "body_id"),
    ...of("udsyn.accounts_pot", "owner_id"),
    ...of("udsyn.decisions_meeting", "committee_id"),
    ...of("udsyn.decisions_submission", "committee_id"),
    ...of("udsyn.identity_person", "unit_id"),
    ...of("udsyn.identity_role", "scope"),
    ...of("udsyn.identity_token", "scope"),
    ...of("udsyn.replies_question", "scope"),
    ...of("udsyn.trips_trip", "committee_id fixed_committee_id unit_id"),
  ],
  "a published table's own words, its file's name, or the ledger's period: places, months and figures, no people": [
    ...of("udsyn.accounts_currency_day", "table_name"),
    ...of("udsyn.accounts_per_diem", "as_printed place region table_name"),
    ...of("udsyn.accounts_posting", "period rate_version"),
  ],
  "what the municipality says of itself to everybody: its profile, its addresses, its surveys' questions": [
    ...of("register.municipality", "profile slug"),
    ...of("register.host", "host"),
    ...of("udsyn.profile_version", "profile"),
    ...of("udsyn.replies_answer", "question"),
    ...of("udsyn.replies_survey", "questions"),
  ],
  "an address made of place, kind and year, never of what somebody typed freely": [
    ...of("register.current", "slug"),
    ...of("register.slug", "slug"),
    // A partner's follows the partner where it is renamed.
    ...of("udsyn.replies_question", "subject_id subject_path"),
  ],
  "an actor's id: who it was stands in identity_person or in the trail's values, and is erased there": [
    ...of("udsyn.accounts_movement", "by_actor"),
    ...of("udsyn.accounts_posting", "created_by"),
    ...of("udsyn.accounts_removed_posting", "created_by"),
    ...of("udsyn.decisions_ruling", "recorded_by"),
    ...of("udsyn.decisions_submission", "submitted_by"),
    ...of("udsyn.intake_run", "by_actor"),
    ...of("udsyn.records_audit", "actor_id subject_id"),
    ...of("udsyn.records_document", "uploaded_by"),
    ...of("udsyn.records_erasure_request", "asked_by"),
    ...of("udsyn.records_hold", "placed_by"),
    ...of("udsyn.records_idempotency", "actor_id"),
    ...of("udsyn.replies_invitation", "created_by"),
    ...of("udsyn.trips_annex", "decided_by hands opened_by"),
    ...of("udsyn.trips_follow_up", "written_by"),
    ...of("udsyn.trips_trip", "created_by hands"),
    ...of("udsyn.identity_token", "made_by"),
    ...of("udsyn.identity_link", "subject_id"),
  ],
  "a digest, a salt or a seal": [
    ...of("register.entry", "salts erased"),
    ...of("udsyn.identity_link", "link_hash"),
    ...of("udsyn.replies_question", "link_hash answer_link_hash"),
    ...of("udsyn.identity_session", "session_hash"),
    ...of("udsyn.identity_sign_in", "state_hash browser_hash code_verifier nonce"),
    ...of("udsyn.identity_token", "token_hash"),
    ...of("udsyn.intake_row", "content_hash key_digest"),
    ...of("udsyn.records_audit", "digest"),
    ...of("udsyn.records_audit_seal", "seal"),
    ...of("udsyn.records_audit_value", "salt"),
    ...of("register.file", "sha256"),
    ...of("udsyn.records_document", "sha256"),
    ...of("udsyn.trips_annex", "sha256"),
    ...of("udsyn.trips_came_of", "asked_hash"),
    ...of("udsyn.records_upload", "sha256"),
    ...of("udsyn.records_erasure", "what"),
    ...of("udsyn.records_idempotency", "request_hash"),
  ],
  "the public log, in which names stand as salted digests alone": [
    ...of("register.log_hash", "hash"),
    ...of("register.log_head", "checkpoint frontier origin verifier_key"),
    ...of("register.log_leaf", "leaf"),
    ...of("register.log_witness", "fault line origin witness"),
    ...of("register.log_succession", "new_key note old_key origin"),
  ],
  "a page of the desk, of a form the route checks": [
    ...of("udsyn.identity_sign_in", "return_to"),
    ...of("udsyn.identity_working_draft", "page"),
  ],
  "the gazetteer, the same for every municipality": [
    ...of("udsyn.places_edition", "edition"),
    ...of("udsyn.places_name", "country name trigrams"),
    ...of("udsyn.places_place", "country danish_name name region"),
  ],
  "the list of migrations": [
    ...of("udsyn.kysely_migration", "name timestamp"),
    ...of("udsyn.kysely_migration_lock", "id"),
  ],
};

function of(table: string, columns: string): readonly string[] {
  return columns.split(" ").map((column) => `${table}.${column}`);
}
