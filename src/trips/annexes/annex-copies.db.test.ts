import { afterAll, beforeAll, expect, test } from "vitest";
import { annexForm, annexing } from "../../../test/setup/annexing.ts";
import { xlsxPlants } from "../../../test/setup/files/made-office.ts";
import { placed, png } from "../../../test/setup/files/made-picture.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantTrip } from "../../../test/trust/planted.ts";
import { inFileTurn, waitingAtMost } from "../../records/file-review/file-thread.ts";

const slug = "lyngholm";
let site: TestSite;
let on: ReturnType<typeof annexing>;
beforeAll(async () => {
  site = await startTestSite();
  on = annexing(site, slug);
});
afterAll(() => site.close());

test("a copy without what was found takes the place of a stopped picture or text; of others it is made elsewhere", async () => {
  const trip = await on.publicTrip("Med kopier");
  const photo = await on.send(trip.id, placed.jpeg?.() ?? png(), "foto.jpg", { title: "Rådhuset" });
  const list = await on.send(trip.id, Buffer.from("navn;nr\nKim;010190-1234\n"), "liste.csv", { title: "Liste" });
  expect([photo.body.state, list.body.state]).toEqual(["stopped", "stopped"]);
  const copy = (id: string) => on.api("coordinator", "POST", `${trip.id}/annexes/${id}/copy`, {});
  const [picture, text] = [await copy(photo.body.id), await copy(list.body.id)];
  expect([picture.status, picture.body.state, text.status, text.body.state]).toEqual([201, "waits", 201, "clean"]);
  await expect.poll(async () => (await on.entryOf(trip.slug)).annexes?.map((one) => one.title)).toEqual(["Liste"]);
  expect(await (await on.read(`/bilag/${text.body.id}`)).text()).toBe("navn;nr\nKim;███████████\n");
  expect([(await on.read(`/bilag/${list.body.id}`)).status, (await copy(list.body.id)).body.code]).toEqual([
    404,
    "annex-not-waiting",
  ]);
  const sheet = await on.send(trip.id, xlsxPlants["text in a cell"]?.("050590-1234") ?? png(), "a.xlsx");
  expect((await copy(sheet.body.id)).body.code).toBe("annex-not-copied");
});

test("a copy that takes nothing out is none, and one that is stopped too says so", async () => {
  const trip = await on.publicTrip("Med kopier, der ikke hjælper");
  // Across a comma and two quotes a number is found, and taken out nowhere.
  const apart = await on.send(trip.id, Buffer.from('dag,nr\n"010190","1234"\n'), "a.csv");
  expect(apart.body.state).toBe("stopped");
  expect((await on.api("coordinator", "POST", `${trip.id}/annexes/${apart.body.id}/copy`, {})).body.code).toBe(
    "annex-not-copied",
  );
  expect((await on.api("coordinator", "GET", `${trip.id}/annexes`)).text.match(/"state":"[^"]+"/g)).toEqual([
    '"state":"stopped"',
  ]);
  const half = await on.send(trip.id, Buffer.from('dag,nr\n020290-1234,"nej"\n"010190","1234"\n'), "b.csv");
  const done = await on.desk(`/skrivebord/rejser/${trip.id}/bilag/${half.body.id}`, new URLSearchParams("do=copy"));
  expect([done.status, done.headers.location]).toEqual([303, expect.stringContaining("annex-copied-stopped")]);
  expect((await on.desk(String(done.headers.location).replace(/^https?:\/\/[^/]+/, ""))).text).toContain(
    "den er også stoppet",
  );
});

test("while a copy is made no transaction waits for it", async () => {
  const trip = await on.publicTrip("Med en langsom kopi");
  const list = await on.send(trip.id, Buffer.from("Kim;010190-1234\n"), "a.csv");
  let end: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  const before = [inFileTurn(() => held)];
  const copied = on.api("secretary", "POST", `${trip.id}/annexes/${list.body.id}/copy`, {});
  // As long as nobody else waits, one more may: until the copy does.
  const othersWait = async () => {
    const more = inFileTurn(async () => undefined, before.length);
    const isRefused = await Promise.race([
      more.then(
        () => false,
        () => true,
      ),
      new Promise((go) => setTimeout(go, 20)),
    ]);
    if (isRefused !== true) before.push(more);
    return isRefused === true;
  };
  await expect.poll(othersWait, { timeout: 20_000, interval: 700 }).toBe(true);
  const idle = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
  expect(await site.db.query(idle)).toEqual([]);
  end();
  expect((await copied).status).toBe(201);
  await Promise.all(before);
});

test("a copy asked for twice is made once, and answered the same", async () => {
  const trip = await on.publicTrip("Med en kopi to gange");
  const list = await on.send(trip.id, Buffer.from("Bo;010190-1234\n"), "a.csv");
  const headers = { authorization: `Bearer ${await site.token(slug, "secretary")}`, "idempotency-key": "kopi" };
  const copy = async () => {
    const at = `${site.address}/api/v1/trips/${trip.id}/annexes/${list.body.id}/copy`;
    const answer = await fetch(at, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: "{}",
    });
    return [answer.status, await answer.json()];
  };
  const first = await copy();
  expect(first).toEqual([201, expect.objectContaining({ state: "clean" })]);
  expect(await copy()).toEqual(first);
});

test("when many files wait to be read, another is told to come again, and nothing typed is lost", async () => {
  const trip = await plantTrip(site, slug, "approved");
  let end: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  const before = Array.from({ length: waitingAtMost + 1 }, () => inFileTurn(() => held));
  const sent = await on.send(trip, await on.pdf(), "a.pdf");
  expect([sent.status, sent.body.code]).toEqual([503, "crowded"]);
  const form = annexForm(await on.pdf(), "a.pdf", { title: "Et program, jeg har skrevet" });
  const page = await on.desk(`/skrivebord/rejser/${trip}/bilag`, form);
  expect([page.status, page.headers["retry-after"]]).toEqual([503, "30"]);
  expect(page.text).toContain("Et program, jeg har skrevet");
  expect(page.text).toContain("Mange filer bliver læst lige nu");
  end();
  await Promise.all(before);
});

test("a copy stays the work of whoever sent the original, whoever makes it", async () => {
  const trip = await on.publicTrip("Kopi ved en anden");
  const photo = await on.send(trip.id, placed.png?.() ?? png(), "foto.png", { title: "Torvet" });
  expect(photo.body.state).toBe("stopped");
  const copy = await on.api("secretary", "POST", `${trip.id}/annexes/${photo.body.id}/copy`, {});
  expect([copy.status, copy.body.state]).toEqual([201, "waits"]);
  for (const role of ["coordinator", "secretary"] as const)
    expect((await on.decide(role, trip.id, copy.body.id, "accepted")).body.code).toBe("own-annex");
});
