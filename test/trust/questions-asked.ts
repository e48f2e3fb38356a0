import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { publishedTrip } from "../setup/open-data.ts";
import type { TestSite } from "../setup/site.ts";
import { ask as request } from "./client.ts";

/** The municipality that questions are asked of, and the committee their trips lie with. */
export const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";

interface Kept {
  readonly question_id: string;
  readonly body: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly answer_by: string;
  readonly status: string;
  readonly scope: string | null;
  readonly link_hash: string;
}

/** Asking and answering on a site, as citizens and programs do. */
export function questionsOn(the: () => TestSite) {
  const travel = (days: number) => {
    the().clock.now = new Date(the().clock.now.getTime() + days * 86_400_000);
  };
  const at = async (method: string, path: string, fields?: Record<string, string>): Promise<Response> => {
    const host = new URL(the().addressOf(slug)).host;
    const headers = fields
      ? { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" }
      : ({} as Record<string, string>);
    const body = fields && new URLSearchParams(fields).toString();
    const got = await request(the().address, { host, method, path, headers, ...(body !== undefined && { body }) });
    const said = Object.entries(got.headers).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response(new Uint8Array(got.bytes), { status: got.status, headers: said });
  };
  /** A page, its days with plain spaces. */
  const look = async (path: string) => (await (await at("GET", path)).text()).replaceAll("\u00a0", " ");
  const trip = (more: object = {}) =>
    publishedTrip(the(), slug, {
      ...{ kind: "committee-trip", committee, title: "Ud at spørge", lang: "da" },
      ...{ startOn: "2026-06-02", endOn: "2026-06-04", ...more },
    });

  const kept = (about: string) =>
    the().db.query<Kept>(
      "SELECT *, answer_by::text, encode(link_hash, 'hex') AS link_hash FROM udsyn.replies_question WHERE subject_id = $1 ORDER BY question_id",
      [about],
    );

  /** Asks about a trip, and gives the page where it is followed. */
  async function asked(
    about: { slug: string },
    fields: Record<string, string>,
    form: string = randomUUID(),
  ): Promise<string> {
    const sent = await at("POST", `/rejser/${about.slug}/spoerg`, { form, ...fields });
    expect(sent.status, await sent.clone().text()).toBe(303);
    expect(sent.headers.get("set-cookie")).toBeNull();
    return sent.headers.get("location") ?? "";
  }
  const write = (role: RoleName, id: string, step: string, body: object, headers = {}) =>
    the().api(slug, role, "POST", `/api/v1/questions/${id}/${step}`, body, headers);
  return { travel, at, look, trip, kept, asked, write };
}
