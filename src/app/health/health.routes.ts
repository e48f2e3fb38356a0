import type { UdsynRoute } from "../../identity/index.ts";
import { Forbidden } from "../../kernel/index.ts";
import { bytes, HttpRefusal, json } from "../../web/index.ts";
import type { Check } from "./checks.ts";
import type { Metrics } from "./metrics.ts";

/**
 * What the machine's keeper asks: whether the process lives, and whether it can serve. Both answer on any host name, for a
 * keeper knows the machine and not the municipality.
 */
export function healthRoutes(look: () => Promise<readonly Check[]>): readonly UdsynRoute[] {
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
        const checks = await look();
        const ready = checks.every((one) => one.ok);
        return json({ ready, checks }, ready ? 200 : 503, ready ? {} : { "retry-after": "5" });
      },
    },
  ];
}

/**
 * How the process fares, for the machine's keeper: by an admin's token that was made on the machine (`bin/udsyn token add`).
 * Neither being signed in nor a token from the desk is enough: a municipality's own admin keeps no machine, which serves
 * others too.
 */
export function metricsRoute(metrics: Metrics): UdsynRoute {
  return {
    lane: "api",
    method: "GET",
    path: "/metrics",
    allow: ["admin"],
    whole: true,
    api: { summary: "The process's figures for Prometheus.", answers: { 200: "text/plain" } },
    handle: async ({ header, who }) => {
      if (header("authorization") === undefined) throw new HttpRefusal(401);
      if (!who.byMachineToken) throw new Forbidden("machine-token-needed");
      return bytes(metrics.contentType, await metrics.text());
    },
  };
}
