import { z } from "zod";
import type { AskedByAnyone } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { asksForPage, html, json, type Reply } from "../../web/index.ts";
import { openHeaders } from "../data/open-headers.ts";
import { readVersions, type StoredVersion } from "../records.store.ts";
import { registerTexts } from "../register.texts.ts";
import { isWithdrawal } from "../withdraw.ts";
import type { ListedFile } from "./file.store.ts";

/** What an entry says of the files that go with it, whichever feature it is of. */
const withAnnexes = z.object({ annexes: z.array(z.object({ id: z.string(), title: z.string().nullable() })) });

/** What a record says of one of its files; `undefined` where it does not name it. */
export function namedIn(entry: unknown, id: string): { readonly title: string | null } | undefined {
  const said = withAnnexes.safeParse(entry);
  return said.success ? said.data.annexes.find((one) => one.id === id) : undefined;
}

/** Why a file that was public is so no more. */
interface GoneFile {
  /** Taken back with the whole record, or by itself. */
  readonly gone: "record" | "file";
  /** Its record's address. */
  readonly slug: string;
  /** `null` where the record still names it: no version has told of it yet. */
  readonly at: Date | null;
  /** `null` where none is known, or it has been erased since. */
  readonly reason: string | null;
}

/** How the room that publishes a type of records tells of it. */
export interface GoneFiles {
  readonly type: string;
  /** The folder of its records' addresses. */
  readonly folder: string;
  readonly page: (asked: AskedByAnyone, gone: GoneFile) => string;
}

/** That a file is public no more, since when and why: a page for people, problem details for programs. */
export async function goneReply(
  db: Db,
  asked: AskedByAnyone,
  { id, type, recordId }: ListedFile,
  rooms: readonly GoneFiles[],
): Promise<Reply> {
  const gone = goneOf(await readVersions(db, asked.here.id, type, recordId), id);
  const room = rooms.find((one) => one.type === type);
  if (!room) throw new Error(`nobody tells of the files of a ${type}`);
  const vary = { vary: "accept, accept-encoding" };
  if (asksForPage(asked.header("accept"))) {
    const page = html(room.page(asked, gone), 410);
    return { ...page, headers: { ...page.headers, ...vary } };
  }
  const problem = {
    ...{ type: "about:blank", title: "Gone", status: 410, code: "annex-gone", detail: detailOf(asked, gone) },
    ...{ withdrawnAt: gone.at?.toISOString() ?? null, reason: gone.reason },
    record: `${asked.base}/${room.folder}/${gone.slug}`,
    errors: [],
  };
  return json(problem, 410, {
    ...{ ...openHeaders, ...vary },
    "content-type": "application/problem+json; charset=utf-8",
  });
}

function goneOf(versions: readonly StoredVersion[], id: string): GoneFile {
  const [newest] = versions;
  if (!newest) throw new Error("a listed file of a record without versions");
  const slug = String(newest.entry.slug);
  const since = ({ publishedAt: at, reason }: StoredVersion) => ({ at, reason });
  if (isWithdrawal(newest)) return { gone: "record", slug, ...since(newest) };
  // The version that named it no more, right after the last that did.
  const after = versions[versions.findIndex((one) => namedIn(one.entry, id) !== undefined) - 1];
  return { gone: "file", slug, ...(after ? since(after) : { at: null, reason: null }) };
}

function detailOf({ lang }: AskedByAnyone, { gone, reason }: GoneFile): string {
  const t = registerTexts.in(lang);
  if (gone === "record") return t("withdrawn", { reason: reason ?? "–" });
  return reason === null ? t("annex-gone") : t("annex-gone.why", { reason });
}
