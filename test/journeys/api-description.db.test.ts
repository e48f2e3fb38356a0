import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describedOf, misfits } from "../setup/conforming.ts";
import { expectValidHtml } from "../setup/html.ts";
import { publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

type Schema = Record<string, unknown>;
interface Operation {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: Schema }> }>;
}
interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: { readonly Problem: Schema } };
}

let site: TestSite;
let described: Description;
let ajv: Ajv2020;
const known = new Map<string, ValidateFunction>();
/** A schema of the description, with what it refers to: a refusal's is the same at every route, and made once. */
function compiled(schema: Schema): ValidateFunction {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"described#/components/');
  const made = known.get(text) ?? ajv.compile(JSON.parse(text));
  known.set(text, made);
  return made;
}
beforeAll(async () => {
  site = await startTestSite();
  described = (await (await reads(site, "proeve")("/api/openapi.json")).json()) as Description;
  ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "described", components: described.components });
});
afterAll(() => site.close());

/** Asks, and holds status and body against the description. */
async function asked(role: "coordinator" | "secretary", method: string, path: string, of: string, body?: unknown) {
  const response = await site.api("proeve", role, method, path, body);
  const answer = (await response.json()) as Record<string, unknown>;
  const operation = described.paths[of]?.[method.toLowerCase()];
  const stated = operation?.responses[String(response.status)];
  expect(stated, `${method} ${of} answered ${response.status}: ${JSON.stringify(answer)}`).toBeDefined();
  const schema =
    response.status >= 400 ? described.components.schemas.Problem : stated?.content?.["application/json"]?.schema;
  if (schema) {
    const fits = compiled(schema);
    expect(fits(answer), JSON.stringify(fits.errors)).toBe(true);
  }
  return answer;
}

test("where a token is made is said in every language: at the desk, and on the machine", async () => {
  for (const path of ["/api", "/en/api", "/de/api"]) {
    const page = await (await reads(site, "lyngholm")(path)).text();
    expect(page, path).toMatch(/[»“„]Adgang[«”“][^.]*bin\/udsyn token add --role/);
  }
});

test("whatever is asked of one thing by its id can answer that there is none", () => {
  const silent = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => path.includes("{id}") && operation.responses["404"] === undefined)
      .map(([method]) => `${method} ${path}`),
  );
  expect(silent).toEqual([]);
});

test("a file sent with what the description says, and no more than it requires, is taken", async () => {
  const schemaOf = (path: string) =>
    described.paths[path]?.post?.requestBody?.content["multipart/form-data"]?.schema as {
      readonly required: readonly string[];
      readonly properties: Readonly<Record<string, Schema>>;
    };
  const receipts = schemaOf("/api/v1/trips/{id}/receipts");
  expect([Object.keys(receipts.properties).toSorted(), receipts.required]).toEqual([["files", "posting"], ["files"]]);
  const annexes = schemaOf("/api/v1/trips/{id}/annexes");
  expect(Object.keys(annexes.properties).toSorted()).toEqual(["files", "for", "lang", "title"]);
  const { id } = await publishedTrip(site, "proeve", {
    title: "Med bilag",
    startOn: "2025-02-03",
    endOn: "2025-02-04",
  });
  const form = new FormData();
  const values: Readonly<Record<string, string | Blob>> = {
    ...{ title: "Program", for: "record", files: new File(["Programmet"], "program.txt", { type: "text/plain" }) },
  };
  for (const name of annexes.required) form.append(name, values[name] ?? "");
  const answer = await fetch(`${site.address}/api/v1/trips/${id}/annexes`, {
    method: "POST",
    headers: { authorization: `Bearer ${await site.token("proeve", "coordinator")}` },
    body: form,
  });
  expect([answer.status, await answer.json()]).toMatchObject([201, { title: "Program", lang: "da", forRecord: true }]);
});

