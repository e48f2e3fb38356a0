import type { Db } from "../platform/index.ts";
import type { Municipality } from "../profile/index.ts";
import { type LogKey, pageSigning, type Signing } from "../register/index.ts";
import type { Publications } from "./publications.ts";

interface Kept {
  /** Which publications had been heard of when it was asked for. */
  readonly heard: string;
  readonly signing: Promise<Signing>;
}

/**
 * Signing as of the log's newest head that this process has heard of. The head is read once for each publication rather than
 * for each page: like a kept page it goes by what was heard, and it is always read before the page that it is put on. Where
 * pages have been asked for, it is read as soon as the log has grown.
 */
export function pageSignatures(
  db: Db,
  publications: Publications,
  key: LogKey,
): (here: Pick<Municipality, "id">) => Promise<Signing> {
  const kept = new Map<Municipality["id"], Kept>();
  const reading = new Set<Municipality["id"]>();

  function read(id: Municipality["id"], heard: string): Promise<Signing> {
    const signing = pageSigning(db, id, key);
    const made = { heard, signing };
    kept.set(id, made);
    reading.add(id);
    signing.then(
      () => reading.delete(id),
      () => {
        reading.delete(id);
        if (kept.get(id) === made) kept.delete(id);
      },
    );
    return signing;
  }

  publications.follow((grown) => {
    const id = grown as Municipality["id"] | undefined;
    if (id === undefined || !kept.has(id) || reading.has(id)) return;
    read(id, publications.headOf(id)).catch(() => undefined);
  });
  return ({ id }) => {
    const heard = publications.headOf(id);
    const known = kept.get(id);
    return known?.heard === heard ? known.signing : read(id, heard);
  };
}
