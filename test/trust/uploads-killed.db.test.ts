import { afterAll, beforeAll, expect, test } from "vitest";
import { openFiles } from "../../src/platform/index.ts";
import { openBucket, type TestBucket } from "../setup/bucket.ts";
import { type KilledSite, startKilledSite } from "./killed-site.ts";
import { wholeTrip } from "./planted.ts";

let bucket: TestBucket;
let site: KilledSite;
beforeAll(async () => {
  bucket = await openBucket();
  site = await startKilledSite({ FILES_URL: bucket.url });
});
afterAll(async () => {
  await site?.stop();
  site?.remove();
  await bucket.close();
});

const addressOf = (path: string) => `http://127.0.0.1:${new URL(site.address()).port}/api/v1/${path}`;

test("killed before or after its bytes lie there, the program leaves no receipt, and takes the same bytes again", {
  timeout: 120_000,
}, async () => {
  const tokens = new Map<string, string>();
  for (const role of ["coordinator", "secretary", "accountant"]) tokens.set(role, await site.token(role));
  const asked = async (role: string, path: string, body?: object | FormData): Promise<Record<string, unknown>> => {
    const json = body && !(body instanceof FormData);
    const headers = {
      authorization: `Bearer ${tokens.get(role)}`,
      ...(json && { "content-type": "application/json" }),
    };
    const sent = body && { method: "POST", body: body instanceof FormData ? body : JSON.stringify(body) };
    const answer = await fetch(addressOf(path), { headers, ...sent });
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    return (await answer.json()) as Record<string, unknown>;
  };
  const { id: trip } = await asked("coordinator", "trips", wholeTrip);
  const request = { about: "request", committee: "byraadet", meetingOn: "2026-05-20" };
  const { id: submission } = await asked("coordinator", `trips/${trip}/submissions`, request);
  await asked("secretary", `submissions/${submission}/rulings`, { ruling: "approved", confirmed: true });

  const receipts = `trips/${trip}/receipts`;
  const send = (words: string) => {
    const body = new FormData();
    body.append("files", new Blob([`%PDF-1.7\n% ${words}\n%%EOF`]), "kvittering.pdf");
    return asked("accountant", receipts, body);
  };
  const listed = async () => ((await asked("accountant", receipts)).items as object[]).length;
  const lying = async () => (await openFiles(bucket.url, "").all()).length;
  for (const [at, when] of (["before", "after"] as const).entries()) {
    const put = bucket.holdPut(when);
    const broken = send(when).catch(() => "broken off");
    await put.arrived;
    await site.killProgram();
    put.cut();
    expect(await broken).toBe("broken off");
    expect([await listed(), await lying()]).toEqual([at, at + (when === "after" ? 1 : 0)]);
    await send(when);
    expect([await listed(), await lying()]).toEqual([at + 1, at + 1]);
  }
});
