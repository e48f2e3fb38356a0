import type { Work } from "../../identity/index.ts";
import { type Keep, momentIn, type PersonalSource, personalTable } from "../../records/index.ts";

const office: Keep = {
  why: "Folkevalgtes stilling til en sag hører til beslutningsreferatet (kommunestyrelsesloven §13).",
  unlessDecided: true,
};

const submissions = personalTable<Work>({
  table: "decisions_submission",
  key: "submission_id",
  what: "Sagsfremstilling",
  columns: { text: ["text", "Indstilling"], written_from: ["text", "Det, indstillingen er skrevet ud fra"] },
  erasing: "mark",
  more: { subject_type: "t.subject_type", subject_id: "t.subject_id", submitted_at: "t.submitted_at" },
  at: momentIn("submitted_at"),
  subject: (row) => ({ type: String(row.subject_type), id: String(row.subject_id) }),
  counts: "version",
  correctable: true,
});

const rulings = personalTable<Work>({
  table: "decisions_ruling",
  key: "ruling_id",
  what: "Beslutning",
  columns: {
    text: ["text", "Beslutningens ord"],
    item: ["text", "Punkt på dagsordenen"],
    basis: ["text", "Grundlag"],
    votes: ["json", "Stemmer"],
    minority: ["text", "Mindretalsudtalelse"],
    recused: ["json", "Erklæret inhabil"],
    url: ["text", "Link til referatet"],
  },
  erasing: "mark",
  counts: "version",
  at: momentIn("recorded_at"),
  more: {
    recorded_at: "t.recorded_at",
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
});

/**
 * Where submissions and rulings hold names. The minutes themselves lie in the municipality's own records.
 * @param plain an agenda text without the marks it is written with: as it is read
 */
export function decisionsPersonal(plain: (text: string) => string): readonly PersonalSource<Work>[] {
  const find: typeof submissions.find = async (work, matcher) =>
    (await submissions.find(work, matcher)).map((held) => ({ ...held, text: plain(held.text) }));
  return [{ ...submissions, find }, rulings];
}
