import { request } from "node:http";

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Asks an address as a browser on that host does: `*.localhost` is this machine, whatever the resolver says, and a
 * changing request comes from the site's own pages.
 */
export function ask(address: string, { method = "GET", headers = {}, body }: Asking = {}) {
  const { host, port, pathname, search } = new URL(address);
  const own = method === "GET" ? {} : { "sec-fetch-site": "same-origin" };
  return new Promise<{ status: number; body: string; location: string }>((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, method, path: pathname + search, headers: { host, ...own, ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(parts).toString("utf8"),
            location: response.headers.location ?? "",
          }),
        );
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}
