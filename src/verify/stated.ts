import { isRecord, readJson } from "./json.ts";
import { described } from "./pages.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { sha256 } from "./tree.ts";

/**
 * The data files that are made of no entries, such as the partners': the signed description of the data states the digest of
 * each, and its bytes are held against that. Whether the description is signed is looked at with the pages; one that is not is
 * found there, and what it states is still held to, so that the one fault is told and not each file as unknown.
 * @returns the files that were there
 */
export async function checkStated(source: Source, findings: Findings): Promise<string[]> {
  const bytes = await source.read(described);
  const description = bytes && readJson(bytes)?.value;
  const { homepage = null, resources = null } = description && isRecord(description) ? description : {};
  if (typeof homepage !== "string" || !Array.isArray(resources)) return [];
  const compared: string[] = [];
  for (const one of resources) {
    if (!isRecord(one) || typeof one.path !== "string" || typeof one.hash !== "string") continue;
    const folder = `${homepage}/`;
    const name = one.path.startsWith(folder) ? one.path.slice(folder.length) : "";
    // What is named by anything but a file's name beside the description is nobody's to read.
    if (!/^[a-z-]+\.[a-z]+$/.test(name)) continue;
    const path = `data/${name}`;
    const file = await source.read(path);
    if (!file) findings.add("file-missing", path);
    else if (`sha256:${sha256(file).toString("hex")}` !== one.hash) findings.add("file-differs", path);
    if (file) compared.push(path);
  }
  return compared;
}
