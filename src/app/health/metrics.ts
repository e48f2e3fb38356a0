import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Db } from "../../platform/index.ts";
import { knownMunicipalities } from "../../profile/index.ts";
import { readHead } from "../../register/index.ts";
import type { Served } from "../../web/index.ts";

/** The process's figures for Prometheus: what it served, how fast, and how many leaves its logs have. */
export interface Metrics {
  observe(served: Served): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** Of the machine as a whole: no figure names a municipality, for each reads its own alone. */
export function openMetrics(register: Db): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "udsyn_http_request_seconds",
    help: "Answered requests by route and status, and how long they took",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  new Gauge({
    name: "udsyn_log_leaves",
    help: "Leaves in all publication logs of this installation",
    registers: [registry],
    async collect() {
      let leaves = 0;
      for (const { id } of await knownMunicipalities(register)) leaves += (await readHead(register, id))?.size ?? 0;
      this.set(leaves);
    },
  });
  return {
    observe: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
