import { openLog } from "../../platform/index.ts";
import type { Serving } from "./serving.ts";

export type Here = { slug: string };
export type Who = { name: string; roles: readonly string[] };

/** What a server under test is told of the rooms above: one host, two people and their tokens, plain words. */
export function servingOf(more: Pick<Serving<Here, Who>, "routes"> & Partial<Serving<Here, Who>>): Serving<Here, Who> {
  const people: Record<string, Who> = {
    good: { name: "Ane", roles: ["coordinator"] },
    other: { name: "Bo", roles: ["auditor"] },
  };
  return {
    clock: () => new Date("2026-05-06T10:00:00Z"),
    log: openLog("silent"),
    hereAt: (host) => (host.replace(/:\d+$/, "") === "udsyn.example" ? { slug: "a" } : null),
    hereOfToken: (token) => (token.startsWith("b-") ? { slug: "b" } : null),
    languagesOf: () => ["da", "en"],
    whoInSession: async (_here, secret) => people[secret] ?? null,
    whoWithToken: async (_here, token) => people[token.slice(2)] ?? null,
    mayUse: (who, roles) => roles.some((role) => who.roles.includes(role)),
    refusedTexts: () => [],
    freshness: ({ slug }) => slug,
    signing: async () => (_address, _type, body) => body,
    wording: {
      words: (_lang, one) => `ord: ${one.fault}`,
      mend: ({ address }, form, wrong) => `mend ${address} ${form} ${wrong.map(({ path }) => path)}`,
      signInAgain: ({ address }, { form }) => `again ${address} ${form}`,
      page: ({ here }, status, details) => `<h1>${here?.slug} ${status} ${details}</h1>`,
    },
    files: null,
    baseUrl: null,
    observe: () => undefined,
    trustedProxies: [],
    limits: null,
    nameOf: ({ slug }) => slug,
    ...more,
  };
}
