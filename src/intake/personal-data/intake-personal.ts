import type { Work } from "../../identity/index.ts";
import { type PersonalSource, personalTable } from "../../records/index.ts";

/** Where read files hold names: held rows as they were printed, and what was said of them. */
export const intakePersonal: readonly PersonalSource<Work>[] = [
  personalTable<Work>({
    table: "intake_row",
    key: "row_id",
    what: "Importeret række",
    columns: { key: "text", reference: "text", printed: "json", findings: "json", read_as: "json" },
    erasing: "mark",
    subject: (row) => ({ type: "import-row", id: String(row.row_id) }),
    correctable: false,
  }),
  personalTable<Work>({
    table: "intake_run",
    key: "run_id",
    what: "Indlæsning af en fil",
    columns: { file_name: "text", mapping: "json", dialect: "json", answer: "json" },
    erasing: "mark",
    subject: (row) => ({ type: "import-run", id: String(row.run_id) }),
    correctable: false,
  }),
];
