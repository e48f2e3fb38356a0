import { type IncomingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly body: string;
}

/** Asks for an address under `*.localhost`, which Node itself does not resolve. Redirects are not followed. */
export function get(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { host, port, pathname, search } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, path: pathname + search, headers: { host, ...headers } },
      async (answer) => {
        const bytes = await buffer(answer);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, body: bytes.toString("utf8") });
      },
    );
    asked.on("error", reject);
    asked.end();
  });
}
