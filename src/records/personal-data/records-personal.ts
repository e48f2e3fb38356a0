import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { eraseDocument } from "../documents/document.store.ts";
import { documentOfPlace } from "../documents/erase-documents.ts";
import { answerGone } from "../idempotency/idempotency.store.ts";
import type { OwnPart, PersonalSource } from "./personal-data.ts";
import { momentIn, personalTable } from "./personal-table.store.ts";
import { stringsIn } from "./strings-in.ts";

interface InMunicipality {
  readonly tx: Tx;
  readonly municipality: { readonly id: MunicipalityId };
  readonly now: Date;
}

/** Who did what to what, and when. One look for all of it: somebody who works here has thousands. */
const actOf = `(SELECT jsonb_build_array(a.actor_kind || ' ' || a.actor_id, a.action, a.subject_type, a.subject_id, a.at)
  FROM udsyn.records_audit a WHERE a.municipality_id = t.municipality_id AND a.audit_id = t.audit_id)`;

function actIn(row: Readonly<Record<string, unknown>>): readonly string[] {
  return Array.isArray(row.act) ? row.act.map(String) : [];
}

/** A letter to somebody is theirs. */
function wholeLetter({ payload }: Readonly<Record<string, unknown>>): readonly OwnPart[] {
  const texts = new Map(stringsIn(payload).map(({ pointer, text }) => [`payload${pointer}`, text]));
  return Object.entries(letterParts).map(([field, part]) => ({ field, part, text: texts.get(field) ?? "" }));
}

const letterParts: Readonly<Record<string, string>> = {
  "payload/to": "Til",
  "payload/subject": "Emne",
  "payload/text": "Brevets tekst",
};
const letterPart = (field: string) => letterParts[field] ?? null;

/** Where the trail, letters, kept answers and documents hold names. The seals stand when the values have gone. */
export function recordsPersonal<Work extends InMunicipality>(): readonly PersonalSource<Work>[] {
  return [
    personalTable<Work>({
      table: "records_audit_value",
      key: "audit_id",
      what: "Revisionsspor",
      columns: { actor_name: ["text", "Udført af"], value: ["json", "Nævnt i det, der blev skrevet"] },
      erasing: "row",
      more: { act: actOf },
      place: (row) => actIn(row)[0] ?? "",
      at: (row) => new Date(actIn(row)[4] ?? ""),
      act: (row) => {
        const [, action = "", type = "", id = ""] = actIn(row);
        return { action, subject: { type, id } };
      },
      subject: (row) => ({ type: "trace", id: String(row.audit_id) }),
      correctable: false,
    }),
    personalTable<Work>({
      table: "records_outbox",
      key: "outbox_id",
      what: "Brev",
      columns: {
        key: ["text", "Nøgle"],
        payload: ["json", "Brevet"],
        failure: ["nullable", "Hvorfor det ikke kunne sendes"],
      },
      erasing: "row",
      more: { created_at: "t.created_at" },
      at: momentIn("created_at"),
      part: letterPart,
      // A letter that but names them is sent all the same, to whom it is for. Its key is never written otherwise.
      about: ["payload/to", "key"],
      own: wholeLetter,
      correctable: false,
    }),
    personalTable<Work>({
      table: "records_idempotency",
      key: ["actor_id", "key"],
      what: "Gemt svar til et program",
      columns: { key: ["text", "Nøgle"], body: ["json", "Svaret"] },
      erasing: "row",
      // The key stays taken: a program that repeats the request must not write the person again.
      more: { created_at: "t.created_at" },
      at: momentIn("created_at"),
      emptied: { columns: ["body"], set: `status = ${answerGone}, body = NULL` },
      correctable: false,
    }),
    personalTable<Work>({
      table: "records_erasure_request",
      key: "request_id",
      what: "Anmodning om sletning",
      columns: { asked: ["json", "Hvad der er bedt om"] },
      erasing: "row",
      correctable: false,
    }),
    personalTable<Work>({
      table: "records_hold",
      key: ["subject_type", "subject_id"],
      what: "Mærke om bevaring",
      columns: { reason: ["text", "Hvorfor sagen bevares"] },
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
    columns: { file_name: ["text", "Filens navn"] },
    erasing: "mark",
    subject: (row) => ({ type: String(row.subject_type), id: String(row.subject_id) }),
    more: { subject_type: "t.subject_type", subject_id: "t.subject_id", uploaded_at: "t.uploaded_at" },
    at: momentIn("uploaded_at"),
    correctable: true,
  });
}
