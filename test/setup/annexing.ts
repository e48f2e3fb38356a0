import { expect } from "vitest";
import { ask } from "../trust/client.ts";
import { sessionOf } from "../trust/planted.ts";
import { pdfOf } from "./files/made-pdf.ts";
import { publishedTrip, reads } from "./open-data.ts";
import type { TestSite } from "./site.ts";

type Role = "coordinator" | "secretary" | "accountant" | "manager" | "auditor";

/** What the API says of an annex. */
export interface SaidOfAnnex {
  readonly id: string;
  readonly state: string;
  readonly code?: string;
  readonly sha256: string;
  readonly hits: readonly { layer: string; at: string }[];
  readonly unread: readonly { why: string }[];
  readonly taken?: readonly { what: string; at: string; count: number }[] | null;
}

interface EntryWithAnnexes {
  readonly version: number;
  readonly annexes?: readonly {
    id: string;
    title: string;
    url: string;
    sha256: string;
    bytes: number;
    mediaType: string;
  }[];
}

/** How an annex is sent. */
interface Sending {
  readonly role?: Role;
  readonly ends?: readonly string[];
  readonly title?: string;
  /** `null` says none. */
  readonly lang?: string | null;
  readonly key?: string;
}

/** What a form says of an annex, with its file. */
export function annexForm(
  bytes: Uint8Array,
  fileName: string,
  { ends = ["record"], title = "Program", lang = "da" }: Sending = {},
) {
  const body = new FormData();
  body.append("title", title);
  if (lang !== null) body.append("lang", lang);
  for (const one of ends) body.append("for", one);
  body.append("files", new Blob([new Uint8Array(bytes)]), fileName);
  return body;
}

/** Sends, decides about and reads annexes of a municipality, as programs and people do. */
export function annexing(site: TestSite, slug: string) {
  const api = async (role: Role, method: string, path: string, sent?: unknown) => {
    const answer = await site.api(slug, role, method, `/api/v1/trips/${path}`, sent);
    const text = await answer.text();
    const body = (text.startsWith("{") ? JSON.parse(text) : {}) as SaidOfAnnex;
    return { status: answer.status, headers: answer.headers, text, body };
  };
  const read = (path: string) => reads(site, slug)(path);
  let nth = 0;
  return {
    api,
    read,
    async send(trip: string, bytes: Uint8Array, fileName: string, how: Sending = {}) {
      const token = await site.token(slug, how.role ?? "coordinator");
      const headers = { authorization: `Bearer ${token}`, ...(how.key && { "idempotency-key": how.key }) };
      const answer = await fetch(`${site.address}/api/v1/trips/${trip}/annexes`, {
        ...{ method: "POST", headers },
        body: annexForm(bytes, fileName, how),
      });
      return { status: answer.status, body: (await answer.json()) as SaidOfAnnex };
    },
    /** What is owed, as a role sees it. */
    async owed(role: Role) {
      const answer = await site.api(slug, role, "GET", "/api/v1/obligations");
      return { status: answer.status, text: await answer.text() };
    },
    /** Opens it first, as whoever says that it is in order must. */
    async decide(role: Role, trip: string, id: string, decision: string, note = "Set: et kort over byen") {
      if (decision === "accepted") await api(role, "GET", `${trip}/annexes/${id}`);
      return api(role, "POST", `${trip}/annexes/${id}/decision`, { decision, note });
    },
    /** A page of the desk; with a form, sent by it. */
    async desk(path: string, form?: FormData | URLSearchParams, role: "secretary" | "coordinator" = "secretary") {
      const { headers, body } = form
        ? new Request("http://x", { method: "POST", body: form })
        : { headers: null, body: null };
      return ask(site.address, {
        ...{ host: new URL(site.addressOf(slug)).host, path },
        ...(body && { method: "POST", body: new Uint8Array(await new Response(body).arrayBuffer()) }),
        headers: {
          cookie: `udsyn=${await sessionOf(site, slug, role)}`,
          ...(headers && { origin: site.addressOf(slug), "content-type": headers.get("content-type") ?? "" }),
        },
      });
    },
    /** That an address which answers 410 says why in every language, with the day and the way to the trip, for programs too. */
    async tellsWhy(path: string, reason: string, trip: string): Promise<void> {
      const [year] = site.clock.now.toISOString().split("-");
      for (const lang of ["", "/en", "/de"]) {
        const page = await reads(site, slug)(`${lang}${path}`, { accept: "text/html,*/*" });
        const text = await page.text();
        expect([lang, page.status, text]).toEqual([lang, 410, expect.stringContaining(reason)]);
        expect(text).toContain(`href="${lang}${trip}"`);
        expect(text.replaceAll("\u00a0", " ")).toMatch(new RegExp(`<p class="lede">[^<]*${year}`));
        expect(text).not.toMatch(/reglerne om sletning|rules on erasure|Regeln über Löschung/);
      }
      if (!path.startsWith("/bilag/")) return;
      const answer = await read(path);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([
        410,
        "application/problem+json; charset=utf-8",
      ]);
      expect(await answer.json()).toMatchObject({
        ...{ code: "annex-gone", reason, record: `${site.addressOf(slug)}${trip}` },
        ...{ detail: expect.stringContaining(reason), withdrawnAt: expect.stringContaining(String(year)) },
      });
    },
    publicTrip: (title: string) =>
      publishedTrip(site, slug, {
        kind: "delegation",
        destinations: [{ place: "Gdańsk", country: "PL" }],
        startOn: "2025-02-03",
        endOn: "2025-02-04",
        title,
      }),
    entryOf: async (address: string) => (await (await read(`/rejser/${address}.json`)).json()) as EntryWithAnnexes,
    /** Unlike any other. */
    pdf: () => pdfOf((document) => document.setTitle(`Program nr. ${++nth}`)),
  };
}
