import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { ListedFile } from "../../register/index.ts";
import type { Address } from "./address.ts";
import { ownFolder } from "./folder.ts";
import type { FileSeen, Served } from "./job.ts";

/** One file as it was written: of what, for which address, and where it leads. */
export interface Row extends Address, FileSeen {
  /** What it was made of: where that is the same, so is the file. */
  readonly key: string;
  /** The record that it is about, by its address; `null` for what is about many. */
  readonly of: string | null;
  readonly status: number;
  readonly to: string | null;
  readonly links: readonly Address[];
  /** What goes with its bytes; `null` where its name says it all. */
  readonly served: Served | null;
}

/** Whose folder it is. */
export interface Owner {
  readonly municipality: string;
}

/** What an earlier run left in a folder. */
export interface Account {
  /** By address. */
  readonly rows: Map<string, Row>;
  /** Files that a run that was stopped had begun on. */
  readonly begun: readonly string[];
}

const ownerFile = join(ownFolder, "site.json");
const rowsFile = join(ownFolder, "files.jsonl");

/** Whose folder it is; `null` where it is nobody's of ours. */
export function ownerOf(root: string): Owner | null {
  if (!existsSync(join(root, ownerFile))) return null;
  try {
    return JSON.parse(readFileSync(join(root, ownerFile), "utf8")) as Owner;
  } catch {
    return null;
  }
}

/** What is known of a folder. A line that cannot be read is as good as none: its file is made anew. */
export async function readAccount(root: string): Promise<Account> {
  const rows = new Map<string, Row>();
  const met = new Map<string, Address>();
  const place = join(root, rowsFile);
  if (existsSync(place))
    for await (const line of createInterface({ input: createReadStream(place) })) {
      const row = readRow(line, met);
      if (row) rows.set(row.path, row);
    }
  const own = readdirSync(join(root, ownFolder)).filter((name) => name.startsWith("begun-"));
  const begun = own.flatMap((name) =>
    readFileSync(join(root, ownFolder, name), "utf8")
      .split("\n")
      .slice(0, -1),
  );
  return { rows, begun };
}

/** Many files' links are the same: in the lines an address with no words of its own is a text. */
type Line = Omit<Row, "links"> & { readonly links: readonly (string | readonly [path: string, ask: string])[] };

/** @param met addresses that are led to from many files, each once in memory */
function readRow(line: string, met: Map<string, Address>): Row | null {
  try {
    const { links, ...row } = JSON.parse(line) as Line;
    return {
      ...row,
      links: links.map((one) => {
        const [path, ask] = typeof one === "string" ? [one, one] : one;
        const known = met.get(path);
        if (known?.ask === ask) return known;
        met.set(path, { path, ask });
        return { path, ask };
      }),
    };
  } catch {
    return null;
  }
}

/** Writes down what there is, whole or not at all; what was begun is then done. */
export async function writeAccount(root: string, rows: Iterable<Row>): Promise<void> {
  const temporary = join(root, ownFolder, "tmp", "files.jsonl");
  const file = await open(temporary, "w");
  try {
    let text: string[] = [];
    for (const { links, ...row } of rows) {
      const line: Line = { ...row, links: links.map(({ path, ask }) => (path === ask ? path : [path, ask])) };
      text.push(`${JSON.stringify(line)}\n`);
      if (text.length < 5_000) continue;
      await file.write(text.join(""));
      text = [];
    }
    await file.write(text.join(""));
  } finally {
    await file.close();
  }
  renameSync(temporary, join(root, rowsFile));
  for (const name of readdirSync(join(root, ownFolder)))
    if (name.startsWith("begun-")) rmSync(join(root, ownFolder, name));
}

/** Says whose folder it is, before anything is written there. */
export async function claim(root: string, owner: Owner): Promise<void> {
  const temporary = join(root, ownFolder, "tmp", "site.json");
  const file = await open(temporary, "w");
  await file.write(`${JSON.stringify(owner)}\n`);
  await file.close();
  renameSync(temporary, join(root, ownerFile));
}

/** The account's own files by their digests, for the list that vouches for all. */
export async function accountFiles(root: string): Promise<readonly ListedFile[]> {
  const files = [];
  for (const file of [ownerFile, rowsFile]) {
    const sum = createHash("sha256");
    for await (const chunk of createReadStream(join(root, file))) sum.update(chunk);
    files.push({ path: file, sha256: sum.digest("hex") });
  }
  return files;
}
