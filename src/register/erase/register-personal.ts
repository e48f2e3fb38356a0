import { momentOf, type Work } from "../../identity/index.ts";
import type { Held, PersonalSource } from "../../records/index.ts";
import { eraseValues } from "../log/index.ts";
import { holdLog } from "../log.store.ts";
import { holdRecords, markErased, saveErased, type VersionOf, versionsWith } from "./erase.store.ts";
import { type Erasable, heldIn, pointersTaken } from "./erased-values.ts";

/**
 * What is published about people. Erasing takes value and salt from every version and leaves the leaf, so that the log still
 * verifies and nobody can guess what stood there; pages, data files and feeds are made anew. What is published is never
 * corrected in place: a corrected record is published as a new version by the room that owns it.
 */
export function registerPersonal(types: readonly Erasable[]): PersonalSource<Work> {
  return {
    columns: [
      "register.entry.entry",
      "register.entry.reason",
      "register.current.entry",
      "register.current.words",
      "register.word.word",
      "register.word.stems",
    ],
    find: async ({ tx, municipality }, matcher) => {
      const all: Held[] = [];
      for await (const version of versionsWith(tx, municipality.id, matcher))
        all.push(...heldIn(version, matcher, types).map(({ pointer: _, ...held }) => held));
      return all;
    },
    erase: async (work, taking) => {
      const { tx, municipality } = work;
      const all: Held[] = [];
      const taken: { readonly version: VersionOf; readonly pointers: readonly string[] }[] = [];
      for await (const version of versionsWith(tx, municipality.id, taking.matcher)) {
        const { held, pointers } = pointersTaken(version, taking, types);
        if (pointers.length === 0) continue;
        all.push(...held);
        taken.push({ version, pointers });
      }
      // The records first and then the log, as a publication holds them.
      await holdRecords(
        tx,
        municipality.id,
        taken.map((one) => one.version.recordId),
      );
      if (taken.length === 0) return all;
      await holdLog(tx, municipality.id);
      const at = await markErased(tx, municipality.id, momentOf(work));
      for (const { version, pointers } of taken) {
        // The reason for a correction stands beside the entry, too.
        const reason = version.reason !== null && taking.matcher.isIn(version.reason) ? null : version.reason;
        const search = types.find((one) => one.type === version.type)?.searchPartsOf ?? (() => []);
        await saveErased(tx, municipality.id, { ...version, ...eraseValues(version, pointers), reason }, at, search);
      }
      return all;
    },
    tellsOffice: true,
    preserves: true,
    corrects: false,
    correct: async () => [],
  };
}
