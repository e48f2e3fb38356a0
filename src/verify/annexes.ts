import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { sha256 } from "./tree.ts";

/** What entries say of the file at an annex's address. */
export interface AnnexStated {
  /** The digests that versions have given of it, in hex. */
  readonly digests: ReadonlySet<string>;
  /** A version in force names it, so that it is told where it is not there; what only earlier ones name may have been taken back. */
  readonly isInForce: boolean;
}

/**
 * Every annex that an entry names against the digest that the entry gives of it. An address is asked for those in force alone.
 * @returns how many are what was said, and those in force that are not there, or that the source could not give now
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
    // Taken back its bytes are gone before the record says so, and a server may lack them: told, and no forgery.
    const bytes = await source.read(path).catch(() => null);
    if (bytes === null) {
      if (isInForce) annexesAway.push(path);
    } else if (digests.has(sha256(bytes).toString("hex"))) annexes += 1;
    else findings.add("annex-differs", path);
  }
  return { annexes, annexesAway };
}