test("every route for programs is described, once, with schemas that hold", () => {
  expect(described.openapi).toBe("3.1.1");
  const routes = site.rooms.routes.filter((route) => "api" in route && route.api);
  const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );
  expect(operations).toHaveLength(routes.length);
  for (const route of routes) {
    const name = `${route.method} ${route.path.replace(/:(\w+)/g, "{$1}").replace("*", "{path}")}`;
    expect(operations.map((one) => one.name)).toContain(name);
  }
  for (const { name, operation } of operations) {
    const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((one) =>
      Object.values(one?.content ?? {}),
    );
    for (const schema of [
      ...contents.flatMap(({ schema }) => (schema ? [schema] : [])),
      ...operation.parameters.map((one) => one.schema),
    ]) {
      expect(() => compiled(schema), name).not.toThrow();
    }
    // A client made from the description sends what is answered 428 without.
    const match = operation.parameters.find((one) => one.name === "If-Match");
    if ("428" in operation.responses) expect(match?.required, name).toBe(true);
    else expect(match?.required ?? false, name).toBe(false);
    // What is changed by its version is taken away by it too.
    const [method, path = ""] = name.split(" ");
    const changed = ["put", "patch"].some((how) => "412" in (described.paths[path]?.[how]?.responses ?? {}));
    if (method === "DELETE" && changed) expect(match, name).toBeDefined();
    // And none is promised where a version is not looked at.
    expect(match !== undefined, name).toBe("412" in operation.responses);
    for (const [, parameter] of name.matchAll(/\{(\w+)\}/g))
      expect(
        operation.parameters.map((one) => one.name),
        name,
      ).toContain(parameter);
  }
});

test("every answer that succeeds says what it holds: JSON by its schema, else its media type, else nothing", () => {
  const answers = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) =>
      Object.entries(responses).map(([status, { content }]) => ({
        name: `${method} ${path} ${status}`,
        status,
        content,
      })),
    ),
  );
  const good = answers.filter((one) => Number(one.status) < 300);
  expect(good.length).toBeGreaterThan(90);
  for (const { name, status, content } of good) {
    if (status === "204") expect(content, name).toBeUndefined();
    else expect(Object.keys(content ?? {}).length, name).toBeGreaterThan(0);
    const schema = content?.["application/json"]?.schema;
    if (content && "application/json" in content) expect(Object.keys(schema ?? {}).length, name).toBeGreaterThan(0);
  }
});

test("an answer with a member too few or too many is seen, and one of another kind", async () => {
  const misfit = misfits(describedOf(site.rooms.routes));
  const committees = await site.api("proeve", "coordinator", "GET", "/api/v1/committees");
  const answer = (body: string, status = 200, type = "application/json; charset=utf-8") =>
    misfit("GET", "/api/v1/committees", { status, headers: { "content-type": type }, body });
  const body = await committees.text();
  expect(answer(body)).toBeNull();
  expect(answer(body.replace('"kind":', '"sort":'))).toMatch(/kind/);
  expect(answer(body.replace('"kind":', '"secret":1,"kind":'))).toMatch(/secret/);
  expect(answer(body.replace('"next":null', '"next":7'))).toMatch(/next/);
  expect(answer(body, 202)).toMatch(/202/);
  expect(answer(body, 200, "text/html")).toMatch(/html/);
});

test("whatever can fail at a public address is told as it is described: to a program as problem details, to a browser on a page", async () => {
  const get = reads(site, "lyngholm");
  const problem = compiled(described.components.schemas.Problem);
  const told: string[] = [];
  const asks = async (path: string, of: string, headers: Record<string, string> = {}, method = "GET") => {
    const answer = await get(path, headers, method);
    const name = `${method} ${path} ${JSON.stringify(headers)}: ${answer.status}`;
    const stated = described.paths[of]?.get?.responses[String(answer.status)];
    expect(stated, name).toBeDefined();
    const text = await answer.text();
    told.push(`${answer.status} ${of}`);
    const type = answer.headers.get("content-type")?.split(";")[0];
    if (stated?.content === undefined) expect([name, text]).toEqual([name, ""]);
    else expect(Object.keys(stated.content), name).toContain(type);
    if (type === "application/problem+json") {
      expect(problem(JSON.parse(text)), JSON.stringify(problem.errors)).toBe(true);
      expect(JSON.parse(text), name).toMatchObject({ status: answer.status });
    }
    return answer;
  };
  const pub = site.rooms.routes.filter((one) => one.lane === "public" && one.api && one.method === "GET");
  expect(pub.length).toBeGreaterThan(35);
  for (const route of pub) {
    const of = route.path.replace(/:(\w+)/g, "{$1}").replace("*", "{path}");
    const path = route.path.replace(":version", "1").replace(/:\w+/g, "findes-ikke").replace("*", "9");
    const found = await asks(path, of);
    if ("query" in (("api" in route && route.api) || {})) await asks(`${path}?farve=blaa`, of);
    if (found.status !== 200) continue;
    const [etag, length] = [found.headers.get("etag"), found.headers.get("accept-ranges") && 999_999_999];
    if (etag !== null) expect((await asks(path, of, { "if-none-match": etag })).status, path).toBe(304);
    if (!length) continue;
    await asks(path, of, { range: "bytes=0-9" });
    expect((await asks(path, of, { range: `bytes=${length}-` })).status, path).toBe(416);
  }
  for (const one of [
    "404 /bilag/{id}",
    "404 /log/tile/{path}",
    "404 /oparl/v1.1/papers/{id}",
    "400 /oparl/v1.1/meetings",
  ])
    expect(told).toContain(one);
  for (const status of [206, 304, 416]) expect(told).toContain(`${status} /data/trips.csv`);
  const browser = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
  for (const path of ["/bilag/x", "/oparl/v1.1/papers/nosuch", "/log/tile/9"]) {
    const page = await get(path, browser);
    expect([page.status, page.headers.get("content-type"), page.headers.get("vary")], path).toEqual([
      ...[404, "text/html; charset=utf-8", "accept"],
    ]);
  }
});

