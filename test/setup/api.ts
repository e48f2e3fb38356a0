import { expect } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { readRecord } from "../../src/register/index.ts";
import type { TestSite } from "./site.ts";

/** What the interface answers of trips, submissions and rulings, as far as tests ask. */
export interface Said {
  readonly id: string;
  readonly status: string;
  readonly reportTrack: string;
  readonly code?: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

/** Asks a site's interface as a program of some role, and its register as everybody does, in one municipality. */
export function apiOf(site: () => TestSite, slug: string) {
  async function api(role: RoleName, method: string, path: string, body?: object) {
    const answer = await site().api(slug, role, method, `/api/v1/${path}`, body);
    const said = (await answer.json()) as Said;
    return { status: answer.status, said, codes: (said.errors ?? []).map((one) => `${one.path} ${one.code}`) };
  }
  /** The same where nothing stands in the way. */
  async function ok(role: RoleName, method: string, path: string, body?: object): Promise<Said> {
    const { status, said } = await api(role, method, path, body);
    expect(status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
    return said;
  }
  /** What is public of a trip of 2026 to a place; `null` where nothing is. */
  async function shown(place: string) {
    const found = await readRecord(site().db.register, site().here(slug).id, "trip", `${place.toLowerCase()}-2026`);
    return found && "entry" in found ? found.entry : null;
  }
  return { api, ok, shown };
}
