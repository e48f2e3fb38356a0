import type { TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";

export const form = { "content-type": "application/x-www-form-urlencoded" };

/** How one without a sign-in asks a municipality's host, as a browser or a mail program does. */
export function asReader(site: () => TestSite, slug: string) {
  const at = async (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<Response> => {
    const host = new URL(site().addressOf(slug)).host;
    const got = await ask(site().address, { host, method, path, headers, ...(body !== undefined && { body }) });
    const said = Object.entries(got.headers).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response(new Uint8Array(got.bytes), { status: got.status, headers: said });
  };
  return {
    at,
    /** As a browser on our own page sends a form. */
    send: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      at(
        "POST",
        path,
        { ...form, "sec-fetch-site": "same-origin", ...headers },
        new URLSearchParams(fields).toString(),
      ),
    look: async (path: string) => (await at("GET", path)).text(),
  };
}

/** The path of the link in a letter that leads to a step. */
export function pathIn(text: string | undefined, step: string): string {
  return new RegExp(`https?://[^/\\s]+(/(?:en/|de/)?${step}/[A-Za-z0-9_-]{40,})`).exec(text ?? "")?.[1] ?? "";
}
