import { isPage } from "./pages.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { sha256 } from "./tree.ts";

/** What the parts of the look are called: the first 64 bits of their SHA-256. */
const name = String.raw`([0-9a-f]{16}\.(?:css|js|svg|woff2))`;
const below = new RegExp(`^a/${name}$`);
/** A page asks in an attribute of these elements; in a text of the page the signs of a tag stand escaped. */
const inPage = new RegExp(String.raw`<(?:link|script|img|use)\s[^<>]*?\b(?:href|src)="(?:[^"<>]*/)?a/${name}[#"]`, "g");
/** A style sheet asks for what lies beside it. */
const inSheet = new RegExp(String.raw`url\(["']?(?:\./)?${name}["']?\)`, "g");

/** Whether a file is named as a part of the look is. */
export function isAssetName(path: string): boolean {
  return below.test(path);
}

/** The parts of the look that a signed page asks for. */
export function askedBy(page: Uint8Array): readonly string[] {
  return namesIn(page, inPage);
}

function namesIn(bytes: Uint8Array, asks: RegExp): string[] {
  return [...Buffer.from(bytes).toString("utf8").matchAll(asks)].map(([, found = ""]) => `a/${found}`);
}

/**
 * Style sheets, scripts, fonts and pictures by their names. A name is no more than anybody can give his own file, so it speaks
 * for the bytes where a signed page asks for it, or a style sheet that one asks for; else nothing answers for the file.
 * @param there the files that have such names
 * @param asked what the signed pages ask for
 * @returns how many are what was asked for, and the files that nobody asks for
 */
export async function checkAssets(
  source: Source,
  there: readonly string[],
  asked: ReadonlySet<string>,
  findings: Findings,
): Promise<{ readonly assets: number; readonly unchecked: readonly string[] }> {
  const wanted = new Set(asked);
  const good = new Set<string>();
  // A set grows while it is gone through: what a sheet asks for comes behind it.
  for (const path of wanted) {
    const bytes = await source.read(path);
    if (!bytes || !isNamedBy(bytes, path)) continue;
    good.add(path);
    if (path.endsWith(".css")) for (const one of namesIn(bytes, inSheet)) wanted.add(one);
  }
  const unchecked: string[] = [];
  for (const path of there.filter((one) => !good.has(one))) {
    const bytes = (await source.read(path)) ?? new Uint8Array();
    if (!isNamedBy(bytes, path)) findings.add("asset-differs", path);
    else if (isPage(bytes, path)) findings.add("page-unsigned", path);
    else unchecked.push(path);
  }
  return { assets: good.size, unchecked };
}

function isNamedBy(bytes: Uint8Array, path: string): boolean {
  return path.startsWith(`a/${sha256(bytes).toString("hex", 0, 8)}.`);
}
