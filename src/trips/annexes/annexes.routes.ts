import { type AskedByWho, doneAt, idIn, readWho, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, type Fault, Forbidden, fault, Invalid, isFault, isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { cprFaults } from "../../records/index.ts";
import { HttpRefusal, type Reply } from "../../web/index.ts";
import { openTrip } from "../open-trip.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import type { DocumentIntake } from "../receipts/take-receipt.ts";
import { tripPath } from "../staff/trip-path.ts";
import { annexFaults, attachAnnex } from "./add-annex.ts";
import { annexesOf } from "./annex.store.ts";
import { type Annex, annexState } from "./annex.ts";
import type { Typed } from "./annex-forms.tsx";
import { annexSaid } from "./annexes.api.ts";
import { annexesReply } from "./annexes.page.tsx";
import { publicNow, shownNow } from "./annexes-shown.ts";
import { makeCopy, putCopy } from "./copy-annex.ts";
import { decideAnnex, withdrawAnnex } from "./decide-annex.ts";
import { annexers, annexReaders, requireAnnexer, requireAnnexReader } from "./may-annex.ts";
import { showAnnex } from "./see-annex.ts";
import { annexUploads, takeAnnex } from "./take-annex.ts";

/** A trip's annexes at the desk: sent and read, looked at by another, taken back. */
export function annexesRoutes(db: Db, publish: PublishTrip, intake: DocumentIntake): readonly UdsynRoute[] {
  const at = "/skrivebord/rejser/:id/bilag";
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);

  const show = (asked: AskedByWho, typed: Typed | null = null) =>
    doing(asked, async (one): Promise<Reply> => {
      const trip = await openTrip(one, idIn<"trip">(asked));
      requireAnnexReader(one, trip);
      const annexes = await annexesOf(one.tx, one.municipality.id, [trip.id]);
      const deciders = await decidersOf(one, annexes);
      return annexesReply({ asked, trip, annexes, typed, deciders, isPublic: await publicNow(one, trip.id) });
    });

  /** What a person can mend, to stand on the page with all they typed; the rest is thrown on. */
  const trying = async (asked: AskedByWho, about: Annex["id"] | null, use: () => Promise<Reply>): Promise<Reply> => {
    try {
      return await use();
    } catch (error) {
      const faults = faultsOf(error);
      if (faults === null) throw error;
      const refused = error instanceof HttpRefusal ? error : null;
      // Each annex has its own fields on the page.
      const own = (path: string) => (about === null || path === "" ? path : `${path}-${about}`);
      const typed = {
        ...{ form: asked.form, about, hadFile: asked.files.length > 0 },
        faults: faults.map((one) => ({ ...one, path: own(one.path) })),
      };
      const page = await show(asked, typed);
      if (refused === null) return page;
      const again = { "retry-after": String(refused.retryAfter ?? 30) };
      return { ...page, status: refused.statusCode, headers: { ...page.headers, ...again } };
    }
  };

  const attach = (asked: AskedByWho) =>
    trying(asked, null, async () => {
      const id = idIn<"trip">(asked);
      const said = annexSaid(asked.form);
      await doing(asked, async (one) => requireAnnexer(one, await openTrip(one, id)));
      const faults = [
        // All that is missing is told at once.
        ...(asked.files.length > 0 ? [] : [fault("annex-missing", {}, "files")]),
        ...annexFaults(said),
        ...cprFaults({ title: said.title }),
      ];
      const read = faults.length > 0 ? null : await takeAnnex(db, intake, asked, asked.files[0]);
      if (read === null || isFault(read)) throw new Invalid(read === null ? faults : [read]);
      const code = await doing(asked, async (one) => {
        const annex = await attachAnnex(one, id, said, read, publish);
        if (annexState(annex) !== "clean") return annexState(annex);
        return (await shownNow(one, id)).includes(annex.id) ? "public" : "attached";
      });
      return doneAt(tripPath({ id }, "bilag"), `annex-${code}`);
    });

  const change = (asked: AskedByWho) => {
    const annex = idIn<"annex">(asked, "annex");
    return trying(asked, annex, async () => {
      const id = idIn<"trip">(asked);
      const field = (name: string) => asked.form.get(`${name}-${annex}`) ?? "";
      if (asked.form.get("do") === "copy") {
        const copy = await makeCopy(db, intake, asked);
        const copied = await doing(asked, (one) => putCopy(one, asked, copy, publish));
        return doneAt(tripPath({ id }, "bilag"), `annex-copied-${annexState(copied)}`);
      }
      if (asked.form.get("do") === "withdraw") {
        const isNamed = await doing(asked, async (one) => {
          await withdrawAnnex(one, id, annex, { reason: field("reason") }, publish);
          return (await shownNow(one, id)).includes(annex);
        });
        return doneAt(tripPath({ id }, "bilag"), isNamed ? "annex-withdrawn-named" : "annex-withdrawn");
      }
      const given = { decision: field("decision"), note: field("note") };
      const code = await doing(asked, async (one) => {
        const { decision } = await decideAnnex(one, id, annex, given, publish);
        if (decision !== "accepted") return decision;
        return (await shownNow(one, id)).includes(annex) ? "accepted-public" : decision;
      });
      return doneAt(tripPath({ id }, "bilag"), `annex-${code}`);
    });
  };

  return [
    { lane: "staff", method: "GET", path: at, allow: annexReaders, handle: (asked: AskedByWho) => show(asked) },
    {
      ...{ lane: "staff", method: "POST", path: at, allow: annexers, uploads: annexUploads },
      looksItself: true,
      handle: attach,
    },
    {
      ...{ lane: "staff", method: "GET", path: `${at}/:annex`, allow: annexReaders },
      handle: (asked: AskedByWho) => showAnnex(db, intake, asked),
    },
    {
      ...{ lane: "staff", method: "POST", path: `${at}/:annex`, allow: annexers },
      // A number in a note or a reason is told beside it, on the page it was typed on.
      looksItself: true,
      handle: change,
    },
  ];
}

/** What those who decided about annexes are called, by id; a token, and one whose access is closed, has no name here. */
async function decidersOf({ tx, municipality }: Work, annexes: readonly Annex[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(annexes.map((one) => one.decidedBy))) {
    const who = id !== null && isId<"person">(id) ? await readWho(tx, municipality.id, id) : null;
    if (who) names.set(String(id), who.actor.name);
  }
  return names;
}

function faultsOf(error: unknown): readonly Fault[] | null {
  if (error instanceof Invalid) return error.faults;
  // Worth sending again as it stands, so it stands there.
  if (error instanceof HttpRefusal && error.code === "crowded") return [fault("files-crowded")];
  if (error instanceof HttpRefusal && error.code === "scanner-away") return [fault("scanner-away")];
  const isOurs = error instanceof Conflict || (error instanceof Forbidden && error.code === "own-annex");
  return isOurs ? [{ fault: error.code, params: error.params, path: "" }] : null;
}
