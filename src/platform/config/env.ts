/** The environment as it is given: names and raw text, nothing decided. The only place that reads `process.env`. */
const names = [
  "PORT",
  "HOST",
  "UDSYN_DATA",
  "UDSYN_BASE_URL",
  "UDSYN_MODE",
  "UDSYN_SECRET",
  "UDSYN_LOG_KEY",
  "UDSYN_JOURNAL",
  "UDSYN_TRUSTED_PROXIES",
  "UDSYN_RATE_LIMITS",
  "UDSYN_DEMO_OPEN",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "SMTP_URL",
  "FILES_URL",
  "CLAMD_URL",
  "DATABASE_URL",
  "DATABASE_APP_URL",
  "DATABASE_JOBS_URL",
  "DATABASE_REGISTER_URL",
] as const;

export type Name = (typeof names)[number];
export type Env = Readonly<Partial<Record<Name, string>>>;

export function readEnv(from: NodeJS.ProcessEnv = process.env): Env {
  return Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, from[name]]] : [])));
}
