import { buffer } from "node:stream/consumers";
import type { AskedByWho } from "../../identity/index.ts";
import { type Fault, fault, isFault } from "../../kernel/index.ts";
import { type Db, ScannerAway } from "../../platform/index.ts";
import {
  annexType,
  documentBytes,
  type FileReading,
  FilesCrowded,
  readFileForReview,
  takeDocument,
  uploadDocument,
} from "../../records/index.ts";
import { HttpRefusal, type SentFile, type UploadLimits } from "../../web/index.ts";
import type { DocumentIntake } from "../receipts/take-receipt.ts";
import type { ReadUpload } from "./add-annex.ts";

/** One at a time: each has its own title. One that is too big is read past, so that the form can say so with all that was typed. */
export const annexUploads: UploadLimits = { count: 1, bytes: documentBytes, readPast: 200 * 1_048_576 };

/**
 * A sent file, read for all that it says, its bytes where they are kept; or what is wrong with it. Before any transaction, since it
 * takes as long as scanner, reader and bucket take. @throws HttpRefusal 503 `scanner-away`, `crowded`
 */
export async function takeAnnex(
  db: Db,
  { scan }: DocumentIntake,
  { here, now }: Pick<AskedByWho, "here" | "now">,
  sent: SentFile | undefined,
): Promise<ReadUpload | Fault> {
  if (!sent) return fault("annex-missing", {}, "files");
  try {
    let reading: FileReading | null = null;
    const taken = await takeDocument(sent, scan, async (file) => {
      reading = await notCrowded(readFileForReview(() => buffer(file.read()), sent.fileName));
      return annexType(reading.kind, sent.fileName);
    });
    if (isFault(taken)) return faultOf(taken, sent.fileName);
    if (reading === null) throw new Error("an annex was taken that nobody read");
    return { uploaded: await uploadDocument(db, here.id, taken, now), reading };
  } catch (error) {
    if (error instanceof ScannerAway) throw new HttpRefusal(503, "scanner-away");
    throw error;
  }
}

const endings = /\.(pdf|docx|xlsx|odt|ods|csv|txt|jpe?g|png|webp)$/i;

/** What is wrong with a file, in the words of an annex. One that is called what it is not is not told to be made what it is called. */
function faultOf({ fault: code, params }: Fault, fileName: string): Fault {
  const ending = endings.exec(fileName)?.[1]?.toLowerCase();
  if (code === "document-kind" && ending) return fault("annex-file-other", { ...params, ending }, "files");
  return fault(code.replace("document-", "annex-file-"), params, "files");
}

/** Seconds after which some of those who wait for the reader have been served. */
const worthAsking = 30;

/** What the reader does, or word that too many wait for it. @throws HttpRefusal 503 `crowded` */
export async function notCrowded<T>(doing: Promise<T>): Promise<T> {
  try {
    return await doing;
  } catch (error) {
    if (error instanceof FilesCrowded) throw new HttpRefusal(503, "crowded", {}, { retryAfter: worthAsking });
    throw error;
  }
}
