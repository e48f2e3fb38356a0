import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";

/** One request as an attacker writes it: any host, any header, any bytes. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  /** Host header; the first municipality's when absent. */
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 60 });

/** Asks a site on this machine; `fetch` would refuse to lie about the host. */
export function ask(address: string, sent: Sent = {}): Promise<Got> {
  const { method = "GET", path = "/", host, headers = {}, body } = sent;
  const { port } = new URL(address);
  return new Promise((resolve, reject) => {
    const own = { ...(host === undefined ? { host: `localhost:${port}` } : { host }), ...headers };
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const asked = request(
      { agent, host: "127.0.0.1", port, method, path, headers: { ...length, ...own } as Record<string, string> },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const bytes = Buffer.concat(parts);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString("utf8") });
        });
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

/**
 * Raw bytes over a socket, and whatever comes back until the other side closes or is silent for a while: for requests that
 * no HTTP client would write. `status` is that of the first answer; 0 when the connection was closed without one.
 */
export function raw(address: string, bytes: string | Uint8Array, patience = 1_500): Promise<Got> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(address).port), "127.0.0.1");
    const parts: Buffer[] = [];
    const done = () => {
      socket.destroy();
      const all = Buffer.concat(parts);
      const text = all.toString("utf8");
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), headers: {}, bytes: all, text });
    };
    socket.setTimeout(patience, done);
    socket.on("data", (part: Buffer) => {
      parts.push(part);
      // One answer is enough; a server that waits for more of the request need not be waited for.
      if (Buffer.concat(parts).includes("\r\n\r\n")) setTimeout(done, 20);
    });
    socket.on("error", done);
    socket.on("close", done);
    socket.write(bytes);
  });
}
