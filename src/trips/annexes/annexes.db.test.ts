import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { annexing, type SaidOfAnnex } from "../../../test/setup/annexing.ts";
import { docx, docxPlants, xlsxPlants, zipped } from "../../../test/setup/files/made-office.ts";
import { clean, pdfOf, pdfPlants } from "../../../test/setup/files/made-pdf.ts";
import { png } from "../../../test/setup/files/made-picture.ts";
import { get as fetched } from "../../../test/setup/get.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantSubmission, plantTrip } from "../../../test/trust/planted.ts";
import { urlSource, verifySource } from "../../verify/index.ts";
import { runDaily } from "../index.ts";

const slug = "lyngholm";
let site: TestSite;
let on: ReturnType<typeof annexing>;
beforeAll(async () => {
  site = await startTestSite();
  on = annexing(site, slug);
});
afterAll(() => site.close());
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("a clean annex is public at once, by its hash, and the log holds it; taken back it is gone", async () => {
  const trip = await on.publicTrip("Med program");
  const bytes = await clean();
  const sent = await on.send(trip.id, bytes, "program.pdf", { title: "Program for Gdańsk" });
  expect([sent.status, sent.body.state]).toEqual([201, "clean"]);
  const entry = await on.entryOf(trip.slug);
  expect(entry.annexes).toEqual([
    {
      ...{ id: sent.body.id, title: "Program for Gdańsk", lang: "da", mediaType: "application/pdf" },
      ...{ bytes: bytes.length, sha256: sha256(bytes), url: `/bilag/${sent.body.id}` },
    },
  ]);
  expect(JSON.stringify(entry)).not.toContain("program.pdf");
  const file = await on.read(`/bilag/${sent.body.id}`);
  expect(file.status).toBe(200);
  expect(sha256(new Uint8Array(await file.arrayBuffer()))).toBe(sha256(bytes));
  expect(Object.fromEntries(file.headers)).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
    "content-disposition": expect.stringMatching(/^attachment; filename="Program for Gda_sk\.pdf"/),
    "content-security-policy": expect.stringContaining("sandbox"),
  });
  // A browser takes gzip: the file comes as it lies there, as long as it says, and can be gone on with.
  const at = `${site.addressOf(slug)}/bilag/${sent.body.id}`;
  const whole = await fetched(at, { "accept-encoding": "gzip, br" });
  expect([whole.headers["content-encoding"], whole.headers["content-length"]]).toEqual([undefined, `${bytes.length}`]);
  expect(sha256(whole.bytes)).toBe(sha256(bytes));
  const part = await fetched(at, {
    range: "bytes=5-",
    "if-range": whole.headers.etag ?? "",
    "accept-encoding": "gzip",
  });
  expect([part.status, part.bytes.equals(whole.bytes.subarray(5))]).toEqual([206, true]);
  for (const [path, words] of [
    ["", "Bilag"],
    ["/en", "Annexes"],
    ["/de", "Anlagen"],
  ] as const)
    expect(await (await on.read(`${path}/rejser/${trip.slug}`)).text()).toMatch(
      new RegExp(`${words}[\\s\\S]*Program for Gdańsk[\\s\\S]*PDF, \\d+ kB`),
    );
  expect((await verifySource(urlSource(site.addressOf(slug)))).differences).toEqual([]);

  // And it is found by its title.
  const found = await (await on.read(`/soeg?q=${encodeURIComponent("Program for Gdańsk")}`)).text();
  expect(found).toContain(`/rejser/${trip.slug}`);
  const gone = await on.api("secretary", "POST", `${trip.id}/annexes/${sent.body.id}/withdrawal`, {
    reason: "Programmet er et andet.",
  });
  expect([gone.status, gone.body.state]).toEqual([200, "withdrawn"]);
  await expect
    .poll(async () => {
      const after = await on.entryOf(trip.slug);
      return [after.annexes, after.version];
    })
    .toEqual([undefined, entry.version + 1]);
  const page = await (await on.read(`/rejser/${trip.slug}`)).text();
  expect(page).toContain("Programmet er et andet.");
  await on.tellsWhy(`/bilag/${sent.body.id}`, "Programmet er et andet.", `/rejser/${trip.slug}`);
  expect([
    (await on.read(`/bilag/${sent.body.id}`)).status,
    (await on.read(`/bilag/${crypto.randomUUID()}`)).status,
  ]).toEqual([410, 404]);
  expect(
    (await on.api("secretary", "POST", `${trip.id}/annexes/${sent.body.id}/withdrawal`, { reason: "Igen" })).body.code,
  ).toBe("annex-withdrawn");
  const unseen = await on.send(trip.id, png(), "kort.png");
  await on.api("secretary", "POST", `${trip.id}/annexes/${unseen.body.id}/withdrawal`, { reason: "Ikke til nogen." });
  expect((await on.entryOf(trip.slug)).version).toBe(entry.version + 1);
  // Sent again it is read again, and is another annex.
  expect((await on.send(trip.id, bytes, "program.pdf")).body.state).toBe("clean");
});

