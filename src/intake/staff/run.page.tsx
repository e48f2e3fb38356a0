import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { hundredthsOf } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  ButtonLink,
  ButtonRow,
  Confirm,
  DataTable,
  EmptyState,
  Facts,
  Notice,
  type Reply,
  Rows,
  Section,
  Title,
} from "../../web/index.ts";
import { chosenOf } from "../publish-run/publish-run.ts";
import type { WaitingRecord } from "../records.ts";
import type { StoredRun } from "../run.store.ts";
import type { RunNow } from "../run-now.ts";
import { datasetsOf, datasetWords } from "./dataset-names.ts";
import { startedAt } from "./runs.page.tsx";

const f = formatsIn("da");

interface RunView {
  readonly asked: AskedByWho;
  readonly run: StoredRun;
  readonly now: RunNow;
  /** `null`: these records are not published one by one, or not by this person. */
  readonly waiting: readonly WaitingRecord[] | null;
  readonly published: string | null;
  readonly stopped: string | null;
}

const mostShown = 200;

/** One import: counts, sums, findings, and what it made that is not public yet. */
export function runReply({ asked, run, now, waiting, published, stopped }: RunView): Reply {
  const { answer } = run;
  const findings = now.findings ?? [];
  return deskReply({
    asked,
    title: run.fileName,
    crumbs: [{ text: "Import", href: "/skrivebord/import" }, { text: run.fileName }],
    children: (
      <>
        <Title title={run.fileName} note={`${datasetWords[run.dataset]}, ${startedAt(run, asked)}`} />
        {published !== null && <Notice tone="ok" title={`${published} offentliggjort`} announce />}
        {stopped !== null && (
          <Notice tone="wrong" title={`${stopped} er ikke offentliggjort`} announce>
            <p>Teksten kan indeholde et CPR-nummer. Ret den i kilden, og importér filen igen.</p>
          </Notice>
        )}
        <Section title="Resultat" first>
          <Facts
            facts={[
              { label: "Nye", value: String(run.added) },
              { label: "Ændrede", value: String(run.updated) },
              { label: "Uændrede", value: String(run.unchanged) },
              { label: "Tilbageholdt", value: heldWords(asked, run, now) },
              ...Object.entries(answer?.totals ?? {}).map(([currency, total]) => ({
                label: `I alt, ${currency}`,
                value: f.figure(hundredthsOf(total) ?? 0n),
              })),
            ]}
          />
          {run.dataset === "expenses" && run.added + run.updated > 0 && (
            <p class="m">
              Det, der ikke er lagt på en rejse, ligger blandt{" "}
              <a href="/skrivebord/posteringer">de ufordelte posteringer</a>.
            </p>
          )}
        </Section>
        {waiting && <WaitingList run={run} waiting={waiting} />}
        <Section title="Bemærkninger" note="Det, filen får en til at undre sig over.">
          {findings.length === 0 ? (
            <EmptyState title="Ingen bemærkninger" />
          ) : (
            <DataTable
              caption="Bemærkninger"
              captionHidden
              rows={findings.slice(0, mostShown)}
              rowKey={(one) => `${one.row} ${one.code} ${one.field ?? ""}`}
              columns={[
                { kind: "text", key: "row", head: "Række", cell: (one) => `Række ${one.row}` },
                { kind: "text", key: "reference", head: "Reference", cell: (one) => one.reference ?? "" },
                { kind: "text", key: "message", head: "Bemærkning", cell: (one) => one.message, narrow: "full" },
              ]}
            />
          )}
        </Section>
      </>
    ),
  });
}

/** How many rows were held, and how many of them are yet: those lead to where they are put right, for whoever may. */
function heldWords(asked: AskedByWho, { dataset, held }: StoredRun, { stillHeld }: RunNow) {
  if (held === 0) return "0";
  if (stillHeld === 0) return `${held}, siden rettet, afvist eller læst ind igen`;
  const words = `${held}, heraf venter ${stillHeld} endnu`;
  return datasetsOf(asked.who).includes(dataset) ? <a href="/skrivebord/import/holdt">{words}</a> : words;
}

function WaitingList({ run, waiting }: { run: StoredRun; waiting: readonly WaitingRecord[] }) {
  const to = `/skrivebord/import/koersler/${run.runId}/offentliggoer`;
  if (waiting.length === 0) {
    return (
      <Section title="Offentliggørelse">
        <p class="m">Alt fra denne import er offentligt, som det står.</p>
      </Section>
    );
  }
  const together = chosenOf(waiting, null).length;
  return (
    <Section
      title="Ikke offentligt endnu"
      note={
        waiting.length === 1
          ? "Offentligheden ser først posten, når du offentliggør den."
          : "Offentligheden ser først posterne, når du offentliggør dem."
      }
    >
      {together > 0 && (
        <ButtonRow>
          <ButtonLink href={to}>{publishWords(waiting.length, together)}</ButtonLink>
        </ButtonRow>
      )}
      <Rows
        rows={waiting.slice(0, mostShown).map(({ id, title, href, doubt }) => ({
          title: href === undefined ? title : <a href={href}>{title}</a>,
          ...(doubt && { note: doubt }),
          end: (
            <a href={`${to}?post=${id}`}>
              Offentliggør<span class="vh"> {title}</span>
            </a>
          ),
        }))}
      />
      {waiting.length > mostShown && <p class="m">{`… og ${waiting.length - mostShown} til.`}</p>}
    </Section>
  );
}

/** @param together how many of what waits are published with one another */
function publishWords(waiting: number, together: number): string {
  if (waiting === 1) return "Offentliggør den";
  return together === waiting
    ? `Offentliggør alle ${f.number(waiting)}`
    : `Offentliggør resten (${f.number(together)})`;
}

/** Asks before records become public. @param only the one record it is about; `null` for all of the run's that are not in doubt */
export function confirmReply(
  asked: AskedByWho,
  run: StoredRun,
  waiting: readonly WaitingRecord[],
  only: string | null,
): Reply {
  const back = `/skrivebord/import/koersler/${run.runId}`;
  const chosen = chosenOf(waiting, only);
  const [first] = chosen;
  const one = chosen.length === 1 ? first : undefined;
  return deskReply({
    asked,
    title: "Offentliggør",
    crumbs: [
      { text: "Import", href: "/skrivebord/import" },
      { text: run.fileName, href: back },
      { text: "Offentliggør" },
    ],
    children: (
      <Confirm
        question={one ? `Offentliggør »${one.title}«?` : `Offentliggør ${chosen.length} poster?`}
        action={`${back}/offentliggoer`}
        does="Offentliggør"
        back={back}
        hidden={only === null ? {} : { post: only }}
      >
        {one?.doubt && (
          <Notice tone="watch" title="Se efter først">
            <p>{one.doubt}</p>
          </Notice>
        )}
        <p>
          {one
            ? "Den kan ses af alle med det samme og skrives ind i loggen, hvor den bliver stående."
            : "De kan ses af alle med det samme og skrives ind i loggen, hvor de bliver stående."}{" "}
          Navne på rejsende vises kun for folkevalgte, hvor kommunens regler siger det.
        </p>
      </Confirm>
    ),
  });
}
