import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { sha256 } from "./tree.ts";

/** What entries say of the file at an annex's address. */
export interface AnnexStated {
  /** The digests that versions have given of it, in hex. */
  readonly digests: ReadonlySet<string>;
  /** A version in force names it, so it must be there; what only earlier ones name may have been taken back. */
  readonly isInForce: boolean;
}

/**
 * Every annex that an entry names against the digest that the entry gives of it. An address is asked for those in force alone.
 * @returns how many are what was said, and those in force that the source could not give now
 */
export async function checkAnnexes(
  source: Source,
  stated: ReadonlyMap<string, AnnexStated>,
  findings: Findings,
): Promise<{ readonly annexes: number; readonly annexesAway: readonly string[] }> {
  const isFolder = (await source.list("log")) !== null;
  const annexesAway: string[] = [];
  let annexes = 0;
  for (const [path, { digests, isInForce }] of stated) {
    if (!isFolder && !isInForce) continue;
    const bytes = await source.read(path).catch(() => undefined);
    if (bytes === undefined) annexesAway.push(path);
    else if (bytes === null) {
      if (isInForce) findings.add("file-missing", path);
    } else if (digests.has(sha256(bytes).toString("hex"))) annexes += 1;
    else findings.add("annex-differs", path);
  }
  return { annexes, annexesAway };
}
