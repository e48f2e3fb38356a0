import path from "node:path";
import { bucketForm, readBucketUrl } from "../files/bucket-url.ts";
import { type Env, type Name, readEnv } from "./env.ts";
import { isIssuer, isLoopback, isPostgresUrl, isProxy, isUrl } from "./forms.ts";

export interface DatabaseUrls {
  readonly owner: string;
  readonly app: string;
  readonly jobs: string;
  readonly register: string;
}

export interface Config {
  readonly mode: "demo" | "production";
  /** Whether the environment says so, or a demo is what nothing at all is. */
  readonly isModeSaid: boolean;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** The address the outside sees, without a trailing slash; `null`: derived from the request in demo. */
  readonly baseUrl: string | null;
  /** Demo without a secret gets one made and kept in the data folder. */
  readonly secret: string | null;
  readonly logKey: string | null;
  readonly journal: string;
  readonly trustedProxies: readonly string[];
  /** Whether writes are limited here; off where something in front does it. */
  readonly rateLimits: boolean;
  readonly demoOpen: boolean;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  readonly smtpUrl: string | null;
  readonly filesUrl: string;
  readonly clamdUrl: string | null;
  /** `null`: the embedded server. */
  readonly database: DatabaseUrls | null;
}

/** One thing wrong with the configuration, and what to write instead. */
export interface ConfigFault {
  readonly name: Name;
  readonly message: string;
}

/**
 * Either the configuration, or everything wrong with it at once. `env` is what was given, unshaped.
 * @param isLogKey whether the log's key can be read, which the room that signs knows
 */
export function readConfig(
  env: Env = readEnv(),
  isLogKey: (text: string) => boolean = () => true,
): Config | { readonly faults: readonly ConfigFault[] } {
  const { faults, wrong } = gatherFaults();

  const { mode, host, port, demoOpen } = readListening(env, wrong);
  const demo = mode === "demo";

  if (!["on", "off", undefined].includes(env.UDSYN_RATE_LIMITS))
    wrong("UDSYN_RATE_LIMITS", "er »on« eller »off«; »off« kun, hvor en proxy foran selv begrænser");
  const dataDir = path.resolve(env.UDSYN_DATA ?? "data");
  if (!demo) checkProduction(env, wrong);
  if (env.UDSYN_SECRET && env.UDSYN_SECRET.length < 32) wrong("UDSYN_SECRET", secretWords);
  checkLogKey(env, isLogKey, wrong);
  checkProxies(env, wrong);
  if (env.OIDC_ISSUER && !isIssuer(env.OIDC_ISSUER))
    wrong("OIDC_ISSUER", "skriv en adresse som https://login.kommune.dk; http:// kun til denne maskine selv");
  const oidc = allOrNone(env, ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"], wrong);
  const urls = ["DATABASE_URL", "DATABASE_APP_URL", "DATABASE_JOBS_URL", "DATABASE_REGISTER_URL"] as const;
  const database = allOrNone(env, urls, wrong);
  for (const name of urls) {
    checkPostgresUrl(env, name, wrong);
  }
  if (env.SMTP_URL && !isUrl(env.SMTP_URL, ["smtp:", "smtps:"]))
    wrong("SMTP_URL", "skriv smtp://vært:25 eller smtps://bruger:kode@vært:465");
  checkFilesUrl(env, wrong);
  if (env.CLAMD_URL && !isUrl(env.CLAMD_URL, ["tcp:", "unix:"]))
    wrong("CLAMD_URL", "skriv tcp://vært:3310 eller unix:///sti");

  if (faults.length > 0) return { faults };
  return {
    mode,
    isModeSaid: env.UDSYN_MODE !== undefined,
    host,
    port,
    dataDir,
    baseUrl: baseUrlIn(env),
    secret: env.UDSYN_SECRET ?? null,
    logKey: env.UDSYN_LOG_KEY ?? null,
    journal: path.resolve(env.UDSYN_JOURNAL ?? path.join(dataDir, "journal")),
    trustedProxies: proxiesIn(env),
    rateLimits: env.UDSYN_RATE_LIMITS !== "off",
    demoOpen,
    oidc: oidc && { issuer: oidc[0], clientId: oidc[1], clientSecret: oidc[2] },
    smtpUrl: env.SMTP_URL ?? null,
    filesUrl: env.FILES_URL ?? `file://${path.join(dataDir, "files")}`,
    clamdUrl: env.CLAMD_URL ?? null,
    database: database && { owner: database[0], app: database[1], jobs: database[2], register: database[3] },
  };
}

/** Where the process listens and what it is called from outside, which every way of serving needs. */
export function readListening(env: Env, wrong: Wrong): Pick<Config, "mode" | "host" | "port" | "demoOpen"> {
  const mode = env.UDSYN_MODE ?? "demo";
  if (mode !== "demo" && mode !== "production") wrong("UDSYN_MODE", "skriv demo eller production");
  const port = Number(env.PORT ?? "3000");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) wrong("PORT", "skriv et portnummer fra 0 til 65535");
  const demo = mode === "demo";
  const host = env.HOST ?? (demo ? "127.0.0.1" : "0.0.0.0");
  const demoOpen = env.UDSYN_DEMO_OPEN === "1";
  if (!["1", "0", undefined].includes(env.UDSYN_DEMO_OPEN))
    wrong("UDSYN_DEMO_OPEN", "skriv 1, hvis andre skal kunne se demoen; ellers 0, eller fjern den");
  // Who wrote something else there wants it open, and need not be told of the rest as well.
  const mustBeLocal = demo && (env.UDSYN_DEMO_OPEN ?? "0") === "0";
  if (mustBeLocal && !isLoopback(host))
    wrong(
      "HOST",
      "demoen lytter kun på 127.0.0.1; fjern HOST, eller sæt UDSYN_DEMO_OPEN=1, hvis andre skal kunne se den",
    );
  checkBaseUrl(env, mustBeLocal, wrong);
  // What is neither is held to the stricter rules, so that all its faults are told of at once.
  return { mode: demo ? "demo" : "production", host, port, demoOpen };
}

