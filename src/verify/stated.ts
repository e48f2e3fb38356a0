import { isRecord, type JsonRecord } from "./json.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { sha256 } from "./tree.ts";

/**
 * The data files that are made of no entries, such as the partners': the signed description of the data states the digest of
 * each, and its bytes are held against that.
 * @param described the description, once its signature is found good; `null` where there is none to go by
 * @returns the files that were there
 */
export async function checkStated(source: Source, described: JsonRecord | null, findings: Findings): Promise<string[]> {
  const { homepage = null, resources = null } = described ?? {};
  if (typeof homepage !== "string" || !Array.isArray(resources)) return [];
  const compared: string[] = [];
  for (const one of resources) {
    if (!isRecord(one) || typeof one.path !== "string" || typeof one.hash !== "string") continue;
    const folder = `${homepage}/`;
    const name = one.path.startsWith(folder) ? one.path.slice(folder.length) : "";
    // What is named by anything but a file's name beside the description is nobody's to read.
    if (!/^[a-z-]+\.[a-z]+$/.test(name)) continue;
    const path = `data/${name}`;
    const bytes = await source.read(path);
    if (!bytes) findings.add("file-missing", path);
    else if (`sha256:${sha256(bytes).toString("hex")}` !== one.hash) findings.add("file-differs", path);
    if (bytes) compared.push(path);
  }
  return compared;
}
