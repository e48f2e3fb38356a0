import { renderPictured } from "../../papers/index.ts";
import type { FoundKind } from "../file-review/file-kind.ts";
import { inFileTurn, inThread, type ThreadLimits, threadLimits, waitingAtMost } from "../file-review/file-thread.ts";
import type { CopyJob } from "./copy-worker.ts";
import type { Copied } from "./redact-whole.ts";
import type { Redacted } from "./redacted.ts";

/** What a copy can be made of here. Of anything else it is done where the file was made. */
export const redactableKinds: readonly FoundKind[] = ["pdf", "docx", "xlsx", "jpeg", "png", "webp", "csv", "txt"];

/** What a copy says of itself where it must. */
export interface CopyAs {
  readonly lang: "da" | "en" | "de";
  readonly title: string;
  readonly municipality: string;
}

/** Pages take as long as they are read, drawn and looked at; nobody else's file waits longer than so. */
const limits: ThreadLimits = { ...threadLimits, milliseconds: 90_000 };

/** Said aloud in the place of a number. */
const maskWords = { da: "[fjernet]", en: "[removed]", de: "[entfernt]" } as const;

/**
 * A copy of a file without what was found, made in a thread of its own, and what was taken out; or why there is none.
 * @throws FilesCrowded where too many wait already; Error where it is no fault of the file
 */
export function copyWithoutFound(
  bytesOf: () => Promise<Uint8Array>,
  kind: FoundKind,
  as: CopyAs,
  within: Partial<ThreadLimits> & { readonly most?: number } = {},
): Promise<Redacted<Buffer>> {
  return inFileTurn(async (): Promise<Redacted<Buffer>> => {
    const job = { bytes: await bytesOf(), kind, maskWord: maskWords[as.lang] };
    const done = await inThread<Redacted<Copied>, CopyJob>("redaction/copy-worker.ts", job, { ...limits, ...within });
    if (!("said" in done)) return { refused: done.ended === "too-slow" ? "slow" : done.ended, at: "" };
    const { said } = done;
    if ("refused" in said) return said;
    return { copy: await written(said.copy, as), taken: said.taken };
  }, within.most ?? waitingAtMost);
}

async function written(copy: Copied, as: CopyAs): Promise<Buffer> {
  if ("bytes" in copy) return Buffer.from(copy.bytes);
  const pages = copy.pages.map(({ bytes, ...page }) => ({ ...page, picture: bytes }));
  return Buffer.from(await renderPictured({ ...as, pages }));
}
