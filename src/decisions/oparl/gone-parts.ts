import type { PublishedRuling } from "../public/ruling-shown.tsx";
import { rulingKeys } from "./matter.ts";

/** What a version of a record said of what has an object here; a withdrawal says nothing. */
export interface SaidVersion {
  readonly at: Date;
  readonly rulings: readonly PublishedRuling[];
  /** The rulings whose minutes' address was erased, by their place: it was said, and nobody knows it now. */
  readonly erasedUrls?: readonly number[];
  /** The ids of its files. */
  readonly files: readonly string[];
}

/** What was said of a record once and is not any more: which, and from when to when, and none of its words. */
export interface GonePart {
  readonly key: string;
  readonly createdAt: Date;
  readonly goneAt: Date;
}

export interface GoneRuling extends GonePart {
  readonly metOn: string;
  readonly committeeId: string;
}

export interface GoneParts {
  readonly rulings: readonly GoneRuling[];
  /** Annexes by their ids, and minutes by the ruling that led to them. */
  readonly files: readonly GonePart[];
}

interface Spans {
  /** When each ruling and each annex was said in public first, by its name. */
  readonly firstAt: ReadonlyMap<string, Date>;
  readonly gone: GoneParts;
}

/**
 * From when to when each part of a record was said.
 * @param versions all of a record's, the oldest first
 * @param changedAt when the last of them was published or something in it erased
 */
export function spansOf(versions: readonly SaidVersion[], changedAt: Date | null = null): Spans {
  const firstAt = new Map<string, Date>();
  const rulings = new Map<string, GoneRuling>();
  const files = new Map<string, GonePart>();
  versions.forEach(({ at, rulings: said, files: annexes, erasedUrls = [] }, nth) => {
    // Until the next version, which says it again or does not.
    const goneAt = versions[nth + 1]?.at ?? null;
    const part = (key: string) => {
      const createdAt = firstAt.get(key) ?? at;
      firstAt.set(key, createdAt);
      return { key, createdAt };
    };
    const keys = rulingKeys(said);
    said.forEach(({ metOn, committee, url }, order) => {
      const one = part(keys[order] ?? "");
      keep(rulings, { ...one, metOn, committeeId: committee.id }, goneAt);
      if (url !== null) keep(files, one, goneAt);
      else if (erasedUrls.includes(order)) keep(files, one, goneAt ?? changedAt ?? at);
    });
    for (const id of annexes) keep(files, part(id), goneAt);
  });
  return { firstAt, gone: { rulings: [...rulings.values()], files: [...files.values()] } };
}

function keep<Part extends GonePart>(all: Map<string, Part>, part: Omit<Part, "goneAt">, goneAt: Date | null): void {
  if (goneAt === null) all.delete(part.key as string);
  else all.set(part.key as string, { ...part, goneAt } as Part);
}
