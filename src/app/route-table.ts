import { openDatabase, openLog } from "../platform/index.ts";
import { newLogKey } from "../register/index.ts";
import { wireRooms } from "./rooms.ts";

/** Every address the site answers, and who may ask. The house tests hold it against a snapshot and a policy of its own. */
export function routeTable(
  mode: "demo" | "production" = "demo",
  smtpUrl: string | null = null,
): { method: string; path: string; kind: string; access: string }[] {
  // Nothing connects before it is asked, and nothing is asked here.
  const nowhere = { host: "127.0.0.1", port: 1, user: "nobody" };
  const db = openDatabase({ owner: nowhere, app: nowhere, jobs: nowhere, register: nowhere });
  const oidc = { issuer: "https://nowhere.example", clientId: "nobody", clientSecret: "" };
  return wireRooms({
    db,
    logKey: newLogKey("nobody"),
    secret: "",
    config: {
      mode,
      smtpUrl,
      oidc,
      baseUrl: null,
      port: 0,
      dataDir: "/nowhere",
      filesUrl: "file:///nowhere",
      clamdUrl: null,
      journal: "journal",
    },
    log: openLog("silent"),
  }).routes.map((route) => ({
    method: route.method,
    path: route.path,
    kind: route.lane,
    access: "allow" in route ? route.allow.join(",") : route.lane,
  }));
}
