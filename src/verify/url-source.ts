import { lookup as systemLookup } from "node:dns";
import * as http from "node:http";
import * as https from "node:https";
import type { LookupFunction } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Source } from "./source.ts";

/** Limits on what an address may make the verifier wait for and hold. */
export interface UrlLimits {
  readonly silenceMs: number;
  readonly totalMs: number;
  readonly maxBytes: number;
  /** How often a file is asked for that the site is too busy to answer. */
  readonly tries: number;
}

const usual: UrlLimits = { silenceMs: 15_000, totalMs: 300_000, maxBytes: 512 * 1024 * 1024, tries: 6 };

/**
 * A published site at an `http:` or `https:` address, which may have a path. Redirects are not followed; who is asked to come back
 * (503 or 429, RFC 9110 §10.2.3) does.
 */
export function urlSource(address: string, limits: UrlLimits = usual): Source {
  const base = new URL(address.endsWith("/") ? address : `${address}/`);
  if (base.protocol !== "http:" && base.protocol !== "https:") throw new RangeError(`not a web address: ${address}`);
  const connections = { keepAlive: true, maxSockets: 8 };
  const agent = base.protocol === "https:" ? new https.Agent(connections) : new http.Agent(connections);
  return {
    read: (path) => getPatiently(new URL(path, base), agent, limits),
    list: () => Promise.resolve(null),
  };
}

/**
 * `*.localhost` is this machine (RFC 6761 §6.3), though many a resolver does not know it. Only the connection is led there:
 * the Host header keeps the name, by which the site finds the municipality.
 */
const lookup: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)localhost$/i.test(hostname)) return systemLookup(hostname, options, callback);
  if (options.all) return callback(null, [{ address: "127.0.0.1", family: 4 }]);
  callback(null, "127.0.0.1", 4);
};

/** That the site asked to be asked again, after so long. */
interface Later {
  readonly status: number;
  readonly waitMs: number;
}

const longestWaitMs = 30_000;

async function getPatiently(url: URL, agent: http.Agent, limits: UrlLimits): Promise<Uint8Array | null> {
  for (let asked = 1; ; asked += 1) {
    const answer = await get(url, agent, limits);
    if (answer === null || answer instanceof Uint8Array) return answer;
    if (asked >= limits.tries) throw new Error(`${url}: svarede ${answer.status}`);
    await sleep(answer.waitMs);
  }
}

/** In seconds, as our own server says it; a second where a day or nothing is said. */
function waitOf(retryAfter: string | undefined): number {
  return /^\d{1,6}$/.test(retryAfter ?? "") ? Math.min(Number(retryAfter) * 1_000, longestWaitMs) : 1_000;
}

function get(url: URL, agent: http.Agent, limits: UrlLimits): Promise<Uint8Array | Later | null> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).get(url, {
      agent,
      lookup,
      timeout: limits.silenceMs,
      signal: AbortSignal.timeout(limits.totalMs),
      headers: { "accept-encoding": "identity", "user-agent": "udsyn-verify" },
    });
    const fail = (reason: string): void => {
      reject(new Error(`${url}: ${reason}`));
      request.destroy();
    };
    request.on("timeout", () => fail(`intet svar inden for ${limits.silenceMs} ms`));
    request.on("error", (error) => fail(reasonOf(error)));
    request.on("response", (response) => {
      const status = response.statusCode ?? 0;
      const parts: Buffer[] = [];
      let length = 0;
      response.on("data", (part: Buffer) => {
        length += part.length;
        if (length > limits.maxBytes) fail(`svaret er over ${limits.maxBytes} byte`);
        else if (status === 200) parts.push(part);
      });
      response.on("error", (error) => fail(reasonOf(error)));
      response.on("end", () => {
        if (status === 200) resolve(Buffer.concat(parts));
        else if (status === 404 || status === 410) resolve(null);
        else if (status === 503 || status === 429) resolve({ status, waitMs: waitOf(response.headers["retry-after"]) });
        else fail(`svarede ${status}`);
      });
    });
  });
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "navnet findes ikke",
  EAI_AGAIN: "navnet kan ikke slås op lige nu",
  ECONNREFUSED: "ingen svarer der",
  ECONNRESET: "forbindelsen blev afbrudt",
  EHOSTUNREACH: "der er ingen vej dertil",
  ENETUNREACH: "der er ingen vej dertil",
  ABORT_ERR: "det tog for lang tid",
  EPROTO: "der er ingen sikker forbindelse. Svarer siden uden, så skriv http:// i stedet for https://",
  CERT_HAS_EXPIRED: "adressens certifikat er udløbet",
  ERR_TLS_CERT_ALTNAME_INVALID: "adressens certifikat er udstedt til et andet navn",
};

/** In words, never a library's own: what it says of itself names files and lines. */
function reasonOf({ code = "" }: NodeJS.ErrnoException): string {
  if (code.startsWith("ERR_SSL_")) return reasons.EPROTO ?? code;
  if (code.startsWith("HPE_"))
    return "svaret er ikke en websides. Kræver siden en sikker forbindelse, så skriv https://";
  if (/CERT|SIGNATURE/.test(code)) return reasons[code] ?? `adressens certifikat kan ikke godkendes (${code})`;
  return reasons[code] ?? `forbindelsen gik galt (${code || "uden grund"})`;
}