test("with its trip taken down, an annex and the page to ask on say so as the trip itself does", async () => {
  const trip = await on.publicTrip("Taget ned med bilag");
  const { body } = await on.send(trip.id, await on.pdf(), "a.pdf");
  await on.api("coordinator", "POST", `${trip.id}/takedown`, { reason: "Rejsen er en anden kommunes." });
  for (const at of [`/bilag/${body.id}`, `/rejser/${trip.slug}/spoerg`])
    await on.tellsWhy(at, "Rejsen er en anden kommunes.", `/rejser/${trip.slug}`);
});

test("a number anywhere stops it, says where and not which, and nobody but another passes it over", async () => {
  const trip = await on.publicTrip("Med stoppede bilag");
  const before = await on.entryOf(trip.slug);
  const hidden = await on.send(
    trip.id,
    (await pdfPlants["layer that is off"]?.("010190-1234")) ?? new Uint8Array(),
    "a.pdf",
  );
  expect([hidden.status, hidden.body.state]).toEqual([201, "stopped"]);
  expect(hidden.body.hits).toContainEqual(expect.objectContaining({ layer: "text", at: "1" }));
  const sheet = await on.send(trip.id, xlsxPlants["hidden sheet"]?.("020290-1234") ?? new Uint8Array(), "b.xlsx");
  expect(sheet.body.hits).toContainEqual(expect.objectContaining({ layer: "hidden-cells", at: "Ark!C7" }));
  const text = await on.send(trip.id, docxPlants["deleted text"]?.("030390-1234") ?? new Uint8Array(), "c.docx");
  expect(text.body.state).toBe("stopped");
  expect(await on.entryOf(trip.slug)).toEqual(before);
  for (const one of [hidden, sheet, text]) expect((await on.read(`/bilag/${one.body.id}`)).status).toBe(404);
  const kept = await site.db.query("SELECT * FROM udsyn.trips_annex WHERE trip_id = $1", [trip.id]);
  const trail = await site.db.query("SELECT value FROM udsyn.records_audit_value");
  expect(JSON.stringify([kept, trail])).not.toMatch(/0[123]0[123]90.?1234/);

  expect((await on.decide("coordinator", trip.id, sheet.body.id, "accepted")).body.code).toBe("own-annex");
  expect((await on.decide("accountant", trip.id, sheet.body.id, "accepted")).status).toBe(403);
  expect((await on.decide("secretary", trip.id, sheet.body.id, "accepted", " ")).text).toContain("annex-note-missing");
  expect((await on.decide("secretary", trip.id, sheet.body.id, "accepted", "Nummeret er 010190-1234")).status).toBe(
    422,
  );
  const passed = await on.decide("secretary", trip.id, sheet.body.id, "accepted", "Det er et varenummer");
  expect([passed.status, passed.body.state]).toEqual([200, "accepted"]);
  await expect.poll(async () => (await on.entryOf(trip.slug)).annexes).toHaveLength(1);
  expect((await on.read(`/bilag/${sheet.body.id}`)).status).toBe(200);
  expect((await on.decide("secretary", trip.id, sheet.body.id, "rejected")).body.code).toBe("annex-not-waiting");

  expect((await on.decide("secretary", trip.id, text.body.id, "rejected")).body.state).toBe("rejected");
  expect(
    (await on.send(trip.id, docxPlants["deleted text"]?.("030390-1234") ?? new Uint8Array(), "d.docx")).body.code,
  ).toBe("annex-rejected");
  expect(
    (await on.send(trip.id, (await pdfPlants["layer that is off"]?.("010190-1234")) ?? new Uint8Array(), "e.pdf")).body
      .code,
  ).not.toBe("annex-rejected");
  expect((await on.api("secretary", "GET", `${trip.id}/annexes/${text.body.id}`)).status).toBe(404);
});

