import type { JsonRecord } from "../json.ts";

/** Where the site shows each type of entry; the program's own account of it (`../collections.ts`) is too much for a reader's browser. */
const folders: Readonly<Record<string, string>> = { trip: "rejser" };

/** The address of an entry's record below the site's, in Danish; its file has `.json` behind it. `null` for what is no entry. */
export function addressOf({ type, slug }: JsonRecord): string | null {
  const folder = typeof type === "string" && Object.hasOwn(folders, type) ? folders[type] : undefined;
  return folder !== undefined && typeof slug === "string" && /^[a-z0-9-]+$/.test(slug) ? `${folder}/${slug}` : null;
}
