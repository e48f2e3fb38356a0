import type { Work } from "../../identity/index.ts";
import { momentIn, type PersonalSource, personalTable } from "../../records/index.ts";

/** Where read files hold names: held rows as they were printed, and what was said of them. */
export const intakePersonal: readonly PersonalSource<Work>[] = [
  personalTable<Work>({
    table: "intake_row",
    key: "row_id",
    what: "Importeret række",
    columns: {
      key: ["text", "Nøgle i filen"],
      reference: ["text", "Reference"],
      printed: ["json", "Rækken, som den var skrevet"],
      findings: ["json", "Det, der var galt med rækken"],
      read_as: ["json", "Rækken, som den blev læst"],
    },
    erasing: "mark",
    subject: (row) => ({ type: "import-row", id: String(row.row_id) }),
    correctable: false,
  }),
  personalTable<Work>({
    table: "intake_run",
    key: "run_id",
    what: "Indlæsning af en fil",
    columns: {
      file_name: ["text", "Filens navn"],
      mapping: ["json", "Filens kolonner"],
      dialect: ["json", "Filens form"],
      answer: ["json", "Hvad der kom ud af filen"],
    },
    erasing: "mark",
    more: { started_at: "t.started_at" },
    at: momentIn("started_at"),
    subject: (row) => ({ type: "import-run", id: String(row.run_id) }),
    correctable: false,
  }),
];
