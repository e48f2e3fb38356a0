import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Db } from "../../platform/index.ts";
import { knownMunicipalities } from "../../profile/index.ts";
import { readHead } from "../../register/index.ts";
import type { Served } from "../../web/index.ts";

/** The process's figures for Prometheus: what it served, how fast, and how long each log is. */
export interface Metrics {
  observe(served: Served): void;
  text(): Promise<string>;
  readonly contentType: string;
}

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
    help: "Leaves in each municipality's publication log",
    labelNames: ["municipality"],
    registers: [registry],
    async collect() {
      for (const { id, slug } of await knownMunicipalities(register)) {
        this.set({ municipality: slug }, (await readHead(register, id))?.size ?? 0);
      }
    },
  });
  return {
    observe: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
