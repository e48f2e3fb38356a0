import type { Work } from "../../identity/index.ts";
import { type Keep, type PersonalSource, personalTable } from "../../records/index.ts";

const office: Keep = {
  why: "Folkevalgtes stilling til en sag hører til beslutningsreferatet (kommunestyrelsesloven §13).",
  unlessDecided: true,
};

/** Where submissions and rulings hold names. The minutes themselves lie in the municipality's own records. */
export const decisionsPersonal: readonly PersonalSource<Work>[] = [
  personalTable<Work>({
    table: "decisions_submission",
    key: "submission_id",
    what: "Sagsfremstilling",
    columns: { text: "text", written_from: "text" },
    erasing: "mark",
    more: { subject_type: "t.subject_type", subject_id: "t.subject_id" },
    subject: (row) => ({ type: String(row.subject_type), id: String(row.subject_id) }),
    counts: "version",
    correctable: true,
  }),
  personalTable<Work>({
    table: "decisions_ruling",
    key: "ruling_id",
    what: "Beslutning",
    columns: {
      text: "text",
      item: "text",
      basis: "text",
      votes: "json",
      minority: "text",
      recused: "json",
      url: "text",
    },
    erasing: "mark",
    counts: "version",
    more: {
      subject_id:
        "(SELECT s.subject_id FROM udsyn.decisions_submission s WHERE s.municipality_id = t.municipality_id AND s.submission_id = t.submission_id)",
      subject_type:
        "(SELECT s.subject_type FROM udsyn.decisions_submission s WHERE s.municipality_id = t.municipality_id AND s.submission_id = t.submission_id)",
    },
    keep: (_, field) => {
      if (field === "minority") return { ...office, office: "statement" };
      return field.startsWith("recused") || field.startsWith("votes") ? { ...office, office: "name" } : null;
    },
    tellsOffice: true,
    subject: (row) => ({ type: String(row.subject_type), id: String(row.subject_id) }),
    correctable: true,
  }),
];
