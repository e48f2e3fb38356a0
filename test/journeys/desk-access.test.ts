import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { createTrip } from "../../src/trips/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { putInto } from "../trust/planted.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site?.close());

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly cookie: string;
}

/** Asks as a browser on a municipality's own page does; nothing is followed. */
function ask(slug: string, method: string, path: string, cookie = "", form: Record<string, string> = {}) {
  const host = `${slug}.localhost:${new URL(site.address).port}`;
  return new Promise<Answer>((done, failed) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port: new URL(site.address).port,
        method,
        path,
        headers: {
          host,
          origin: `http://${host}`,
          cookie,
          ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
        },
      },
      (answer) => {
        answer.resume();
        const [set = ""] = answer.headers["set-cookie"] ?? [];
        const { statusCode = 0, headers } = answer;
        done({ status: statusCode, location: headers.location ?? "", cookie: set.split(";")[0] ?? "" });
      },
    );
    sent.on("error", failed);
    sent.end(method === "POST" ? new URLSearchParams(form).toString() : undefined);
  });
}

async function signIn(slug: string, role: RoleName): Promise<string> {
  return (await ask(slug, "POST", "/log-ind/demo", "", { role })).cookie;
}

const deskPaths = () =>
  site.rooms.routes.flatMap((route) =>
    route.lane === "staff" ? [{ method: route.method, path: route.path, allow: route.allow }] : [],
  );

test("without a session every desk page leads to sign-in, and comes back; a form says so and keeps what was typed", async () => {
  expect(deskPaths().length).toBeGreaterThan(30);
  for (const { method, path } of deskPaths()) {
    const answer = await ask("lyngholm", method, path.replace(/:\w+/g, "x"));
    const leads = answer.location.startsWith("/log-ind?retur=");
    expect([method, path, answer.status, leads]).toEqual(
      method === "GET" ? [method, path, 303, true] : [method, path, 401, false],
    );
  }
  const answer = await ask("lyngholm", "POST", "/log-ind/demo", "", { role: "secretary", retur: "/skrivebord/moeder" });
  expect(answer).toMatchObject({ status: 303, location: "/skrivebord/moeder" });
});

test("a session of one municipality is none in another", async () => {
  const cookie = await signIn("lyngholm", "coordinator");
  expect((await ask("lyngholm", "GET", "/skrivebord", cookie)).status).toBe(200);
  expect((await ask("ballerup", "GET", "/skrivebord", cookie)).status).toBe(303);
});

test("each page refuses the roles that it is not for", async () => {
  for (const role of ["auditor", "councillor", "employee"] as const) {
    const cookie = await signIn("lyngholm", role);
    for (const { method, path, allow } of deskPaths()) {
      if (allow.includes(role)) continue;
      const { status } = await ask("lyngholm", method, path.replace(/:\w+/g, "x"), cookie);
      expect([role, method, path, status]).toEqual([role, method, path, 403]);
    }
  }
});

test("a councillor does not write the report of another committee's trip", async () => {
  const trip = await site.doing("lyngholm", (one) => createTrip(one, { committee: "kultur-og-fritidsudvalget" }), {
    actor: { kind: "command", id: "test", name: "test" },
    grants: [{ role: "coordinator", scope: null }],
  });
  await putInto(site, trip.id, "approved");
  const cookie = await signIn("lyngholm", "councillor");
  expect((await ask("lyngholm", "GET", `/skrivebord/rejser/${trip.id}/rapport`, cookie)).status).toBe(403);
});

test("signing in leads nowhere else, and signing out ends the session", async () => {
  const led = await ask("lyngholm", "POST", "/log-ind/demo", "", { role: "coordinator", retur: "//evil.example" });
  expect(led.location).toBe("/skrivebord");
  expect((await ask("lyngholm", "POST", "/log-ud", led.cookie)).status).toBe(303);
  expect((await ask("lyngholm", "GET", "/skrivebord", led.cookie)).status).toBe(303);
});

test("somebody's erasure is neither carried out nor declined by a word that is neither", async () => {
  const cookie = await signIn("lyngholm", "dpo");
  const path = "/skrivebord/sletninger/0199f000-0000-7000-8000-000000000000";
  for (const does of ["", "slet", "DECLINE"])
    expect([does, (await ask("lyngholm", "POST", path, cookie, { do: does })).status]).toEqual([does, 422]);
  expect((await ask("lyngholm", "POST", path, cookie, { do: "decline" })).status).toBe(404);
});