test("a picture waits for another person; once seen it is public, and the look is on the trail", async () => {
  const trip = await on.publicTrip("Med billede");
  const picture = png();
  const { body } = await on.send(trip.id, picture, "kort.png", {
    role: "secretary",
    ends: ["record", "agenda"],
    title: "Kort",
  });
  expect([body.state, body.unread]).toEqual(["waits", [{ why: "picture", at: "" }]]);
  expect((await on.entryOf(trip.slug)).annexes).toBeUndefined();
  expect((await on.decide("secretary", trip.id, body.id, "accepted")).status).toBe(403);
  // Whoever has not opened it cannot say that it is in order, and may say that it is not used.
  const unopened = await on.api("coordinator", "POST", `${trip.id}/annexes/${body.id}/decision`, {
    ...{ decision: "accepted", note: "Ser fint ud" },
  });
  expect([unopened.status, unopened.text]).toEqual([422, expect.stringContaining("annex-not-opened")]);
  const looked = await on.api("coordinator", "GET", `${trip.id}/annexes/${body.id}`);
  expect(looked.headers.get("cache-control")).toBe("private, no-store");
  expect((await on.decide("coordinator", trip.id, body.id, "accepted")).body.state).toBe("accepted");
  await expect.poll(async () => (await on.entryOf(trip.slug)).annexes?.map((one) => one.title)).toEqual(["Kort"]);
  const acts = await site.db.query(
    "SELECT action FROM udsyn.records_audit WHERE subject_id = $1 AND action LIKE '%annex' ORDER BY at, audit_id",
    [trip.id],
  );
  expect(acts.map((one) => one.action)).toEqual([
    ...["trips.attach-annex", "trips.see-annex", "trips.see-annex", "trips.see-annex", "trips.accept-annex"],
  ]);
});

test("a trip that is not public keeps its annexes to itself; only what passed is named on its agenda", async () => {
  const trip = await plantTrip(site, slug, "submitted");
  const submission = await plantSubmission(site, slug, trip);
  const passed = await on.send(trip, await on.pdf(), "a.pdf", { ends: ["agenda"], title: "Invitation fra værten" });
  const waits = await on.send(trip, png(), "b.png", { ends: ["agenda"], title: "Kort over havnen" });
  await on.send(trip, await on.pdf(), "c.pdf", { title: "Kun til den offentlige side" });
  expect([passed.body.state, waits.body.state]).toEqual(["clean", "waits"]);
  const agenda = async () => (await on.desk(`/skrivebord/rejser/${trip}/sagsfremstilling?sag=${submission}`)).text;
  const text = await agenda();
  expect(text).toContain("Invitation fra værten");
  expect(text).not.toContain("Kort over havnen");
  expect(text).not.toContain("Kun til den offentlige side");
  expect((await on.decide("secretary", trip, waits.body.id, "accepted")).status).toBe(200);
  expect(await agenda()).toContain("Kort over havnen");
  for (const one of [passed, waits]) expect((await on.read(`/bilag/${one.body.id}`)).status).toBe(404);
});

