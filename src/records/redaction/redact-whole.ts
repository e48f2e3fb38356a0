import type { FoundKind } from "../file-review/file-kind.ts";
import { loaded } from "../file-review/not-loaded.ts";
import { throwOurs } from "../file-review/our-fault.ts";
import { readWhole } from "../file-review/read-any.ts";
import { unpacked } from "../file-review/read-zip.ts";
import { Reading } from "../file-review/reading.ts";
import { redactedFile } from "../file-review/redact-file.ts";
import { redactDocx } from "./redact-docx.ts";
import type { CopiedPage } from "./redact-pdf.ts";
import { redactXlsx } from "./redact-xlsx.ts";
import { type Redacted, Refused, TakenOut } from "./redacted.ts";

/** A copy as it comes from the thread: bytes, or the pages of a PDF that is set afterwards. */
export type Copied = { readonly bytes: Uint8Array } | { readonly pages: readonly CopiedPage[] };

/** Said in the place of a number, where a copy says its text aloud. */
export interface MaskWord {
  readonly maskWord: string;
}

/** A copy of a file without what was found in it, and what was taken out; or why there is none. Never half of one. @throws NotLoaded */
export async function redactedWhole(bytes: Buffer, kind: FoundKind, { maskWord }: MaskWord): Promise<Redacted<Copied>> {
  const taken = new TakenOut();
  try {
    const copy = await copyOf(bytes, kind, maskWord, taken);
    return { copy, taken: taken.list() };
  } catch (error) {
    throwOurs(error);
    if (error instanceof Refused) return { refused: error.refused, at: error.at };
    // Whatever a library says of a file that it cannot take: there is no copy.
    return { refused: "unread", at: "" };
  }
}

async function copyOf(bytes: Buffer, kind: FoundKind, maskWord: string, taken: TakenOut): Promise<Copied> {
  if (kind === "pdf") {
    // Loaded with the first PDF: the library is large.
    const { redactPdf } = await loaded(() => import("./redact-pdf.ts"));
    return { pages: await redactPdf(bytes, maskWord, taken) };
  }
  const copy =
    kind === "docx" || kind === "xlsx" ? await officeCopy(bytes, kind, taken) : simpleCopy(bytes, kind, taken);
  if (copy.equals(bytes)) throw new Refused("still");
  // Read as any file that comes in: what is still found shows that something was passed over.
  const { hits } = await readWhole(copy, `kopi.${kind}`);
  const [still] = hits;
  if (still) throw new Refused("still", still.place.at);
  return { bytes: copy };
}

async function officeCopy(bytes: Buffer, kind: "docx" | "xlsx", taken: TakenOut): Promise<Buffer> {
  const reading = new Reading();
  const parts = await unpacked(bytes, "", reading);
  const { unread } = reading.result();
  if (!parts || unread.some(({ why }) => why === "encrypted")) throw new Refused("unread");
  if (unread.some(({ why }) => why === "data-beside")) taken.add("beside");
  return kind === "docx" ? redactDocx(parts, taken) : redactXlsx(parts, taken);
}

function simpleCopy(bytes: Buffer, kind: FoundKind, taken: TakenOut): Buffer {
  const copy = redactedFile(bytes, kind);
  if (!copy) throw new Refused("kind");
  if (kind === "csv" || kind === "txt") taken.add("number", "", copy.toString("utf8").match(/\u2588+/g)?.length ?? 0);
  else taken.add("properties");
  return copy;
}
