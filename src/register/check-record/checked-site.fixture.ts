import { type Asked, type Checked, checkRecord } from "../../verify/index.ts";
import { newLogKey, newSalt } from "../log/index.ts";
import { sealTrip, trip } from "../log/memory-site.fixture.ts";

// The writer's log, read by the verifier that runs in a reader's browser; Node has the same Web Crypto.

export const key = newLogKey("udsyn/ballerup/0198");
export const page = { address: "rejser/rejse-2", text: "<!doctype html><p>Rejse</p>" };

export type Site = Map<string, Uint8Array>;
export const versionsOf = (many: number) => Array.from({ length: many }, (_, at) => sealTrip(trip(at + 1, 1), newSalt));
export const bytes = (text: string) => Uint8Array.from(Buffer.from(text));
export const check = (site: Site, asked: Partial<Asked> = {}, slug = "rejse-2"): Promise<Checked> =>
  checkRecord({
    read: async (path) => site.get(path) ?? null,
    file: site.get(`rejser/${slug}.json`) ?? null,
    remembered: null,
    page: null,
    ...asked,
  });
export const outcomes = ({ steps }: Checked) => steps.map(({ code, outcome }) => `${code} ${outcome}`);
export const fileOf = (site: Site, slug = "rejse-2") =>
  JSON.parse(Buffer.from(site.get(`rejser/${slug}.json`) ?? []).toString());
export const altered = (site: Site, change: (file: ReturnType<typeof fileOf>) => void): Uint8Array => {
  const file = fileOf(site);
  change(file);
  return bytes(JSON.stringify(file));
};
