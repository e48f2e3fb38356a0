import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { inject } from "vitest";
import type { UdsynRoute } from "../../src/identity/index.ts";
import { asksForPage, openApi, type Reply, templateOf } from "../../src/web/index.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Made once a process, when the first described answer is given. */
let known: ReturnType<typeof misfits> | undefined;

/**
 * The routes as they are, and every answer of those that are described held against the published description: its status,
 * its media type, and for JSON that no member is missing and none is there that the description does not have. What does not
 * fit answers 500, and says why where the tests are watched.
 */
export function conforming(routes: readonly UdsynRoute[]): readonly UdsynRoute[] {
  return routes.map((route): UdsynRoute => {
    if (!("api" in route) || !route.api) return route;
    const handle = route.handle as (asked: { header: (name: string) => string | undefined }) => Promise<Reply>;
    const checked = async (asked: { header: (name: string) => string | undefined }) => {
      const reply = await handle(asked);
      // Whoever asks for a page is refused on one.
      if (reply.status >= 400 && asksForPage(asked.header("accept"))) return reply;
      known ??= misfits(describedOnce(routes));
      const wrong = known(route.method, route.path, reply);
      if (wrong === null) return reply;
      process.stderr.write(`${route.method} ${route.path} does not answer as described: ${wrong}\n`);
      throw new Error(wrong);
    };
    return { ...route, handle: checked } as UdsynRoute;
  });
}

/** The description of routes, as JSON. */
export function describedOf(routes: readonly UdsynRoute[]): string {
  return JSON.stringify(openApi(routes, { title: "", version: "", description: "", server: "" }));
}

/** The same, written down once for the whole suite: every site wires the same rooms, and to describe them takes a second. */
function describedOnce(routes: readonly UdsynRoute[]): string {
  const file = path.join(inject("suite"), "described.json");
  try {
    return readFileSync(file, "utf8");
  } catch {
    const described = describedOf(routes);
    // In one step: another file's process may ask for it meanwhile.
    writeFileSync(`${file}.${process.pid}`, described);
    renameSync(`${file}.${process.pid}`, file);
    return described;
  }
}

/** Says what about an answer is otherwise than it is described; `null` when nothing is. */
export function misfits(description: string): (method: string, path: string, reply: Reply) => string | null {
  const described = closed(JSON.parse(description));
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "described", ...(described as object) });
  const checks = new Map<string, ValidateFunction>();
  return (method, path, { status, headers, body }) => {
    const at = ["paths", templateOf(path), method.toLowerCase(), "responses", String(status)];
    const response = found(described, at);
    if (response === undefined) return `no ${status} is described`;
    const content = found(response, ["content"]);
    if (content === undefined) return body === null ? null : `${status} is described without a body`;
    const type = (headers["content-type"] ?? "").split(";")[0] ?? "";
    if (found(content, [type]) === undefined) return `${type} is not described`;
    if (type !== "application/json" || typeof body !== "string") return null;
    const pointer = [...at, "content", type, "schema"].map(step).join("/");
    const fits = checks.get(pointer) ?? ajv.compile({ $ref: `described#/${pointer}` });
    checks.set(pointer, fits);
    return fits(JSON.parse(body)) ? null : JSON.stringify(fits.errors?.slice(0, 5));
  };
}

/** An object whose members are listed has no others: what is answered beyond the description is found too. */
function closed(value: Json): Json {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, closed(part)]));
  return "properties" in inner && inner.type === "object" && !("additionalProperties" in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}

function found(value: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (at, name) =>
      typeof at === "object" && at !== null && !Array.isArray(at) ? (at as Record<string, Json>)[name] : undefined,
    value,
  );
}

function step(name: string): string {
  return encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}
