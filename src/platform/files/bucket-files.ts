import { createHash } from "node:crypto";
import { openAsBlob } from "node:fs";
import { Readable } from "node:stream";
import { ReadableStream } from "node:stream/web";
import { S3mini } from "s3mini";
import type { MunicipalityId } from "../database/index.ts";
import type { Bucket } from "./bucket-url.ts";
import { type FileStore, FilesAway, type KeptFile, keptFromName, nameOfKept } from "./file-store.ts";
import { temporaryFiles } from "./temporary-files.ts";

/** How long the service may take over one request. */
const patience = 20_000;
const aPage = 1_000;

/**
 * Documents with a service that speaks S3, under `<prefix><municipality>/<sha256>`; `temporary` is the folder of this machine
 * that they come in through. What is put there is signed with its hash, so that the service itself refuses altered bytes.
 */
export function filesInBucket(bucket: Bucket, temporary: string): FileStore {
  const s3 = new S3mini({ ...bucket, requestAbortTimeout: patience });
  const keyOf = (kept: KeptFile) => bucket.prefix + nameOfKept(kept);

  const under = async (municipality: string): Promise<readonly KeptFile[]> => {
    const found: KeptFile[] = [];
    let next: string | undefined;
    do {
      const page = await reached(s3.listObjectsPaged("/", bucket.prefix + municipality, aPage, next));
      if (!page) throw new FilesAway("no such bucket");
      for (const one of page.objects ?? []) {
        const kept = one.Key.startsWith(bucket.prefix) ? keptFromName(one.Key.slice(bucket.prefix.length)) : null;
        if (kept) found.push(kept);
      }
      next = page.nextContinuationToken;
    } while (next);
    return found.sort((one, other) => (nameOfKept(one) < nameOfKept(other) ? -1 : 1));
  };

  return {
    ...temporaryFiles(temporary, async (file, kept, size) => {
      await put(s3, keyOf(kept), await openAsBlob(file), kept.sha256, size);
    }),
    read: async (municipality, sha256) => {
      const answer = await reached(s3.getObjectResponse(keyOf({ municipality, sha256 })));
      return answer?.body ? bytesOf(answer.body as ReadableStream<Uint8Array>) : null;
    },
    kept: async (municipality: MunicipalityId) => (await under(`${municipality}/`)).map((one) => one.sha256),
    all: () => under(""),
    remove: async (municipality, sha256) => {
      await reached(s3.deleteObject(keyOf({ municipality, sha256 })));
    },
    tryOut: async () => {
      const key = `${bucket.prefix}.trial`;
      await put(s3, key, "-", createHash("sha256").update("-").digest("hex"), 1);
      await reached(s3.deleteObject(key));
    },
  };
}

async function put(s3: S3mini, key: string, bytes: Blob | string, sha256: string, size: number): Promise<void> {
  await reached(
    s3.putObject(key, bytes, "application/octet-stream", undefined, { "x-amz-content-sha256": sha256 }, size),
  );
}

/** The bytes as they come. A service that breaks off or falls silent in their midst is away too. */
function bytesOf(body: ReadableStream<Uint8Array>): Readable {
  const reader = body.getReader();
  const told = new ReadableStream<Uint8Array>({
    pull: async (to) => {
      const { done, value } = await reached(reader.read());
      if (done) to.close();
      else to.enqueue(value);
    },
    cancel: (why) => reader.cancel(why),
  });
  return Readable.fromWeb(told);
}

/** What the service answers. Whatever it refuses or leaves unanswered is the same to those who wait: it is away. */
async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw new FilesAway(error instanceof Error ? error.message : String(error));
  }
}
