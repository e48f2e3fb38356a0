import { expect } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, settleErasure } from "../../src/oversight/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import type { TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { sessionOf } from "./planted.ts";

const slug = "lyngholm";
const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [{ role: "dpo", scope: null }] });

/** Erases somebody everywhere, as two officers do it. @param decided also what is kept of an office @param except places about another */
export async function erase(
  site: TestSite,
  names: readonly string[],
  decided = false,
  except: readonly string[] = [],
): Promise<void> {
  const sources = personalSources("test");
  const asked = { names: [...names], except: [...except], decided, reason: "Anmodning efter artikel 17." };
  const { id } = await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), by("one"));
  await site.doing(slug, (one) => settleErasure(one, "test", sources, id, "carry-out"), by("two"));
}

interface Said {
  readonly id: string;
  readonly version: number;
  readonly errors: readonly { readonly path: string; readonly code: string }[];
}

/** Asks a site's program and its desk about a name that was erased. */
export function askingOf(site: TestSite) {
  async function api(role: RoleName, method: string, to: string, status: number, body: object, version?: number) {
    const headers = version === undefined ? {} : { "if-match": `"${version}"` };
    const answer = await site.api(slug, role, method, `/api/v1/${to}`, body, headers);
    const text = await answer.text();
    expect(answer.status, `${method} ${to}: ${text}`).toBe(status);
    return JSON.parse(text || "{}") as Said;
  }
  return {
    api,
    /** Refused with the code beside each field, and done once it is answered. */
    async asks(
      ...[role, method, to, body, paths, done = 201, version]: [
        RoleName,
        string,
        string,
        object,
        readonly string[],
        number?,
        number?,
      ]
    ) {
      const { errors } = await api(role, method, to, 422, body, version);
      expect(errors.map((one) => `${one.path} ${one.code}`)).toEqual(paths.map((path) => `${path} name-was-erased`));
      return api(role, method, to, done, { ...body, namesConfirmed: true }, version);
    },
    async posted(role: RoleName, path: string, fields: Readonly<Record<string, string>>) {
      const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
      const { host } = new URL(site.addressOf(slug));
      return ask(site.address, {
        ...{ method: "POST", host, path },
        headers: { cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
        body: new URLSearchParams(fields).toString(),
      });
    },
    /** The fields of every answer, in the order they were given. */
    async traced(): Promise<readonly string[]> {
      const rows = await site.db.query<{ fields: readonly string[] }>(
        `SELECT v.value -> 'after' -> 'fields' AS fields FROM udsyn.records_audit a
         JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
         WHERE a.action = 'register.confirm-name' ORDER BY a.audit_id`,
      );
      return rows.map(({ fields }) => fields.join(" "));
    },
  };
}