test("what is no annex is refused with what to do, and nothing is kept of it", async () => {
  const trip = await plantTrip(site, slug, "approved");
  const plain = Buffer.from(await pdfOf(() => undefined, { packed: false })).toString("latin1");
  const locked = Buffer.from(plain.replace("trailer\n<<", "trailer\n<< /Encrypt 9 0 R "), "latin1");
  let deep = zipped({ "a.txt": "til sidst" });
  for (let nth = 0; nth < 6; nth += 1) deep = zipped({ "a.zip": deep });
  for (const [bytes, name, code] of [
    [Buffer.from("<html><script>alert(1)</script></html>"), "a.html", "annex-file-kind"],
    [Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "a.txt", "annex-file-other"],
    [Buffer.from("MZ\x90\0"), "a.exe", "annex-file-kind"],
    [Buffer.from(""), "a.pdf", "annex-file-empty"],
    [docx("", { "word/vbaProject.bin": Buffer.from([0xd0, 0xcf, 1, 2]) }), "a.docx", "annex-macros"],
    // What nobody can look at is sent back with what to do, and offered to no one.
    [locked, "a.pdf", "annex-locked"],
    [docx("", { "word/embeddings/a.zip": deep }), "a.docx", "annex-too-deep"],
    [(await clean()).subarray(0, 700), "a.pdf", "annex-broken"],
  ] as const) {
    const { status, body } = await on.send(trip, bytes, name);
    expect([name, status, JSON.stringify(body)]).toEqual([name, 422, expect.stringContaining(code)]);
  }
  for (const [said, code] of [
    [{ title: " " }, "annex-title-missing"],
    [{ title: "a".repeat(201) }, "annex-title-long"],
    [{ ends: [] }, "annex-for-missing"],
    [{ ends: ["record", "agnda"] }, "annex-for-missing"],
    [{ lang: "sv" }, "annex-lang-unknown"],
  ] as const)
    expect(JSON.stringify(await on.send(trip, await on.pdf(), "a.pdf", { ends: ["record"], ...said }))).toContain(code);
  const unsaid = await on.send(trip, await on.pdf(), "a.pdf", { lang: null });
  expect(unsaid).toMatchObject({ status: 201, body: { lang: "da" } });
  expect((await on.send(trip, await on.pdf(), "a.pdf", { title: "CPR 010190-1234" })).status).toBe(422);
  expect((await on.send(trip, await on.pdf(), "010190-1234.pdf")).status).toBe(422);
  expect((await on.send(trip, await on.pdf(), "a.pdf", { role: "accountant" })).status).toBe(403);
  expect((await on.api("auditor", "GET", `${trip}/annexes`)).text.match(/"fileName"/g)).toHaveLength(1);
});

test("a title is one line that nothing turns around, and all of it is the file's name", async () => {
  const trip = await on.publicTrip("Med referat");
  const title = "Referat af\r\n møde 12/3 \u202efdp";
  const { status, body } = await on.send(trip.id, await on.pdf(), "a.pdf", { title });
  expect([status, (await on.entryOf(trip.slug)).annexes?.[0]?.title]).toEqual([201, "Referat af møde 12/3 fdp"]);
  const { headers } = await on.read(`/bilag/${body.id}`);
  expect(headers.get("content-disposition")).toContain(encodeURIComponent("Referat af møde 12-3 fdp.pdf"));
});

test("the same file is one annex, and a request sent twice is one", async () => {
  const trip = await plantTrip(site, slug, "approved");
  const bytes = await on.pdf();
  const key = crypto.randomUUID();
  const [one, two] = [await on.send(trip, bytes, "a.pdf", { key }), await on.send(trip, bytes, "a.pdf", { key })];
  expect(two.body).toEqual(one.body);
  expect((await on.send(trip, bytes, "b.pdf")).body.code).toBe("annex-there");
});

