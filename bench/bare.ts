import http from "node:http";
import type { AddressInfo } from "node:net";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

/** A bare `node:http` server that sends the same bytes from memory, on a thread of its own: the reference of P1. */
export async function bareServer(
  body: Uint8Array,
  headers: Record<string, string>,
): Promise<{ url: string; stop: () => Promise<number> }> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { body, headers, bare: true } });
  const port = await new Promise<number>((resolve) => worker.once("message", resolve));
  return { url: `http://127.0.0.1:${port}/`, stop: () => worker.terminate() };
}

if (!isMainThread && workerData?.bare) {
  const { body, headers } = workerData as { body: Uint8Array; headers: Record<string, string> };
  const server = http.createServer((_request, response) => {
    response.writeHead(200, { ...headers, "content-length": body.length });
    response.end(body);
  });
  server.listen(0, "127.0.0.1", () => parentPort?.postMessage((server.address() as AddressInfo).port));
}
