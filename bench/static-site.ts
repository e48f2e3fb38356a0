import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { goal, type Row } from "./row.ts";
import type { Trial } from "./trial.ts";

interface Told {
  readonly files: number;
  readonly bytes: number;
  readonly seconds: number;
}

/**
 * P12: the whole site as files, against a bare program that writes the same bytes to the same paths; after it the same command
 * again, which has nothing to do.
 */
export async function staticSite({ site, slug }: Trial): Promise<Row> {
  const root = await mkdtemp(path.join(tmpdir(), "udsyn-bench-site-"));
  try {
    const write = async () =>
      JSON.parse(await site.command(["site", path.join(root, "site"), "--municipality", slug, "--json"])) as Told;
    const first = await write();
    const again = await write();
    const bare = copied(path.join(root, "site"), path.join(root, "bare"));
    const ratio = first.seconds / bare;
    const shape = `${first.files} files, ${Math.round(first.bytes / 1_048_576)} MB`;
    return {
      id: "P12",
      work: `static site, ${shape}, ${cpus().length} cores; again, nothing new`,
      ours: `${first.seconds.toFixed(1)} s; ${again.seconds.toFixed(1)} s`,
      reference: `${bare.toFixed(1)} s`,
      ratio: ratio.toFixed(1),
      goal: goal("≤ 4×", ratio <= 4),
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Seconds to write a folder's bytes anew, a file at a time; what it takes to read them is not counted. */
function copied(from: string, to: string): number {
  let milliseconds = 0;
  const timed = (work: () => void) => {
    const began = performance.now();
    work();
    milliseconds += performance.now() - began;
  };
  timed(() => mkdirSync(to));
  const walk = (folder: string) => {
    for (const one of readdirSync(path.join(from, folder), { withFileTypes: true })) {
      const below = path.join(folder, one.name);
      if (one.isDirectory()) {
        timed(() => mkdirSync(path.join(to, below)));
        walk(below);
        continue;
      }
      const bytes = readFileSync(path.join(from, below));
      timed(() => writeFileSync(path.join(to, below), bytes));
    }
  };
  walk("");
  rmSync(to, { recursive: true });
  return milliseconds / 1_000;
}
