import { describe, expect, test } from "vitest";
import { type Config, readConfig } from "./config.ts";
import { readEnv } from "./env.ts";
import { readPublicConfig } from "./public-config.ts";

const production = {
  UDSYN_MODE: "production",
  UDSYN_SECRET: "x".repeat(32),
  UDSYN_LOG_KEY: "PRIVATE+KEY+x",
  UDSYN_BASE_URL: "https://udsyn.example.dk",
  OIDC_ISSUER: "https://login.example.dk",
  OIDC_CLIENT_ID: "udsyn",
  OIDC_CLIENT_SECRET: "s",
};
const faultsOf = (env: Parameters<typeof readConfig>[0]) => {
  const found = readConfig(env);
  return "faults" in found ? found.faults.map((one) => one.name) : [];
};

describe("the configuration", () => {
  test("is a demo on this machine when nothing is said", () => {
    expect(readConfig({})).toMatchObject({
      mode: "demo",
      host: "127.0.0.1",
      port: 3000,
      database: null,
    } satisfies Partial<Config>);
  });
  test("reports every fault at once, with what to write", () => {
    const env = { UDSYN_MODE: "prod", PORT: "x", SMTP_URL: "mail", DATABASE_URL: "mysql://x" };
    const found = readConfig(env);
    expect(faultsOf(env)).toEqual([
      "UDSYN_MODE",
      "PORT",
      "UDSYN_SECRET",
      "UDSYN_LOG_KEY",
      "OIDC_ISSUER",
      "UDSYN_BASE_URL",
      "DATABASE_APP_URL",
      "DATABASE_JOBS_URL",
      "DATABASE_REGISTER_URL",
      "DATABASE_URL",
      "SMTP_URL",
    ]);
    if ("faults" in found) for (const one of found.faults) expect(one.message).not.toBe("");
  });
  test.each([
    ["postgresql://rolle:kode@db.example:5432/udsyn", true],
    ["postgresql://rolle:kode@/udsyn?host=/run/postgresql", true],
    ["postgresql://rolle@%2Frun%2Fpostgresql/udsyn", true],
    ["postgresql://db.example/udsyn", false],
    ["postgresql:///udsyn?host=/run/postgresql", false],
    ["db.example:5432/udsyn", false],
  ])("a database address as libpq takes it, which names its role: %s", (url, good) => {
    const database = { DATABASE_URL: url, DATABASE_APP_URL: url, DATABASE_JOBS_URL: url, DATABASE_REGISTER_URL: url };
    expect(faultsOf(database)).toEqual(good ? [] : Object.keys(database));
  });
  test("production starts with everything, and not without any one of its secrets", () => {
    expect(faultsOf(production)).toEqual([]);
    for (const name of ["UDSYN_SECRET", "UDSYN_LOG_KEY", "OIDC_ISSUER", "UDSYN_BASE_URL"] as const) {
      const { [name]: _, ...rest } = production;
      expect(faultsOf(rest)).toContain(name);
    }
  });
  test.each(["0.0.0.0", "10.0.0.1", "example.dk", "127.0.0.1.example.dk"])(
    "demo refuses HOST %s unless opened",
    (host) => {
      expect(faultsOf({ HOST: host })).toEqual(["HOST"]);
      expect(faultsOf({ HOST: host, UDSYN_DEMO_OPEN: "1" })).toEqual([]);
    },
  );
  test("demo refuses an address others can reach", () => {
    expect(faultsOf({ UDSYN_BASE_URL: "https://udsyn.example.dk" })).toEqual(["UDSYN_BASE_URL"]);
    expect(faultsOf({ UDSYN_BASE_URL: "http://lyngholm.localhost:3000" })).toEqual([]);
  });
  test("what is set is looked at in demo as in production, and everything is told together, each once", () => {
    const wrong = {
      UDSYN_SECRET: "kort",
      UDSYN_LOG_KEY: "nonsense",
      UDSYN_TRUSTED_PROXIES: "127.0.0.1, nonsense",
      UDSYN_DEMO_OPEN: "yes",
      OIDC_ISSUER: "nourl",
      UDSYN_BASE_URL: "nourl",
    };
    const names = Object.keys(wrong).toSorted();
    for (const env of [
      { ...wrong, OIDC_CLIENT_ID: "u", OIDC_CLIENT_SECRET: "s" },
      { ...production, ...wrong },
    ]) {
      const found = readConfig(env, () => false);
      expect("faults" in found && found.faults.map((one) => one.name).toSorted()).toEqual(names);
    }
    const shown = readPublicConfig(wrong, () => false);
    expect("faults" in shown && shown.faults.map((one) => one.name).toSorted()).toEqual(
      names.filter((name) => !["UDSYN_SECRET", "OIDC_ISSUER"].includes(name)),
    );
  });
  test.each([
    ["https://login.example.dk/realms/a", true],
    ["http://localhost:8080", true],
    ["http://127.0.0.1:8080", true],
    ["http://login.example.dk", false],
    ["http://localhost.example.dk", false],
    ["ftp://login.example.dk", false],
  ])("a login at %s is asked: %s", (issuer, asked) => {
    expect(faultsOf({ ...production, OIDC_ISSUER: issuer })).toEqual(asked ? [] : ["OIDC_ISSUER"]);
  });
  test.each([
    ["127.0.0.1", true],
    ["10.0.0.0/8, fd00::/8 loopback", true],
    ["10.0.0.0/255.0.0.0", true],
    ["10.0.0.0/33", false],
    ["proxy.example.dk", false],
    ["10.0.0.0/8/8", false],
  ])("proxies that the server can hold a request against: %s", (text, good) => {
    expect(faultsOf({ UDSYN_TRUSTED_PROXIES: text })).toEqual(good ? [] : ["UDSYN_TRUSTED_PROXIES"]);
  });
  test("reads only the names it knows, and an empty one is not set", () => {
    expect(readEnv({ PORT: "4000", HOST: "", HOME: "/x" })).toEqual({ PORT: "4000" });
  });
});
