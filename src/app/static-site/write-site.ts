import { hash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { tryLock } from "../../platform/index.ts";
import type { ListedFile } from "../../register/index.ts";
import { StartFault } from "../start-fault.ts";
import type { Address } from "./address.ts";
import { ForeignFile, ownFolder, SiteFolder, takeAway } from "./folder.ts";
import type { Done, FileSeen, Job } from "./job.ts";
import { type Account, accountFiles, claim, ownerOf, type Row, readAccount, writeAccount } from "./manifest.ts";
import type { Pens } from "./pens.ts";
import { waitingJobs } from "./waiting-jobs.ts";
import { isOfEveryRecord, type Wanted } from "./wanted.ts";

/** What a run came to. */
export interface Written {
  readonly files: number;
  readonly bytes: number;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Addresses that could not be written, and why. */
  readonly faults: readonly {
    readonly path: string;
    readonly code: "failed" | "foreign" | "dead";
    readonly why: string;
  }[];
}

export interface SiteParts {
  readonly root: string;
  readonly municipality: string;
  readonly wanted: () => Promise<Wanted>;
  readonly pens: (begun: readonly string[]) => Promise<Pens>;
  /** What is written of all files when they are there: settings for servers. */
  readonly last: (
    rows: ReadonlyMap<string, Row>,
    moved: ReadonlyMap<string, string>,
    wanted: Wanted,
  ) => readonly LastFile[];
  /** The signed list of all files, of the account too; `null` where there is no key. */
  readonly list: (files: readonly ListedFile[], wanted: Wanted) => string | null;
  readonly tell: (done: number, asked: number) => void;
}

export interface LastFile {
  readonly file: string;
  readonly text: string;
}

/** The signed list of all files outside the log's folder. */
const listFile = "log/files";
const listKnown = { file: listFile, sha256: "", size: 0, changedMs: 0 };
/** The key of what is made of all other files, anew each time. */
const lastKey = "last";
/** Why an annex could not be written: it is no less public for that. */
const withoutBytes = {
  missing: "bilagets fil ligger ikke blandt dokumenterne: FILES_URL skal være den samme som på serveren",
  away: "dokumenternes sted svarer ikke lige nu: kør igen, når det gør",
} as const;
/** Something published meanwhile is written too, as long as that comes to an end. */
const mostRounds = 5;

/**
 * Writes a site into a folder: what changed since the last run, nothing else. What is taken down or erased goes first, then the
 * log comes, and the list that vouches for all files last. The folder may be shown meanwhile: what an earlier head of the log
 * proves stays proved under a later one, never the other way round.
 * @throws StartFault where the folder is somebody else's
 */
export async function writeSite(parts: SiteParts): Promise<Written> {
  const { root, municipality } = parts;
  refuseOther(root, municipality);
  makeFolders(join(root, ownFolder));
  const lockFile = join(root, ownFolder, "lock");
  const held = tryLock(lockFile, "exclusive");
  if (!held) throw new StartFault(`Siden i ${root} bliver skrevet lige nu af en anden kørsel. Intet er gjort.`);
  try {
    rmSync(join(root, ownFolder, "tmp"), { recursive: true, force: true });
    mkdirSync(join(root, ownFolder, "tmp"));
    if (!ownerOf(root)) await claim(root, { municipality });
    return await rounds(parts, await readAccount(root));
  } finally {
    rmSync(lockFile, { force: true });
    held.release();
  }
}

/** One folder at a time: asked for all of them at once where none may be made, as below `/proc`, Node tries for ever. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    throw new StartFault(`Mappen ${folder} kan ikke laves (${(error as NodeJS.ErrnoException).code}). Intet er gjort.`);
  }
}

function refuseOther(root: string, municipality: string): void {
  if (!existsSync(root)) return;
  const owner = ownerOf(root);
  if (owner && owner.municipality !== municipality)
    throw new StartFault(
      `I ${root} ligger siden for »${owner.municipality}«, ikke for »${municipality}«. Intet er gjort. Vælg en anden mappe.`,
    );
  if (owner) return;
  const there = readdirSync(root).filter((name) => name !== ownFolder);
  if (there.length > 0)
    throw new StartFault(
      `${root} er ikke tom og er ikke skrevet af bin/udsyn site (der ligger ${there[0]}). Intet er gjort. Vælg en tom eller ny mappe.`,
    );
}

async function rounds(parts: SiteParts, account: Account): Promise<Written> {
  const pens = await parts.pens(account.begun);
  try {
    const total = { written: 0, removed: 0 };
    let before = account.rows;
    for (let round = 1; ; round += 1) {
      const wanted = await parts.wanted();
      const one = await writeRound(parts, pens, wanted, before);
      total.written += one.written;
      total.removed += one.removed;
      const next = await parts.wanted();
      const isStill = next.keyOf("/") === wanted.keyOf("/");
      if (!isStill && round < mostRounds) {
        before = one.rows;
        continue;
      }
      if (!isStill)
        one.faults.push({
          path: "/",
          code: "failed",
          why: "der bliver offentliggjort hele tiden: kør kommandoen igen",
        });
      const last = await finish(parts, wanted, one, account);
      const rows = [...one.rows.values()];
      return {
        files: rows.length,
        bytes: rows.reduce((sum, row) => sum + row.size, 0),
        written: total.written + last.written,
        unchanged: Math.max(0, rows.length - total.written - last.written),
        removed: total.removed + last.removed,
        faults: one.faults,
      };
    }
  } finally {
    await pens.close();
  }
}

interface Round {
  readonly rows: Map<string, Row>;
  readonly moved: Map<string, string>;
  readonly faults: Written["faults"][number][];
  readonly written: number;
  readonly removed: number;
}

async function writeRound(
  { root, tell }: SiteParts,
  pens: Pens,
  wanted: Wanted,
  before: ReadonlyMap<string, Row>,
): Promise<Round> {
  const folder = new SiteFolder(root, "main", new Set());
  const [rows, moved, faults] = [new Map<string, Row>(), new Map<string, string>(), [] as Written["faults"][number][]];
  const moment = wanted.keyOf("/");
  const [met, ledTo] = [new Set<string>(), new Set<string>()];
  // Many files lead to the same: each address once in memory.
  const addresses = new Map<string, Address>();
  const once = (link: Address) => {
    const before = addresses.get(link.path);
    if (before?.ask === link.ask) return before;
    addresses.set(link.path, link);
    return link;
  };
  let [written, removed, finished] = [0, 0, 0];
  // What must not be seen any more goes before anything else is done.
  const stale = new Set<string>();
  for (const row of before.values())
    if (isTakenBack(row, wanted)) {
      takeAway(root, row.file);
      stale.add(row.path);
      removed += 1;
    }

  const waiting = waitingJobs(wanted.recordOf);
  const want = ({ path, ask }: Address) => {
    if (met.has(path)) return;
    met.add(path);
    const row = stale.has(path) ? undefined : before.get(path);
    if (row?.key === wanted.keyOf(path) && row.ask === ask && folder.isAsLeft(row)) {
      finished += 1;
      rows.set(path, row);
      for (const link of row.links) leadTo(link);
      return;
    }
    const lacking = wanted.lacking(path);
    if (lacking !== null) {
      heard({ path, came: "failed", why: withoutBytes[lacking] }, { ask });
      return;
    }
    waiting.add({ path, ask, known: row ? seen(row) : null });
  };
  const leadTo = (link: Address) => {
    ledTo.add(link.path);
    want(link);
  };
  const heard = (one: Done, { ask }: Pick<Job, "ask">) => {
    finished += 1;
    if (one.came === "moved") moved.set(one.path, one.to);
    if (one.came === "absent" && ledTo.has(one.path)) faults.push({ path: one.path, code: "dead", why: one.why });
    if (one.came === "failed" || one.came === "foreign") {
      faults.push({ path: one.path, code: one.came, why: one.why });
      // What could not be made anew stays as it was, and is tried again.
      const row = stale.has(one.path) ? undefined : before.get(one.path);
      if (row) rows.set(one.path, { ...row, key: `${row.key.split(".")[0]}.` });
    }
    if ("links" in one) for (const link of one.links) leadTo(link);
    if (!("file" in one)) return;
    if (one.came === "written") written += 1;
    const { came: _, ...file } = one;
    const links = one.links
      .filter(({ path }) => !(wanted.records.has(wanted.recordOf(path) ?? "") && isOfEveryRecord(path)))
      .map(once);
    rows.set(one.path, { ...file, ask, key: wanted.keyOf(one.path), of: wanted.recordOf(one.path), links });
  };
  const drain = async () => {
    const work = async () => {
      for (let jobs = waiting.next(); jobs.length > 0; jobs = waiting.next()) {
        const done = await pens.write(jobs, moment);
        const asked = new Map(jobs.map((one) => [one.path, one]));
        for (const one of done) heard(one, asked.get(one.path) as Job);
        tell(finished, finished + waiting.count());
      }
    };
    // Whoever finds nothing to do may be led to more by another's answer.
    while (waiting.count() > 0) await Promise.all(Array.from({ length: pens.atOnce }, work));
  };
  for (const part of wanted.log()) {
    for (const one of part) want(one);
    await drain();
  }
  for (const seed of wanted.seeds()) {
    want(seed);
    if (waiting.count() > 20_000) await drain();
  }
  await drain();
  const kept = new Set([...rows.values()].map((row) => row.file));
  for (const row of before.values())
    if (!kept.has(row.file) && !stale.has(row.path) && row.key !== lastKey) {
      takeAway(root, row.file);
      removed += 1;
    }
  return { rows, moved, faults, written, removed };
}

/** Whether a file shows what nobody may see any more: of a record that is not in force or of which more is erased since, an annex taken back. */
function isTakenBack({ path, of, key, status }: Row, { records, isAnnex }: Wanted): boolean {
  if (path.startsWith("/bilag/") && !path.endsWith(".html") && !isAnnex(path)) return true;
  if (of === null) return false;
  const state = records.get(of);
  if (!state) return status === 200;
  return !key.startsWith(`${state.erased}.`);
}

function seen({ file, sha256, size, changedMs }: Row) {
  return { file, sha256, size, changedMs };
}

/** Settings for servers, the account, and the list of all that vouches for them too. */
async function finish(
  { root, last, list }: SiteParts,
  wanted: Wanted,
  { rows, moved, faults }: Round,
  account: Account,
): Promise<{ written: number; removed: number }> {
  const folder = new SiteFolder(root, "last", new Set(account.begun));
  let [written, removed] = [0, 0];
  for (const { file, text } of last(rows, moved, wanted)) {
    const path = `/${file}`;
    const known = account.rows.get(path) ?? null;
    const sha256 = hash("sha256", text, "hex");
    if (known?.sha256 === sha256 && folder.isAsLeft(known)) {
      rows.set(path, known);
      continue;
    }
    if (isForeign(folder, file, known, faults)) continue;
    folder.note([file]);
    const changedMs = placeText(folder, file, text);
    written += 1;
    const size = Buffer.byteLength(text);
    rows.set(path, {
      path,
      ask: path,
      file,
      sha256,
      size,
      changedMs,
      key: lastKey,
      of: null,
      status: 200,
      to: null,
      links: [],
      served: null,
    });
  }
  const kept = new Set([...rows.values()].map((row) => row.file));
  for (const file of account.begun)
    if (!kept.has(file) && existsSync(join(root, file))) {
      takeAway(root, file);
      removed += 1;
    }
  const isSame =
    rows.size === account.rows.size && [...rows.values()].every((row) => account.rows.get(row.path) === row);
  if (!isSame || account.begun.length > 0) await writeAccount(root, rows.values());
  const text = list(
    [...[...rows.values()].map(({ file, sha256 }) => ({ path: file, sha256 })), ...(await accountFiles(root))],
    wanted,
  );
  if (text === null) {
    // Behind a link to elsewhere nothing is ours.
    takeAway(root, listFile);
    return { written, removed };
  }
  // The list is in no account: it cannot be in its own, and a file of its name is the list of an earlier run.
  if (isForeign(folder, listFile, listKnown, faults)) return { written, removed };
  if (!existsSync(join(root, listFile)) || readFileSync(join(root, listFile), "utf8") !== text)
    placeText(folder, listFile, text);
  return { written, removed };
}

/** Whether another's file lies where one of the last is to be: it is told of as any other is, and the run goes on. */
function isForeign(folder: SiteFolder, file: string, known: FileSeen | null, faults: Round["faults"]): boolean {
  try {
    folder.refuseForeign(file, known);
    return false;
  } catch (error) {
    if (!(error instanceof ForeignFile)) throw error;
    faults.push({ path: `/${file}`, code: "foreign", why: file });
    return true;
  }
}

function placeText(folder: SiteFolder, file: string, text: string): number {
  mkdirSync(dirname(join(folder.root, file)), { recursive: true });
  return folder.put(text, file);
}
