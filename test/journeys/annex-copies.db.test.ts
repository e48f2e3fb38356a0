import { afterAll, beforeAll, expect, test } from "vitest";
import { runRetention } from "../../src/oversight/retention/run-retention.ts";
import { inFileTurn, waitingAtMost } from "../../src/records/file-review/file-thread.ts";
import { runDaily } from "../../src/trips/index.ts";
import { annexForm, annexing } from "../setup/annexing.ts";
import { docxPlants, openPlants, xlsxPlants } from "../setup/files/made-office.ts";
import { clean, pdfPlants } from "../setup/files/made-pdf.ts";
import { placed, png } from "../setup/files/made-picture.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { plantTrip } from "../trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let on: ReturnType<typeof annexing>;
beforeAll(async () => {
  site = await startTestSite();
  on = annexing(site, slug);
});
afterAll(() => site.close());

test("a copy without what was found takes the place of a stopped file and waits for another person; of others it is made elsewhere", async () => {
  const trip = await on.publicTrip("Med kopier");
  const photo = await on.send(trip.id, placed.jpeg?.() ?? png(), "foto.jpg", { title: "Rådhuset" });
  const list = await on.send(trip.id, Buffer.from("navn;nr\nKim;010190-1234\n"), "liste.csv", { title: "Liste" });
  expect([photo.body.state, list.body.state]).toEqual(["stopped", "stopped"]);
  const copy = (id: string) => on.api("coordinator", "POST", `${trip.id}/annexes/${id}/copy`, {});
  const [picture, text] = [await copy(photo.body.id), await copy(list.body.id)];
  expect([picture.status, picture.body.state, text.status, text.body.state]).toEqual([201, "waits", 201, "waits"]);
  expect(text.body.taken).toEqual([{ what: "number", at: "", count: 1 }]);
  // The name beside the number is still in it: nobody reads it until another person has seen the result.
  for (const one of [picture, text]) expect((await on.read(`/bilag/${one.body.id}`)).status).toBe(404);
  expect((await on.entryOf(trip.slug)).annexes).toBeUndefined();
  expect((await on.desk("/skrivebord")).text).toMatch(/2 bilag[^<]*Med kopier/);
  const page = (await on.desk(`/skrivebord/rejser/${trip.id}/bilag`)).text;
  expect(page).toContain("Navne, adresser og andet, der stod ved det fundne, er stadig i den");
  expect((await on.decide("coordinator", trip.id, text.body.id, "accepted")).body.code).toBe("own-annex");
  expect((await on.decide("secretary", trip.id, text.body.id, "accepted")).status).toBe(200);
  await expect.poll(async () => (await on.entryOf(trip.slug)).annexes?.map((one) => one.title)).toEqual(["Liste"]);
  expect(await (await on.read(`/bilag/${text.body.id}`)).text()).toBe("navn;nr\nKim;███████████\n");
  expect([(await on.read(`/bilag/${list.body.id}`)).status, (await copy(list.body.id)).body.code]).toEqual([
    404,
    "annex-not-waiting",
  ]);
  const open = await on.send(trip.id, openPlants["cell (ods)"]?.("050590-1234") ?? png(), "a.ods");
  expect((await copy(open.body.id)).body.code).toBe("annex-not-copied");
  expect((await on.desk(`/skrivebord/rejser/${trip.id}/bilag`)).text).toContain(
    "Udsyn laver ingen kopi uden det fundne af OpenDocument-filer (.ods); gemt som PDF eller Excel (.xlsx) kan den laves her.",
  );
});

test("of PDF, Word and Excel a copy is made, what is not in it is told on the page and in the trail, never a number", async () => {
  const trip = await on.publicTrip("Med kopier af dokumenter");
  const files = [
    [await (pdfPlants.text ?? clean)("010190-1234"), "a.pdf", "1 side", "Et CPR-nummer er fjernet, side 1"],
    [docxPlants.body?.("010190-1234") ?? png(), "b.docx", "Word", "Et CPR-nummer er fjernet"],
    [xlsxPlants["text in a cell"]?.("010190-1234") ?? png(), "c.xlsx", "Excel", "Et CPR-nummer er fjernet: Ark"],
  ] as const;
  for (const [bytes, name, kind, words] of files) {
    const sent = await on.send(trip.id, bytes, name);
    expect([name, sent.body.state]).toEqual([name, "stopped"]);
    expect((await on.desk(`/skrivebord/rejser/${trip.id}/bilag`)).text).toContain("Lav en kopi uden det fundne");
    const copy = await on.api("coordinator", "POST", `${trip.id}/annexes/${sent.body.id}/copy`, {});
    expect([name, copy.status, copy.body.state]).toEqual([name, 201, "waits"]);
    const page = (await on.desk(`/skrivebord/rejser/${trip.id}/bilag`)).text;
    for (const one of ["Udsyn har lavet denne kopi", kind, words])
      expect([name, one, page.includes(one)]).toEqual([name, one, true]);
    const trail = await site.db.query(
      "SELECT value::text FROM udsyn.records_audit_value WHERE value::text LIKE '%taken%'",
    );
    expect([name, JSON.stringify(trail).includes("number")]).toEqual([name, true]);
    expect(JSON.stringify(trail)).not.toContain("010190");
    expect((await on.decide("secretary", trip.id, copy.body.id, "accepted")).status).toBe(200);
    // The public reads the copy's bytes, and those of the original nobody.
    expect([name, (await on.read(`/bilag/${sent.body.id}`)).status]).toEqual([name, 404]);
    await expect.poll(async () => (await on.read(`/bilag/${copy.body.id}`)).status).toBe(200);
    expect(Buffer.from(await (await on.read(`/bilag/${copy.body.id}`)).arrayBuffer()).includes("010190")).toBe(false);
  }
});