export function baseUrlIn(env: Env): string | null {
  return env.UDSYN_BASE_URL?.replace(/\/+$/, "") ?? null;
}

export function proxiesIn(env: Env): readonly string[] {
  return (env.UDSYN_TRUSTED_PROXIES ?? "").split(/[\s,]+/).filter(Boolean);
}

export type Wrong = (name: Name, message: string) => void;

/** Gathers faults. Each variable's first is enough: it says what to write instead. */
export function gatherFaults(): { readonly faults: readonly ConfigFault[]; readonly wrong: Wrong } {
  const faults: ConfigFault[] = [];
  const wrong: Wrong = (name, message) => {
    if (!faults.some((one) => one.name === name)) faults.push({ name, message });
  };
  return { faults, wrong };
}

/** Where documents lie: a folder or a bucket. */
export function checkFilesUrl(env: Env, wrong: Wrong): void {
  if (env.FILES_URL && !isUrl(env.FILES_URL, ["file:"]) && !readBucketUrl(env.FILES_URL))
    wrong("FILES_URL", `skriv file:///sti eller ${bucketForm}`);
}

export function checkLogKey(env: Env, isLogKey: (text: string) => boolean, wrong: Wrong): void {
  if (env.UDSYN_LOG_KEY && !isLogKey(env.UDSYN_LOG_KEY))
    wrong(
      "UDSYN_LOG_KEY",
      "kan ikke læses; den har formen PRIVATE+KEY+navn+nøgle-id+data, fra bin/udsyn doctor --new-log-key",
    );
}

export function checkProxies(env: Env, wrong: Wrong): void {
  const unknown = proxiesIn(env).filter((one) => !isProxy(one));
  if (unknown.length > 0)
    wrong(
      "UDSYN_TRUSTED_PROXIES",
      `»${unknown.join(", ")}« er ikke en adresse; skriv for eksempel 10.0.0.7 eller 10.0.0.0/8`,
    );
}

function checkBaseUrl(env: Env, mustBeLocal: boolean, wrong: Wrong): void {
  if (!env.UDSYN_BASE_URL) return;
  if (!isUrl(env.UDSYN_BASE_URL, ["http:", "https:"]))
    wrong("UDSYN_BASE_URL", "skriv en adresse som https://udsyn.kommune.dk");
  else if (mustBeLocal && !isLoopback(new URL(env.UDSYN_BASE_URL).hostname))
    wrong("UDSYN_BASE_URL", "demoen har kun en lokal adresse; brug http://localhost:3000, eller sæt UDSYN_DEMO_OPEN=1");
}

const secretWords = "skriv en hemmelighed på mindst 32 tegn, for eksempel fra: openssl rand -base64 48";

function checkProduction(env: Env, wrong: Wrong): void {
  if (!env.UDSYN_SECRET) wrong("UDSYN_SECRET", secretWords);
  if (!env.UDSYN_LOG_KEY)
    wrong("UDSYN_LOG_KEY", "skriv logbogens Ed25519-nøgle; lav den med: bin/udsyn doctor --new-log-key");
  if (!env.OIDC_ISSUER) wrong("OIDC_ISSUER", "skriv adressen på kommunens login; demoens login findes ikke i drift");
  checkSecureBase(env, wrong);
}

export function checkPostgresUrl(env: Env, name: Name, wrong: Wrong): void {
  if (env[name] && !isPostgresUrl(env[name]))
    wrong(name, "skriv en adresse som postgresql://bruger:kode@vært:5432/udsyn");
}

export function checkSecureBase(env: Env, wrong: Wrong): void {
  if (!env.UDSYN_BASE_URL?.startsWith("https://"))
    wrong("UDSYN_BASE_URL", "skriv den adresse, borgerne ser, med https://");
}

/** The values of names that only make sense together: all, or `null` when none is set; some is a fault. */
function allOrNone<const N extends readonly Name[]>(
  env: Env,
  group: N,
  wrong: Wrong,
): { [I in keyof N]: string } | null {
  const missing = group.filter((name) => !env[name]);
  if (missing.length === group.length) return null;
  for (const name of missing) wrong(name, `skriv den også: ${group.join(", ")} hører sammen`);
  return group.map((name) => env[name] ?? "") as { [I in keyof N]: string };
}