test("a trip's way through the interface answers as described", async () => {
  const trips = "/api/v1/trips";
  const draft = {
    kind: "committee-trip",
    title: "Hamborg",
    purpose: "At se på havnen.",
    destinations: [{ place: "Hamborg", country: "DE" }],
    startOn: "2026-09-02",
    endOn: "2026-09-04",
    participants: { elected: { count: 2 } },
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount: "4200" }] },
  };
  const body = described.paths[trips]?.post?.requestBody?.content["application/json"]?.schema ?? {};
  expect(compiled(body)(draft)).toBe(true);
  expect(compiled(body)({ ...draft, kind: "ferie" })).toBe(false);
  const committees = await asked("coordinator", "GET", "/api/v1/committees", "/api/v1/committees");
  const committee = (committees.items as { id: string; kind: string }[]).find((one) => one.kind === "committee")?.id;
  const { id } = await asked("coordinator", "POST", trips, trips, { ...draft, committee });
  await asked("coordinator", "POST", trips, trips, { title: 7, kind: "ferie" });
  await asked("coordinator", "GET", `${trips}?limit=5`, trips);
  await asked("coordinator", "GET", `${trips}/${id}`, `${trips}/{id}`);
  await asked("coordinator", "GET", `${trips}/nix`, `${trips}/{id}`);
  await asked("coordinator", "PATCH", `${trips}/${id}`, `${trips}/{id}`, { caseNumber: "24.1" });
  const submissions = `${trips}/{id}/submissions`;
  const submitted = await asked("coordinator", "POST", `${trips}/${id}/submissions`, submissions, {
    about: "request",
    committee,
    meetingOn: "2026-05-20",
  });
  const rulings = "/api/v1/submissions/{id}/rulings";
  const path = `/api/v1/submissions/${submitted.id}/rulings`;
  await asked("coordinator", "POST", path, rulings, { ruling: "approved" });
  await asked("secretary", "POST", path, rulings, { ruling: "approved", confirmed: true });
});

test("the interface is explained on a page of its own", async () => {
  const page = await (await reads(site, "proeve")("/api")).text();
  expectValidHtml(page);
  expect(page).toContain("POST /api/v1/trips/{id}/submissions");
  expect(page).not.toContain("/log-ind/demo");
  // A program's task stands among its like, whoever may do it; the open data has the open addresses alone.
  const [, open = ""] = page.split("<h2>Åbne data og log</h2>");
  const [untilTasks = ""] = open.split("<h2>/api/v1/");
  expect(untilTasks).toContain("GET /log/checkpoint");
  expect(untilTasks).not.toContain("/api/v1/");
  expect(page).toContain("PUT /api/v1/contributions/{token}");
});

test("the page of open data names every word that narrows a file; each language's feed is one of its own", async () => {
  const get = async (path: string) => (await reads(site, "lyngholm")(path)).text();
  const page = await get("/data");
  for (const word of [
    "aar",
    "udvalg",
    "land",
    "type",
    "status",
    "rapport",
    "partner",
    "maal",
    "maaned",
    "sted",
    "q",
    "side",
  ])
    expect(page, word).toMatch(new RegExp(`<code>${word}</code>`));
  const ids = await Promise.all(
    ["", "/en", "/de"].map(
      async (lang) =>
        /<id>http[^<]*?(\/(?:en\/|de\/)?rejser\/feed\.xml)<\/id>/.exec(await get(`${lang}/rejser/feed.xml`))?.[1],
    ),
  );
  expect(ids).toEqual(["/rejser/feed.xml", "/en/rejser/feed.xml", "/de/rejser/feed.xml"]);
});
