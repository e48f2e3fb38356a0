import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { eraseDocument } from "../documents/document.store.ts";
import { documentOfPlace } from "../documents/erase-documents.ts";
import { answerGone } from "../idempotency/idempotency.store.ts";
import type { PersonalSource } from "./personal-data.ts";
import { personalTable } from "./personal-table.store.ts";

interface InMunicipality {
  readonly tx: Tx;
  readonly municipality: { readonly id: MunicipalityId };
  readonly now: Date;
}

const actorOf =
  "(SELECT a.actor_kind || ' ' || a.actor_id FROM udsyn.records_audit a WHERE a.municipality_id = t.municipality_id AND a.audit_id = t.audit_id)";

/** Where the trail, letters, kept answers and documents hold names. The seals stand when the values have gone. */
export function recordsPersonal<Work extends InMunicipality>(): readonly PersonalSource<Work>[] {
  return [
    personalTable<Work>({
      table: "records_audit_value",
      key: "audit_id",
      what: "Revisionsspor",
      columns: { actor_name: "text", value: "json" },
      erasing: "row",
      more: { actor: actorOf },
      place: (row) => String(row.actor),
      subject: (row) => ({ type: "trace", id: String(row.audit_id) }),
      correctable: false,
    }),
    personalTable<Work>({
      table: "records_outbox",
      key: "outbox_id",
      what: "Brev",
      columns: { key: "text", payload: "json", failure: "nullable" },
      erasing: "row",
      correctable: false,
    }),
    personalTable<Work>({
      table: "records_idempotency",
      key: ["actor_id", "key"],
      what: "Gemt svar til et program",
      columns: { key: "text", body: "json" },
      erasing: "row",
      // The key stays taken: a program that repeats the request must not write the person again.
      emptied: { columns: ["body"], set: `status = ${answerGone}, body = NULL` },
      correctable: false,
    }),
    personalTable<Work>({
      table: "records_erasure_request",
      key: "request_id",
      what: "Anmodning om sletning",
      columns: { asked: "json" },
      erasing: "row",
      correctable: false,
    }),
    personalTable<Work>({
      table: "records_hold",
      key: ["subject_type", "subject_id"],
      what: "Mærke om bevaring",
      columns: { reason: "text" },
      erasing: "mark",
      subject: (row) => ({ type: String(row.subject_type), id: String(row.subject_id) }),
      correctable: true,
    }),
    { ...documentNames<Work>(), erasePlace: eraseDocumentAgain },
  ];
}

async function eraseDocumentAgain({ tx, municipality }: InMunicipality, place: string): Promise<void> {
  const id = documentOfPlace(place);
  if (id) await eraseDocument(tx, municipality.id, id);
}

function documentNames<Work extends InMunicipality>(): PersonalSource<Work> {
  return personalTable<Work>({
    table: "records_document",
    key: "document_id",
    what: "Fils navn",
    columns: { file_name: "text" },
    erasing: "mark",
    subject: (row) => ({ type: String(row.subject_type), id: String(row.subject_id) }),
    more: { subject_type: "t.subject_type", subject_id: "t.subject_id" },
    correctable: true,
  });
}
