import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { DataTable, EmptyState, Notice, Pagination, type Reply, Title } from "../../web/index.ts";
import type { RowId } from "../intake.tables.ts";
import type { HeldRow } from "../row.store.ts";
import type { RepairedRow } from "../settled-rows.store.ts";
import { datasetWords } from "./dataset-names.ts";
import { findingWords, printedWords } from "./held-words.ts";

interface HeldView {
  readonly asked: AskedByWho;
  readonly rows: readonly HeldRow[];
  readonly next: RowId | null;
  readonly settled: "repaired" | "dismissed" | null;
  /** The row that was just put right. */
  readonly repaired: RepairedRow | null;
}

const settledWords = { repaired: "Rækken er rettet og lagt ind", dismissed: "Rækken er afvist" };

/** Every row that waits for a person, with what is wrong in words. */
export function heldReply({ asked, rows, next, settled, repaired }: HeldView): Reply {
  return deskReply({
    asked,
    title: "Tilbageholdte rækker",
    crumbs: [{ text: "Import", href: "/skrivebord/import" }, { text: "Tilbageholdte rækker" }],
    children: (
      <>
        <Title
          title="Tilbageholdte rækker"
          lede="De kan ikke være rigtige, som de står i filen. Ret dem, eller afvis dem med en begrundelse."
        />
        {settled && (
          <Notice tone="ok" title={settledWords[settled]} announce>
            {repaired && repaired.findings.length > 0 && <LetIn {...repaired} />}
          </Notice>
        )}
        {rows.length === 0 ? (
          <EmptyState title="Ingen rækker venter" />
        ) : (
          <DataTable
            caption="Tilbageholdte rækker"
            captionHidden
            rows={rows}
            rowKey={(row) => row.rowId}
            columns={[
              {
                kind: "text",
                key: "row",
                head: "Række",
                cell: (row) => (
                  <>
                    <a href={`/skrivebord/import/holdt/${row.rowId}`}>
                      {`Række ${row.rowNumber}${row.reference ? `, ${row.reference}` : ""}`}
                      <span class="vh">{` i ${row.fileName}`}</span>
                    </a>
                    <small class="m"> {printedWords(row)}</small>
                  </>
                ),
              },
              {
                kind: "text",
                key: "file",
                head: "Fil",
                cell: (row) => `${row.fileName} (${datasetWords[row.dataset].toLowerCase()})`,
              },
              {
                kind: "text",
                key: "why",
                head: "Hvad er der galt",
                cell: (row) => row.findings.map((one) => findingWords(one, row)).join(" "),
                narrow: "full",
              },
            ]}
          />
        )}
        <Pagination older={next === null ? undefined : `/skrivebord/import/holdt?efter=${next}`} />
      </>
    ),
  });
}

/** What a row was let in with: nobody has said yet that it is meant. */
function LetIn({ runId, findings }: RepairedRow) {
  return (
    <>
      <p>Bemærk:</p>
      <ul>
        {findings.map((one) => (
          <li key={one.code + (one.field ?? "")}>{one.message}</li>
        ))}
      </ul>
      <p>
        Det står også på <a href={`/skrivebord/import/koersler/${runId}`}>importens side</a>.
      </p>
    </>
  );
}
