import { type AskedByWho, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { fault, isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { isConfirmed } from "../../register/index.ts";
import { faultText, type Reply, seeOther, sentForm, textAt, textsAt } from "../../web/index.ts";
import { heldRowFor, lookAtHeldRow, lookAtHeldRows, typedOver } from "../held-row.ts";
import type { Importer } from "../importer.ts";
import type { RunId } from "../intake.tables.ts";
import { intakeDeskTexts } from "../intake.texts.ts";
import { importerOf, publishers, publishRun, unpublishedRuns, waitingIn } from "../publish-run/publish-run.ts";
import { type HeldRow, hasHeld } from "../row.store.ts";
import { listRuns, readRun } from "../run.store.ts";
import { repairedFor, runNow } from "../run-now.ts";
import { datasetsOf } from "./dataset-names.ts";
import { heldReply } from "./held.page.tsx";
import { cellName, columnsOf, heldRowReply, other, whichName } from "./held-row.page.tsx";
import { confirmReply, runReply } from "./run.page.tsx";
import { runsReply } from "./runs.page.tsx";

const keepers = ["coordinator", "accountant"] as const;
const held = "/skrivebord/import/holdt";
const pageRows = 50;

/** The desk's pages on imports: runs, held rows, publishing what was imported. */
export function importRoutes(db: Db, importers: readonly Importer[]): readonly UdsynRoute[] {
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const route = (
    method: "GET" | "POST",
    path: string,
    allow: readonly string[],
    handle: (asked: AskedByWho) => Promise<Reply>,
  ): UdsynRoute => ({ lane: "staff", method, path, allow, whole: true, handle });
  const standing = (one: Work, row: HeldRow) => importerOf(importers, row.dataset).standing(one, row);
  const runIn = (one: Work, asked: AskedByWho) => readRun(one.tx, asked.here.id, idIn<"import-run">(asked) as RunId);

  return [
    route("GET", "/skrivebord/import", keepers, (asked) =>
      doing(asked, async (one) => {
        const { tx } = one;
        const runs = await listRuns(tx, asked.here.id, { limit: pageRows });
        const held = await hasHeld(tx, asked.here.id, datasetsOf(asked.who));
        return runsReply({ asked, runs, held, unpublished: await unpublishedRuns(one, importers) });
      }),
    ),
    route("GET", "/skrivebord/import/koersler/:id", keepers, (asked) =>
      doing(asked, async (one) => {
        const run = await runIn(one, asked);
        const said = (name: string) => (/^\d+$/.test(asked.query.get(name) ?? "") ? asked.query.get(name) : null);
        return runReply({
          asked,
          run,
          now: await runNow(one, run),
          waiting: await waitingIn(one, importers, run),
          published: said("offentliggjort"),
          stopped: said("standset"),
        });
      }),
    ),
    route("GET", "/skrivebord/import/koersler/:id/offentliggoer", publishers, (asked) =>
      doing(asked, async (one) => {
        const run = await runIn(one, asked);
        return confirmReply(asked, run, (await waitingIn(one, importers, run)) ?? [], asked.query.get("post"));
      }),
    ),
    route("POST", "/skrivebord/import/koersler/:id/offentliggoer", publishers, async (asked) => {
      const id = idIn<"import-run">(asked);
      const { published, stopped } = await publishRun(
        (use) => doing(asked, use),
        importers,
        id,
        asked.form.get("post"),
      );
      const words = `?offentliggjort=${published}${stopped.length > 0 ? `&standset=${stopped.length}` : ""}`;
      return seeOther(`/skrivebord/import/koersler/${id}${words}`);
    }),
    route("GET", held, keepers, (asked) =>
      doing(asked, async (one) => {
        const from = asked.query.get("efter") ?? "";
        const after = isId<"import-row">(from) ? from : null;
        const page = await lookAtHeldRows(one, { limit: pageRows, after });
        const mended = asked.query.get("rettet");
        const said = mended !== null ? "repaired" : asked.query.get("afvist") !== null ? "dismissed" : null;
        const repaired = mended !== null && isId<"import-row">(mended) ? await repairedFor(one, mended) : null;
        return heldReply({ asked, rows: page.items, next: page.next, settled: said, repaired });
      }),
    ),
    route("GET", `${held}/:id`, keepers, (asked) =>
      doing(asked, async (one) => {
        const row = await lookAtHeldRow(one, idIn<"import-row">(asked));
        return heldRowReply({
          asked,
          row,
          standing: await standing(one, row),
          cells: row.printed,
          findings: row.findings,
        });
      }),
    ),
    route("POST", `${held}/:id/ret`, keepers, (asked) =>
      doing(asked, async (one) => {
        const row = await heldRowFor(one, idIn<"import-row">(asked));
        const sent = sentForm(asked.form);
        const byColumn = new Map(columnsOf(row).map((column, index) => [column, textAt(sent, cellName(index))]));
        const cells = typedOver(row.printed, byColumn);
        const asPrinted = textsAt(sent, "asPrinted").includes("ja");
        const which = textAt(sent, whichName);
        const isOther = which === "" ? null : which === other;
        const { keptAs, findings } = await importerOf(importers, row.dataset).repair(one, row, {
          ...{ cells, asPrinted, isOther, namesConfirmed: isConfirmed(sent) },
        });
        if (keptAs !== null) return seeOther(`${held}?rettet=${keptAs}`);
        const typed = { cells, asPrinted, which, sent };
        return heldRowReply({ asked, row, standing: await standing(one, row), findings, ...typed, refused: true });
      }),
    ),
    route("POST", `${held}/:id/afvis`, keepers, (asked) =>
      doing(asked, async (one) => {
        const row = await heldRowFor(one, idIn<"import-row">(asked));
        const value = textAt(sentForm(asked.form), "reason");
        if (value === "") {
          const error = faultText("da", fault("dismissal-reason-missing"), [intakeDeskTexts]);
          const said = { cells: row.printed, findings: row.findings, reason: { value, error } };
          return heldRowReply({ asked, row, standing: await standing(one, row), ...said });
        }
        await importerOf(importers, row.dataset).dismiss(one, row, value);
        return seeOther(`${held}?afvist`);
      }),
    ),
  ];
}