test("taken back, no byte of it can be fetched though the record cannot be published as it stands", async () => {
  for (const cannot of [
    // A text that the gate has learned to know since; and a trip of which nothing may be public now.
    `public_plan = jsonb_set(public_plan, '{title}', '"Rejse 010190-1234"')`,
    "public_plan = NULL",
  ]) {
    const trip = await on.publicTrip("Kan ikke offentliggøres");
    const [one, two] = [
      await on.send(trip.id, await on.pdf(), "a.pdf"),
      await on.send(trip.id, await on.pdf(), "b.pdf"),
    ];
    expect((await on.read(`/bilag/${one.body.id}`)).status).toBe(200);
    const [before] = await site.db.query("SELECT public_plan FROM udsyn.trips_trip WHERE trip_id = $1", [trip.id]);
    await site.db.query(`UPDATE udsyn.trips_trip SET ${cannot} WHERE trip_id = $1`, [trip.id]);
    const gone = await on.desk(
      `/skrivebord/rejser/${trip.id}/bilag/${one.body.id}`,
      new URLSearchParams({ do: "withdraw", [`reason-${one.body.id}`]: "Et andet program." }),
    );
    expect([cannot, gone.status, gone.headers.location]).toEqual([
      cannot,
      303,
      expect.stringContaining("annex-withdrawn-named"),
    ]);
    expect([(await on.read(`/bilag/${one.body.id}`)).status, (await on.read(`/bilag/${two.body.id}`)).status]).toEqual([
      410, 200,
    ]);
    // Mended and published again, the record names it no more, and the file stays away.
    await site.db.query("UPDATE udsyn.trips_trip SET public_plan = $2 WHERE trip_id = $1", [
      trip.id,
      JSON.stringify(before?.public_plan),
    ]);
    expect((await on.send(trip.id, await on.pdf(), "c.pdf")).status).toBe(201);
    await expect
      .poll(async () => (await on.entryOf(trip.slug)).annexes?.some(({ id }) => id === one.body.id))
      .toBe(false);
    expect((await on.read(`/bilag/${one.body.id}`)).status).toBe(410);
  }
});

test("what cannot be read anew keeps no younger one from it", async () => {
  const trip = await on.publicTrip("Med tyve, hvis filer er væk");
  const rows = async (set: string) =>
    site.db.query(`UPDATE udsyn.trips_annex SET ${set} WHERE trip_id = $1`, [trip.id]);
  const { body } = await on.send(trip.id, await on.pdf(), "a.pdf", { title: "Den sidste" });
  await site.db.query(
    `INSERT INTO udsyn.trips_annex SELECT (jsonb_populate_record(a, jsonb_build_object(
       'annex_id', '00000000-0000-7000-8000-' || lpad(n::text, 12, '0'), 'sha256', repeat('0', 64)))).*
     FROM udsyn.trips_annex a, generate_series(1, 25) AS n WHERE a.annex_id = $1`,
    [body.id],
  );
  await rows("reader = 0");
  const run = (files = site.files) =>
    runDaily(site.db.app, site.here(slug), site.clock.now, site.rooms.publishTrip, files);
  const readerOf = async () =>
    (await site.db.query("SELECT reader FROM udsyn.trips_annex WHERE annex_id = $1", [body.id]))[0]?.reader;
  await run();
  expect(await readerOf()).toBeGreaterThan(0);
  await rows("reader = 0");
  // A disk that throws at one file is told of at the end.
  const hung = { ...site.files, sweep: async () => 0, kept: async () => [] };
  const read = async (...[here, sha256]: Parameters<typeof site.files.read>) => {
    if (sha256.startsWith("000")) throw new Error("away");
    return site.files.read(here, sha256);
  };
  await expect(run({ ...hung, read })).rejects.toThrow(AggregateError);
  expect(await readerOf()).toBeGreaterThan(0);
  await site.db.query("DELETE FROM udsyn.trips_annex WHERE sha256 = repeat('0', 64)");
});

