import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { instant } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { ButtonLink, ButtonRow, DataTable, EmptyState, Notice, type Reply, Title } from "../../web/index.ts";
import type { StoredRun } from "../run.store.ts";
import type { RunOfRecords } from "../waiting-rows.store.ts";
import { datasetWords } from "./dataset-names.ts";

const f = formatsIn("da");

interface RunsView {
  readonly asked: AskedByWho;
  readonly runs: readonly StoredRun[];
  readonly held: boolean;
  readonly unpublished: readonly RunOfRecords[];
}

/** Every import, the latest first, with what came of it. */
export function runsReply({ asked, runs, held, unpublished }: RunsView): Reply {
  return deskReply({
    asked,
    title: "Import",
    crumbs: [{ text: "Import" }],
    children: (
      <>
        <Title title="Import" lede="Filer læses ind med bin/udsyn import. Her står, hvad der kom ud af dem." />
        {held && (
          <Notice tone="watch" title="Rækker venter på dig">
            <p>De kan ikke være rigtige, som de står i filen, og er ikke blevet til noget endnu.</p>
            <ButtonRow>
              <ButtonLink href="/skrivebord/import/holdt">Se tilbageholdte rækker</ButtonLink>
            </ButtonRow>
          </Notice>
        )}
        {unpublished.length > 0 && <Unpublished runs={unpublished} />}
        {runs.length === 0 ? <EmptyState title="Intet er importeret endnu" /> : <Runs asked={asked} runs={runs} />}
      </>
    ),
  });
}

function Unpublished({ runs }: { runs: readonly RunOfRecords[] }) {
  return (
    <Notice tone="watch" title="Ikke offentligt endnu">
      <p>Offentligheden ser først posterne, når du offentliggør dem.</p>
      <ul>
        {runs.map(({ runId, fileName, records }) => (
          <li key={runId}>
            <a href={`/skrivebord/import/koersler/${runId}`}>{fileName}</a>:{" "}
            {records === 1 ? "én post" : `${f.number(records)} poster`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Runs({ asked, runs }: Pick<RunsView, "asked" | "runs">) {
  return (
    <DataTable
      caption="Importer"
      captionHidden
      rows={runs}
      rowKey={(run) => run.runId}
      columns={[
        {
          kind: "text",
          key: "file",
          head: "Fil",
          cell: (run) => (
            <>
              <a href={`/skrivebord/import/koersler/${run.runId}`}>{run.fileName}</a>
              <small class="m"> {datasetWords[run.dataset]}</small>
            </>
          ),
        },
        { kind: "text", key: "when", head: "Hvornår", cell: (run) => startedAt(run, asked) },
        { kind: "count", key: "added", head: "Nye", value: (run) => BigInt(run.added) },
        { kind: "count", key: "updated", head: "Ændrede", value: (run) => BigInt(run.updated) },
        { kind: "count", key: "unchanged", head: "Uændrede", value: (run) => BigInt(run.unchanged) },
        { kind: "count", key: "held", head: "Tilbageholdt", value: (run) => BigInt(run.held) },
      ]}
    />
  );
}

export function startedAt(run: StoredRun, { here }: AskedByWho): string {
  const at = f.moment(instant(run.startedAt), here.profile.timeZone);
  return run.finishedAt ? at : `${at}, afbrudt`;
}
