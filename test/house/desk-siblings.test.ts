import { expect, test } from "vitest";
import { routeTable } from "../../src/app/index.ts";
import { type Sibling, siblings } from "./desk-siblings.ts";

const routes = routeTable();
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const desk = routes.filter((one) => one.kind === "staff");
const rolesOf = new Map(routes.map((one) => [nameOf(one), one.kind === "api" ? one.access.split(",") : []]));
const namesIn = (sibling: Sibling | undefined): readonly string[] =>
  sibling === undefined || "because" in sibling ? [] : (sibling as readonly string[]);
/** A page with a form of the same address is that form's. */
const isForm = ({ method, path }: { method: string; path: string }) =>
  method === "GET" && !(`GET ${path}` in siblings) && desk.some((one) => one.method === "POST" && one.path === path);

test("what can be done or read at the desk can be by program, or says why not", () => {
  expect(desk.length).toBeGreaterThan(100);
  const missing = desk.filter((one) => !isForm(one)).map(nameOf);
  expect(
    missing.filter((name) => !(name in siblings)),
    "Give each a route of the interface in test/house/desk-siblings.ts, by the same use case; or the reason why it has none.",
  ).toEqual([]);
  expect(Object.keys(siblings).filter((name) => !desk.some((one) => nameOf(one) === name))).toEqual([]);
});

test("each such route is there, for everybody who may do it at the desk", () => {
  for (const one of desk) {
    const name = isForm(one) ? `POST ${one.path}` : nameOf(one);
    const named = namesIn(siblings[name]);
    for (const api of named) expect(rolesOf.has(api), `${name}: ${api}`).toBe(true);
    const letIn = new Set(named.flatMap((api) => rolesOf.get(api) ?? []));
    if (named.length > 0)
      expect(
        one.access.split(",").filter((role) => !letIn.has(role)),
        `${nameOf(one)} by ${named.join(", ")}`,
      ).toEqual([]);
  }
});

test("a form that does nothing but read is no reason: nothing that changes something is without a route", () => {
  const without = Object.entries(siblings).filter(([, one]) => "because" in one);
  expect(without.map(([name]) => name.split(" ")[0])).not.toContain("POST");
});