test("what an earlier reader let through is read again, stays public meanwhile, and goes where more is found", async () => {
  const trip = await on.publicTrip("Læst af en tidligere læser");
  const whole = await on.send(trip.id, await on.pdf(), "a.pdf", { title: "Helt i orden" });
  const seen = await on.send(trip.id, xlsxPlants["text in a cell"]?.("040490-1234") ?? new Uint8Array(), "b.xlsx", {
    title: "Godkendt før",
  });
  await on.decide("secretary", trip.id, seen.body.id, "accepted");
  await expect.poll(async () => (await on.entryOf(trip.slug)).annexes).toHaveLength(2);
  const none = JSON.stringify({ kind: "pdf", pages: null, characters: 0, layers: [], hits: [], unread: [] });
  await site.db.query("UPDATE udsyn.trips_annex SET reader = 0, reading = $2, found = 'nothing' WHERE trip_id = $1", [
    trip.id,
    none,
  ]);
  const stateOf = async (id: string) =>
    (
      JSON.parse((await on.api("coordinator", "GET", `${trip.id}/annexes`)).text) as { items: SaidOfAnnex[] }
    ).items.find((one) => one.id === id)?.state;
  expect(await stateOf(whole.body.id)).toBe("reading");
  // One that nobody has seen in public does not become so by an earlier reader's word.
  await expect.poll(async () => (await on.entryOf(trip.slug)).annexes).toHaveLength(2);
  await runDaily(site.db.app, site.here(slug), site.clock.now, site.rooms.publishTrip, site.files);
  expect([await stateOf(whole.body.id), await stateOf(seen.body.id)]).toEqual(["clean", "stopped"]);
  await expect
    .poll(async () => (await on.entryOf(trip.slug)).annexes?.map((one) => one.title))
    .toEqual(["Helt i orden"]);
  expect((await on.read(`/bilag/${seen.body.id}`)).status).toBe(410);
});

test("what was stopped becomes clean by no newer reader alone, and more in one place is more", async () => {
  const trip = await on.publicTrip("Stoppet af en tidligere læser");
  const lay = await on.send(trip.id, await on.pdf(), "a.pdf", { title: "Lå stoppet" });
  const two = xlsxPlants["text in a cell"]?.("040490-1234 og 050590-1234") ?? new Uint8Array();
  const more = await on.send(trip.id, two, "b.xlsx", { title: "Et af to set" });
  const same = await on.send(trip.id, xlsxPlants["text in a cell"]?.("060690-1234") ?? new Uint8Array(), "c.xlsx", {
    title: "Set før",
  });
  // What a person accepted without being told that an earlier saving lies in it.
  const twice = await on.send(trip.id, (await pdfPlants["earlier saving"]?.("Hej")) ?? new Uint8Array(), "d.pdf", {
    title: "Gemt to gange",
  });
  for (const one of [more, same, twice]) await on.decide("secretary", trip.id, one.body.id, "accepted");
  await expect.poll(async () => (await on.entryOf(trip.slug)).annexes).toHaveLength(4);
  await site.db.query("UPDATE udsyn.trips_annex SET reader = 0, found = 'stops' WHERE trip_id = $1", [trip.id]);
  await site.db.query(
    `UPDATE udsyn.trips_annex SET reading = replace(reading::text, '"count": 2', '"count": 1')::jsonb WHERE annex_id = $1`,
    [more.body.id],
  );
  await runDaily(site.db.app, site.here(slug), site.clock.now, site.rooms.publishTrip, site.files);
  const { items } = JSON.parse((await on.api("coordinator", "GET", `${trip.id}/annexes`)).text) as {
    items: SaidOfAnnex[];
  };
  const stateOf = (one: typeof lay) => items.find(({ id }) => id === one.body.id)?.state;
  expect([lay, more, same, twice].map(stateOf)).toEqual(["waits", "stopped", "accepted", "waits"]);
  await expect.poll(async () => (await on.entryOf(trip.slug)).annexes?.map((one) => one.title)).toEqual(["Set før"]);
  expect((await on.desk(`/skrivebord/rejser/${trip.id}/bilag`)).text).toContain("Da filen blev læst før");
  expect((await on.decide("secretary", trip.id, lay.body.id, "accepted")).body.state).toBe("accepted");
  await expect.poll(async () => (await on.entryOf(trip.slug)).annexes).toHaveLength(2);
});
