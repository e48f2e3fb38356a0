import crypto from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "s3rver";

export interface TestBucket {
  /** As `FILES_URL` has it. */
  readonly url: string;
  /** How many objects were put so far. */
  puts(): number;
  close(): Promise<void>;
}

// The service seals its pages' marks with DES, which OpenSSL 3 has no more; three times the same key is the same cipher.
for (const name of ["createCipheriv", "createDecipheriv"] as const) {
  const real = crypto[name] as (cipher: string, key: Uint8Array, iv: Uint8Array) => unknown;
  const known = (cipher: string, key: Uint8Array, iv: Uint8Array) =>
    cipher === "des" ? real("des-ede3-cbc", Buffer.concat([key, key, key]), iv) : real(cipher, key, iv);
  Object.assign(crypto, { [name]: known });
}

/** A service that speaks S3, with one empty bucket, on a port of its own. */
export async function openBucket(): Promise<TestBucket> {
  const directory = await mkdtemp(path.join(tmpdir(), "udsyn-bucket-"));
  const service = new S3rver({
    directory,
    port: 0,
    address: "127.0.0.1",
    silent: true,
    configureBuckets: [{ name: "spand", configs: [] }],
  });
  let puts = 0;
  service.middleware.unshift((context, next) => {
    if (context.method === "PUT") puts += 1;
    return next();
  });
  const { port } = await service.run();
  return {
    url: `s3://S3RVER:S3RVER@127.0.0.1:${port}/spand/udsyn?region=us-east-1&tls=off`,
    puts: () => puts,
    close: async () => {
      await service.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
