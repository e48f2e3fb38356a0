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
  /** Keeps the next put waiting, before or after its bytes lie there, until it is let go on or its line is cut. */
  holdPut(when: "before" | "after"): HeldPut;
  close(): Promise<void>;
}

interface HeldPut {
  /** It has come, and as far as it is held. */
  readonly arrived: Promise<void>;
  goOn(): void;
  cut(): void;
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
  let held: (Pick<PromiseWithResolvers<void>, "resolve"> & { when: string; go: Promise<"on" | "cut"> }) | null = null;
  service.middleware.unshift(async (context, next) => {
    if (context.method !== "PUT") return next();
    puts += 1;
    const holds = held;
    held = null;
    if (holds?.when === "after") await next();
    holds?.resolve();
    if ((await holds?.go) === "cut") return context.req.socket.destroy();
    return holds?.when === "after" ? undefined : next();
  });
  const { port } = await service.run();
  return {
    url: `s3://S3RVER:S3RVER@127.0.0.1:${port}/spand/udsyn?region=us-east-1&tls=off`,
    puts: () => puts,
    holdPut: (when) => {
      const [arrived, go] = [Promise.withResolvers<void>(), Promise.withResolvers<"on" | "cut">()];
      held = { when, resolve: arrived.resolve, go: go.promise };
      return { arrived: arrived.promise, goOn: () => go.resolve("on"), cut: () => go.resolve("cut") };
    },
    close: async () => {
      await service.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
