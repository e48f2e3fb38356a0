import type { UdsynRoute } from "../../identity/index.ts";
import type { Database } from "../../platform/index.ts";
import { bytes, json } from "../../web/index.ts";
import { readiness } from "./checks.ts";
import type { Metrics } from "./metrics.ts";

/**
 * What the machine's keeper asks: whether the process lives, whether it can serve, and how it fares. The first two answer on
 * any host name, for a keeper knows the machine and not the municipality.
 */
export function healthRoutes(
  db: Pick<Database, "app" | "register">,
  filesUrl: string,
  metrics: Metrics,
): readonly UdsynRoute[] {
  return [
    {
      lane: "system",
      method: "GET",
      path: "/healthz",
      handle: async () => json({ ok: true }),
    },
    {
      lane: "system",
      method: "GET",
      path: "/readyz",
      handle: async () => {
        const checks = await readiness(db, filesUrl);
        const ready = checks.every((one) => one.ok);
        return json({ ready, checks }, ready ? 200 : 503, ready ? {} : { "retry-after": "5" });
      },
    },
    {
      lane: "api",
      method: "GET",
      path: "/metrics",
      allow: ["admin", "auditor"],
      api: { summary: "The process's figures for Prometheus.", answers: { 200: null } },
      handle: async () => bytes(metrics.contentType, await metrics.text()),
    },
  ];
}
