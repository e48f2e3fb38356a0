import type { UdsynRoute } from "../../identity/index.ts";
import { isId, NotFound } from "../../kernel/index.ts";
import type { Database, FileStore } from "../../platform/index.ts";
import { annexTypes, servedToAll, WholeBytes } from "../../records/index.ts";
import { HttpRefusal } from "../../web/index.ts";
import { readFile } from "./file.store.ts";
import { type GoneFiles, goneReply, namedIn } from "./gone-file.ts";

/**
 * A published record's files, `/bilag/<id>`: what the record in force names, and nothing else. One that was published and is not any
 * more answers 410 with the day, the reason and the way to its record.
 * @param rooms who tells of the files of each type of records
 */
export function fileRoutes(
  db: Pick<Database, "register">,
  files: FileStore,
  rooms: readonly GoneFiles[],
): readonly UdsynRoute[] {
  const whole = new WholeBytes(files);
  return [
    {
      lane: "public",
      kept: false,
      method: "GET",
      path: "/bilag/:id",
      api: {
        summary: "An annex of a published record, as bytes; their SHA-256 stands in the record.",
        inParts: true,
        answers: { 200: annexTypes, 404: null, 410: null, 503: null },
      },
      handle: async (asked) => {
        const { here, params } = asked;
        const id = params.id ?? "";
        const file = isId(id) ? await readFile(db.register, here.id, id) : null;
        if (!file) throw new NotFound("page-unknown");
        const named = namedIn(file.entry, id);
        if (!named || file.takenBack) return goneReply(db.register, asked, file, rooms);
        // What lies under its hash and is something else is not handed out as the annex.
        const body = await whole.read(here.id, file.sha256);
        // It is still the annex, so it is not gone: its bytes are to be brought back.
        if (!body) throw new HttpRefusal(503, "annex-away");
        return { status: 200, headers: servedToAll({ ...file, title: named.title ?? "bilag" }), body };
      },
    },
  ];
}
