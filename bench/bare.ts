import http from "node:http";
import type { AddressInfo } from "node:net";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type ReferenceData, serveReference } from "./reference.ts";

/** A server on a thread of its own, as ours runs in a process of its own. */
export interface OnThread {
  readonly url: string;
  stop(): Promise<number>;
}

/** A bare `node:http` server that sends the same bytes from memory: the reference of P1. */
export function bareServer(body: Uint8Array, headers: Record<string, string>): Promise<OnThread> {
  return onThread({ kind: "bytes", body, headers });
}

/** Bare Fastify with the same SQL: the reference of P2 and P3. */
export function referenceServer(data: ReferenceData): Promise<OnThread> {
  return onThread({ kind: "fastify", ...data });
}

type Asked =
  | { kind: "bytes"; body: Uint8Array; headers: Record<string, string> }
  | ({ kind: "fastify" } & ReferenceData);

async function onThread(asked: Asked): Promise<OnThread> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { reference: asked } });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => worker.terminate() };
}

if (!isMainThread && workerData?.reference) {
  const asked = workerData.reference as Asked;
  const tell = (port: number) => parentPort?.postMessage(port);
  if (asked.kind === "fastify") void serveReference(asked).then(tell);
  else {
    const server = http.createServer((_request, response) => {
      response.writeHead(200, { ...asked.headers, "content-length": asked.body.length });
      response.end(asked.body);
    });
    server.listen(0, "127.0.0.1", () => tell((server.address() as AddressInfo).port));
  }
}
