import { askedBy, checkAssets, isAssetName } from "./assets.ts";
import { collections } from "./collections.ts";
import type { Entries } from "./entries.ts";
import type { Head } from "./head.ts";
import type { Log } from "./leaves.ts";
import { checkPage, described, isPage, isSigned } from "./pages.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { successionsPath } from "./successions.ts";
import { tilePathsOf } from "./tiles.ts";

/**
 * What lies at a record and nobody signs, as it must be: the form by which one asks about it, made for whoever opens it, and its
 * programme for a calendar, whose zones stand in no entry. Where no list answers for them they are named as not checked; one that
 * carries a signature is held to it.
 */
const isUnsigned =
  /^(?:(?:en|de)\/)?(?:(?:rejser|partnere)\/[a-z0-9-]+\/spoerg(?:\.html|\/index\.html)?|rejser\/[a-z0-9-]+\/program\.ics)$/;

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
 * version, as a data file or an annex compared with the entries, by a signed list, else by a signature of its own, as pages have. Pages
 * carry one wherever they lie, and name their style sheets, scripts and fonts by the hash of those: they are looked at last, when
 * it is known what was asked for. What else lies there no log can answer for, and is named.
 */
export async function checkFiles(source: Source, checked: Checked, findings: Findings): Promise<FilesFound> {
  const all = await source.list("");
  const { head, log } = checked;
  if (all === null) {
    // An address cannot list its files: of those that carry a signature, the description of the data is there to be asked for.
    const there = checked.listed === null && (await source.read(described)) !== null;
    const page = there ? await checkPage(source, described, head, log, findings) : null;
    return { pages: page ? 1 : 0, assets: 0, unchecked: null };
  }
  const ofLog = new Set([
    "log/checkpoint",
    "log/key",
    "log/files",
    successionsPath,
    ...tilePathsOf(head.size, new Set(all)),
  ]);
  let pages = 0;
  const unchecked: string[] = [];
  const look: string[] = [];
  const asked = new Set<string>();
  for (const path of all.filter((one) => !ofLog.has(one))) {
    if (checked.listed === null && isAssetName(path)) {
      look.push(path);
      continue;
    }
    const found = await checkOne(source, path, checked, findings);
    if (found === "unchecked") unchecked.push(path);
    else if (found) {
      pages += 1;
      for (const one of askedBy(found)) asked.add(one);
    }
  }
  const { assets, unchecked: unasked } = await checkAssets(source, look, asked, findings);
  return { pages, assets, unchecked: [...unasked, ...unchecked] };
}

/** @returns the signed bytes of a page that is good */
async function checkOne(
  source: Source,
  path: string,
  { head, log, entries, compared, listed }: Checked,
  findings: Findings,
): Promise<Uint8Array | "unchecked" | null> {
  const isRecord = collections.some((one) => path.startsWith(`${one.folder}/`));
  const isEntry = entries.paths.has(path);
  const isAnswered = isEntry || compared.includes(path) || entries.annexes.has(path);
  if (isRecord && path.endsWith(".json") && !isEntry) findings.add("file-of-no-entry", path);
  else if (listed) {
    if (listed.has(path)) return null;
    if (!path.startsWith("log/")) findings.add("file-not-listed", path);
    else return "unchecked";
  } else if (!isAnswered) {
    const mustBe = (isRecord && !isUnsigned.test(path)) || path.startsWith("data/");
    const bytes = mustBe ? null : await source.read(path);
    const mayBe = bytes && ((isPage(bytes, path) && !isUnsigned.test(path)) || isSigned(bytes, path));
    if (!mustBe && !mayBe) return "unchecked";
    return checkPage(source, path, head, log, findings);
  }
  return null;
}
