import type { ProfileFile } from "./profile.ts";

/** One place where two profiles differ. `null`: not there on that side. */
export interface ProfileDifference {
  /** Dotted path; entries with an id or a first day are named by it, not by their number in the list. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Leaves = Map<string, string>;

/** What names an entry of a list, so that an entry put in the middle is one difference and not many. */
function entryName(entry: unknown, at: number): string {
  if (typeof entry !== "object" || entry === null) return String(at);
  const { id, name, from, role } = Object.fromEntries(Object.entries(entry));
  return [id, name, role, from].filter((part) => typeof part === "string").join("@") || String(at);
}

function leaves(value: unknown, path: string, into: Leaves): Leaves {
  if (Array.isArray(value)) {
    const names = value.map(entryName);
    for (const [at, entry] of value.entries()) {
      const name = names[at] ?? String(at);
      leaves(entry, `${path}.${names.indexOf(name) === at ? name : `${name}#${at}`}`, into);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, entry] of Object.entries(value)) leaves(entry, path ? `${path}.${key}` : key, into);
  } else into.set(path, String(value));
  return into;
}

/** What would change from one profile file to another, in the order of the paths. Empty when nothing would. */
export function profileDiff(before: ProfileFile, after: ProfileFile): ProfileDifference[] {
  const old = leaves(before, "", new Map());
  const fresh = leaves(after, "", new Map());
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? null, after: fresh.get(path) ?? null }))
    .filter((one) => one.before !== one.after)
    .toSorted((one, other) => one.path.localeCompare(other.path));
}
