import { collections } from "./collections.ts";
import type { Entries } from "./entries.ts";
import type { Head } from "./head.ts";
import type { Log } from "./leaves.ts";
import { checkPage, described, isPage, isSigned } from "./pages.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { tilePathsOf } from "./tiles.ts";
import { sha256 } from "./tree.ts";

interface Checked {
  readonly head: Head;
  readonly log: Log;
  readonly entries: Entries;
  readonly compared: readonly string[];
  readonly listed: ReadonlySet<string> | null;
}

/** How many signed pages there are, and the files that nothing answers for; `null` where files cannot be listed. */
interface FilesFound {
  readonly pages: number;
  readonly assets: number;
  readonly unchecked: readonly string[] | null;
}

/**
 * Where files can be listed, each is looked at. Those among the data and the records must be answered for: as an entry's
 * version, as a data file compared with the entries, by a signed list, else by a signature of its own, as pages have. Pages
 * carry one wherever they lie, and name their style sheets, scripts and fonts by the hash of those. What else lies there no log
 * can answer for, and is named.
 */
export async function checkFiles(source: Source, checked: Checked, findings: Findings): Promise<FilesFound> {
  const all = await source.list("");
  const { head, log } = checked;
  if (all === null) {
    // An address cannot list its files: of those that carry a signature, the description of the data is there to be asked for.
    const there = checked.listed === null && (await source.read(described)) !== null;
    return { pages: there ? await checkPage(source, described, head, log, findings) : 0, assets: 0, unchecked: null };
  }
  const ofLog = new Set(["log/checkpoint", "log/key", "log/files", ...tilePathsOf(head.size, new Set(all))]);
  let [pages, assets] = [0, 0];
  const unchecked: string[] = [];
  for (const path of all.filter((one) => !ofLog.has(one))) {
    const found = await checkOne(source, path, checked, findings);
    if (found === "page") pages += 1;
    else if (found === "asset") assets += 1;
    else if (found === "unchecked") unchecked.push(path);
  }
  return { pages, assets, unchecked };
}

async function checkOne(
  source: Source,
  path: string,
  { head, log, entries, compared, listed }: Checked,
  findings: Findings,
): Promise<"page" | "asset" | "unchecked" | null> {
  const isRecord = collections.some((one) => path.startsWith(`${one.folder}/`));
  const isEntry = entries.paths.has(path);
  const isAnswered = isEntry || compared.includes(path);
  if (isRecord && path.endsWith(".json") && !isEntry) findings.add("file-of-no-entry", path);
  else if (listed) {
    if (listed.has(path)) return null;
    if (!path.startsWith("log/")) findings.add("file-not-listed", path);
    else return "unchecked";
  } else if (!isAnswered) {
    const digest = assetName.exec(path)?.[1];
    if (digest !== undefined) return checkAsset(source, path, digest, findings);
    const mustBe = isRecord || path.startsWith("data/");
    const bytes = mustBe ? null : await source.read(path);
    if (!mustBe && !(bytes && (isPage(bytes, path) || isSigned(bytes, path)))) return "unchecked";
    return (await checkPage(source, path, head, log, findings)) === 1 ? "page" : null;
  }
  return null;
}

/** A style sheet, script, font or picture of the look, named by the first 64 bits of its SHA-256. */
const assetName = /^a\/([0-9a-f]{16})\.(?:css|js|svg|woff2)$/;

async function checkAsset(source: Source, path: string, digest: string, findings: Findings): Promise<"asset" | null> {
  const bytes = (await source.read(path)) ?? new Uint8Array();
  if (sha256(bytes).toString("hex").startsWith(digest)) return "asset";
  findings.add("asset-differs", path);
  return null;
}