test("a copy that takes nothing out is none, nor is one that would be stopped too, and the page says so", async () => {
  const trip = await on.publicTrip("Med kopier, der ikke hjælper");
  // Across a comma and two quotes a number is found, and taken out nowhere.
  const apart = await on.send(trip.id, Buffer.from('dag,nr\n"010190","1234"\n'), "a.csv");
  expect(apart.body.state).toBe("stopped");
  const none = await on.api("coordinator", "POST", `${trip.id}/annexes/${apart.body.id}/copy`, {});
  expect([none.status, none.body.code]).toEqual([409, "annex-not-copied"]);
  expect((await on.api("coordinator", "GET", `${trip.id}/annexes`)).text.match(/"state":"[^"]+"/g)).toEqual([
    '"state":"stopped"',
  ]);
  const half = await on.send(trip.id, Buffer.from('dag,nr\n020290-1234,"nej"\n"010190","1234"\n'), "b.csv");
  const done = await on.desk(`/skrivebord/rejser/${trip.id}/bilag/${half.body.id}`, new URLSearchParams("do=copy"));
  expect([done.status, done.text.includes("Noget af det fundne kan ikke tages ud her.")]).toEqual([422, true]);
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
  expect(first).toEqual([201, expect.objectContaining({ state: "waits" })]);
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

test("what nobody settles is told of by a day, taken back after it, and erased with its bytes", async () => {
  const trip = await on.publicTrip("Med et bilag, ingen ser på");
  const [stopped, waits, settled] = [
    await on.send(trip.id, Buffer.from("Ib;010190-1234\n"), "a.csv"),
    await on.send(trip.id, png(), "b.png"),
    await on.send(trip.id, placed.png?.() ?? png(), "c.png"),
  ];
  expect((await on.decide("secretary", trip.id, settled.body.id, "accepted")).status).toBe(200);
  const start = site.clock.now;
  const owed = async () => {
    const { text } = await on.owed("secretary");
    return (JSON.parse(text) as { items: { rule: string; dueOn: string; subject: { id: string } }[] }).items.filter(
      (one) => one.rule === "annex-decision" && one.subject.id === trip.id,
    );
  };
  const dueOn = new Date(start.getTime() + 60 * 86_400_000).toISOString().slice(0, 10);
  expect(await owed()).toEqual([expect.objectContaining({ dueOn })]);
  const states = async () =>
    (
      JSON.parse((await on.api("auditor", "GET", `${trip.id}/annexes`)).text) as { items: { state: string }[] }
    ).items.map((one) => one.state);
  const daily = async (days: number) => {
    site.clock.now = new Date(start.getTime() + days * 86_400_000);
    await runRetention(site.db.app, site.here(slug), site.clock.now);
    await runDaily(site.db.app, site.here(slug), site.clock.now, site.rooms.publishTrip, site.files);
  };
  try {
    await daily(59.9);
    expect(await states()).toEqual(["stopped", "waits", "accepted"]);
    await daily(60.1);
    expect(await states()).toEqual(["withdrawn", "withdrawn", "accepted"]);
    expect(await owed()).toEqual([]);
    const told = await site.db.query(
      "SELECT actor_kind FROM udsyn.records_audit WHERE action = 'trips.withdraw-annex' AND subject_id = $1",
      [trip.id],
    );
    expect(told).toEqual([{ actor_kind: "job" }, { actor_kind: "job" }]);
    const left = () => site.db.query("SELECT FROM udsyn.records_document WHERE subject_id = $1", [trip.id]);
    expect(await left()).toHaveLength(3);
    await daily(91);
    expect(await left()).toHaveLength(1);
    expect(await site.files.read(site.here(slug).id, stopped.body.sha256)).toBeNull();
    expect(waits.body.state).toBe("waits");
  } finally {
    site.clock.now = start;
  }
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
