import {
  appendFileSync,
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { FileSeen } from "./job.ts";

/** Where the writer keeps its own account of a folder: what it wrote, what it is writing. */
export const ownFolder = ".udsyn";

/** Another's file, or a link to elsewhere, where one of ours should be. */
export class ForeignFile extends Error {}

/**
 * A folder as one writer sees it. A file is put in its place whole, by renaming; before that its name is noted, so that what a
 * killed run left is known to be ours by the next.
 */
export class SiteFolder {
  readonly root: string;
  readonly #name: string;
  readonly #begun: ReadonlySet<string>;
  readonly #made = new Map<string, "new" | "old">();
  #count = 0;

  /** @param name of the writer, its own among those at work @param begun what an earlier run that was stopped had begun on */
  constructor(root: string, name: string, begun: ReadonlySet<string>) {
    this.root = root;
    this.#name = name;
    this.#begun = begun;
    mkdirSync(join(root, ownFolder, "tmp", name), { recursive: true });
  }

  /** A name for bytes on their way. */
  temporary(): string {
    this.#count += 1;
    return join(this.root, ownFolder, "tmp", this.#name, String(this.#count));
  }

  /** Notes files that are about to be there. */
  note(files: readonly string[]): void {
    if (files.length > 0)
      appendFileSync(join(this.root, ownFolder, `begun-${this.#name}`), files.map((one) => `${one}\n`).join(""));
  }

  /** Whether a file is as it was left. */
  isAsLeft({ file, size, changedMs }: FileSeen): boolean {
    const found = statSync(join(this.root, file), { throwIfNoEntry: false });
    return found?.isFile() === true && found.size === size && found.mtimeMs === changedMs;
  }

  /** Whether a file may be put there: nothing is, or what an earlier run wrote. @throws ForeignFile */
  refuseForeign(file: string, known: FileSeen | null): void {
    // In a folder that was just made there is nothing yet but what we put there.
    if (this.#folderOf(dirname(file)) === "new") return;
    const found = lstatSync(join(this.root, file), { throwIfNoEntry: false });
    if (found && !(found.isFile() && (known?.file === file || this.#begun.has(file)))) throw new ForeignFile(file);
  }

  /**
   * Writes a file whole, and puts it in its place. All go by one name on their way: where names are many, some file systems take
   * several times as long. @returns when it changed
   */
  put(body: string | Uint8Array, file: string): number {
    const temporary = join(this.root, ownFolder, "tmp", this.#name, "next");
    const open = openSync(temporary, "w");
    let changedMs: number;
    try {
      writeFileSync(open, body);
      changedMs = fstatSync(open).mtimeMs;
    } finally {
      closeSync(open);
    }
    renameSync(temporary, join(this.root, file));
    return changedMs;
  }

  /** Puts what lies under a temporary name in its place. @returns when it changed */
  place(temporary: string, file: string): number {
    const { mtimeMs } = statSync(temporary);
    renameSync(temporary, join(this.root, file));
    return mtimeMs;
  }

  /** Makes a folder and those above it, none of them through a link: what lies behind one is somebody else's. */
  #folderOf(folder: string): "new" | "old" {
    const known = folder === "." ? "old" : this.#made.get(folder);
    if (known) return known;
    const above = this.#folderOf(dirname(folder));
    const state = this.#makeFolder(folder, above);
    this.#made.set(folder, state);
    return state;
  }

  #makeFolder(folder: string, above: "new" | "old"): "new" | "old" {
    const place = join(this.root, folder);
    try {
      mkdirSync(place);
      return "new";
    } catch (error) {
      // It is there already, or another writer was there first.
      const found = lstatSync(place, { throwIfNoEntry: false });
      if (found?.isDirectory()) return above === "new" ? "new" : "old";
      if (found) throw new ForeignFile(folder);
      throw error;
    }
  }
}

/** Takes one of our files away, and the folders that it leaves empty. */
export function takeAway(root: string, file: string): void {
  // Behind a link to elsewhere nothing is ours.
  for (let folder = dirname(file); folder !== "."; folder = dirname(folder))
    if (lstatSync(join(root, folder), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  rmSync(join(root, file), { force: true });
  for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) {
    try {
      if (readdirSync(join(root, folder)).length > 0) return;
      rmdirSync(join(root, folder));
    } catch {
      return;
    }
  }
}
