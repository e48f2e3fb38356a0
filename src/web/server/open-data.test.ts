import { expect, test } from "vitest";
import { html, json } from "./answer.ts";
import { HttpRefusal, type Route } from "./route.ts";
import { createServer } from "./server.ts";
import { type Here, servingOf, type Who } from "./serving.fixture.ts";

const api = { summary: "x", answers: { 200: "text/csv" } };
const gone = async () => {
  throw new HttpRefusal(410, "gone");
};
const routes: Route<Here, Who>[] = [
  { lane: "public", kept: false, method: "GET", path: "/data/trips.csv", api, handle: async () => json({}) },
  { lane: "public", kept: false, method: "GET", path: "/bilag/:id", api, handle: gone },
  { lane: "public", kept: true, method: "GET", path: "/rejser/:slug", handle: gone },
  { lane: "public", kept: true, method: "GET", path: "/rejser", handle: async () => html("") },
  { lane: "api", allow: ["coordinator"], method: "GET", path: "/api/v1/trips", api, handle: async () => json({}) },
];
const asked = async (url: string, accept = "*/*", method: "GET" | "HEAD" = "GET") => {
  const server = await createServer(servingOf({ routes }));
  const { statusCode, headers } = await server.inject({ url, method, headers: { host: "udsyn.example", accept } });
  const [type = null] = String(headers["content-type"] ?? "").split(";");
  return [statusCode, headers["access-control-allow-origin"] ?? null, type];
};

test("a script on any page learns why open data is refused, or where it lies; of a page and of the desk nothing", async () => {
  const problem = "application/problem+json";
  expect(await asked("/data/trips.csv/")).toEqual([308, "*", ""]);
  expect(await asked("/en/data/trips.csv/", "*/*", "HEAD")).toEqual([308, "*", ""]);
  expect(await asked("/data/trips.csv?q=%ff")).toEqual([400, "*", problem]);
  expect(await asked("/bilag/x")).toEqual([410, "*", problem]);
  expect(await asked("/data/ingenting")).toEqual([404, "*", problem]);
  expect(await asked("/rejser/")).toEqual([308, null, ""]);
  expect(await asked("/rejser/x")).toEqual([410, null, "text/html"]);
  expect(await asked("/api/v1/trips")).toEqual([401, null, problem]);
  expect(await asked("/api/v1/ingenting")).toEqual([404, null, problem]);
});

test("where programs look for data, an address that there is not is told as problem details, and on a page to who asks for one", async () => {
  for (const path of ["/data/x", "/log/tile/x", "/oparl/v1.1/bodies/x", "/oparl/v1.1/ukendt", "/oparl", "/en/data/x"])
    expect((await asked(path)).slice(2), path).toEqual(["application/problem+json"]);
  expect((await asked("/data/x", "text/html,*/*;q=0.8")).slice(2)).toEqual(["text/html"]);
  for (const path of ["/dataark", "/rejser/x/y"]) expect((await asked(path)).slice(2), path).toEqual(["text/html"]);
});
