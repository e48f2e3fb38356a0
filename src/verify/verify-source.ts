import { checkAnnexes } from "./annexes.ts";
import { collections } from "./collections.ts";
import { checkDatasets } from "./datasets.ts";
import { checkEntries } from "./entries.ts";
import { checkFileList } from "./file-list.ts";
import { checkFiles } from "./files.ts";
import { checkSince, type Head, readHead } from "./head.ts";
import { checkTiles, readLog } from "./leaves.ts";
import { signedDescription, siteNames } from "./pages.ts";
import { Broken, newFindings, type Report } from "./report.ts";
import type { Source } from "./source.ts";
import { checkStated } from "./stated.ts";
import { checkSuccessions } from "./successions.ts";
import { checkWitnesses } from "./witnesses.ts";

export interface VerifyOptions {
  /** The log's public key, got from elsewhere than the source. Without it the key shown by the source is used. */
  readonly key?: string;
  /** A checkpoint (the whole signed note) kept from earlier. */
  readonly since?: string;
  /** Public keys of witnesses (cosignature/v1) that must have cosigned the head. */
  readonly witnesses?: readonly string[];
}

const attempts = 3;

/**
 * Checks a published site: signature, tree, every version against its leaf, every data file against the entries.
 * Something may be published in the middle of the reading; when differences were found and the head has moved, it starts over.
 */
export async function verifySource(source: Source, options: VerifyOptions = {}): Promise<Report> {
  for (let attempt = 1; ; attempt += 1) {
    const report = await verifyOnce(source, options);
    if (report.ok || attempt === attempts) return report;
    const again = await readHead(source, options.key ?? null, newFindings()).catch(() => null);
    if (!again || (again.size === report.size && again.signedBy === report.signedBy)) return report;
  }
}

type Found = Omit<Report, "ok" | "differences">;

async function verifyOnce(source: Source, options: VerifyOptions): Promise<Report> {
  const findings = newFindings();
  const found: { -readonly [Name in keyof Found]: Found[Name] } = {
    origin: null,
    size: null,
    root: null,
    key: options.key ?? null,
    keyFrom: options.key === undefined ? "source" : "given",
    signedBy: null,
    followed: [],
    witnessed: [],
    since: null,
    versions: { shown: 0, withdrawn: 0, erasedValues: 0 },
    compared: [],
    stated: [],
    absent: [],
    listed: null,
    pages: 0,
    assets: 0,
    annexes: 0,
    annexesAway: [],
    namesChecked: false,
    unchecked: null,
  };
  try {
    const head = await readHead(source, options.key ?? null, findings);
    Object.assign(found, { ...stated(head), key: head.keyText });
    found.witnessed = checkWitnesses(options.witnesses ?? [], { note: head.note, text: head }, findings);
    const log = await readLog(source, head.size, findings);
    await checkTiles(source, log.tree, findings);
    if (!log.tree.rootAt(head.size).equals(head.root)) findings.end("root-differs", "log/checkpoint");
    checkSuccessions(head.successions, head, log.tree, findings);
    if (options.since !== undefined) found.since = checkSince(options.since, head, log.tree, findings);
    const entries = await checkEntries(source, head, log, findings);
    found.versions = { shown: entries.shown, withdrawn: entries.withdrawn, erasedValues: entries.erasedValues };
    const names = siteNames(await signedDescription(source, head, log));
    found.namesChecked = names !== null;
    for (const collection of collections) {
      const { compared, absent } = await checkDatasets(source, collection, entries, names, findings);
      found.compared = [...found.compared, ...compared];
      found.absent = [...found.absent, ...absent];
    }
    found.stated = await checkStated(source, findings);
    Object.assign(found, await checkAnnexes(source, entries.annexes, findings));
    const listed = await checkFileList(source, head, findings);
    found.listed = listed?.size ?? null;
    const { pages, assets, unchecked } = await checkFiles(
      source,
      { head, log, entries, compared: [...found.compared, ...found.stated], listed },
      findings,
    );
    Object.assign(found, { pages, assets, unchecked });
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  }
  return { ok: findings.differences.length === 0, differences: findings.differences, ...found };
}

function stated({ origin, size, root, signedBy, followed }: Head): Partial<Report> {
  const changes = followed.map((one) => ({ size: one.size, key: one.newText }));
  return { origin, size, root: root.toString("base64"), signedBy, followed: changes };
}
