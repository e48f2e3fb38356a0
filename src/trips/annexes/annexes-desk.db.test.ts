import { globSync, renameSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { annexForm, annexing, type SaidOfAnnex } from "../../../test/setup/annexing.ts";
import { docxPlants, xlsxPlants } from "../../../test/setup/files/made-office.ts";
import { pdfPlants } from "../../../test/setup/files/made-pdf.ts";
import { png } from "../../../test/setup/files/made-picture.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantTrip } from "../../../test/trust/planted.ts";
import { runDaily } from "../index.ts";

const slug = "lyngholm";
let site: TestSite;
let on: ReturnType<typeof annexing>;
beforeAll(async () => {
  site = await startTestSite();
  on = annexing(site, slug);
});
afterAll(() => site.close());

test("before and after, the page says whether an annex is public, and where", async () => {
  const trip = await on.publicTrip("Sig, at det er offentligt");
  const at = `/skrivebord/rejser/${trip.id}/bilag`;
  expect((await on.desk(at)).text).toContain("kan alle hente den med det samme");
  const sent = await on.desk(at, annexForm(await on.pdf(), "a.pdf", { title: "Åbent for alle" }));
  expect([sent.status, sent.headers.location]).toEqual([303, expect.stringContaining("annex-public")]);
  const after = (await on.desk(`${at}?gjort=annex-public`)).text;
  expect(after).toContain("Det er offentligt nu: alle kan hente det.");
  const [id] = ((await on.entryOf(trip.slug)).annexes ?? []).map((one) => one.id);
  expect(after).toContain(`href="/bilag/${id}"`);
  expect(after).toContain(`href="/rejser/${trip.slug}"`);
  const draft = await plantTrip(site, slug, "approved");
  await on.send(draft, await on.pdf(), "b.pdf");
  const page = (await on.desk(`/skrivebord/rejser/${draft}/bilag`)).text;
  expect(page).toContain("Det bliver det sammen med rejsen.");
  expect(page).toContain("Alle kan hente filen, når rejsen bliver offentlig.");
});

test("what is stopped anew and still named on the record is not said to be public, nor accepted once it is rejected", async () => {
  const trip = await on.publicTrip("Nævner et stoppet bilag");
  const at = `/skrivebord/rejser/${trip.id}/bilag`;
  const file = xlsxPlants["text in a cell"]?.("050590-1234") ?? new Uint8Array();
  const { body } = await on.send(trip.id, file, "a.xlsx", { title: "Stoppet igen" });
  await on.decide("secretary", trip.id, body.id, "accepted");
  expect((await on.desk(at)).text).toContain("Offentligt nu.");
  const none = JSON.stringify({ kind: "xlsx", pages: null, characters: 0, layers: [], hits: [], unread: [] });
  await site.db.query("UPDATE udsyn.trips_annex SET reader = 0, reading = $2 WHERE trip_id = $1", [trip.id, none]);
  // Nothing of it may be public now, so the record stays as it is.
  await site.db.query("UPDATE udsyn.trips_trip SET public_plan = NULL WHERE trip_id = $1", [trip.id]);
  await runDaily(site.db.app, site.here(slug), site.clock.now, site.rooms.publishTrip, site.files);
  expect((await on.entryOf(trip.slug)).annexes?.map(({ id }) => id)).toEqual([body.id]);
  expect((await on.read(`/bilag/${body.id}`)).status).toBe(410);
  const page = (await on.desk(at)).text;
  expect(page).toContain("Ikke offentligt.");
  expect(page).not.toContain("Offentligt nu.");
  const refusal = { do: "decide", [`decision-${body.id}`]: "rejected", [`note-${body.id}`]: "Et nummer står i den" };
  const { status, headers } = await on.desk(`${at}/${body.id}`, new URLSearchParams(refusal));
  expect([status, headers.location]).toEqual([303, expect.stringContaining("annex-rejected")]);
});

test("what goes with a file and is not seen on its pages is confirmed by a person before it goes", async () => {
  const trip = await on.publicTrip("Med skjulte ark");
  for (const [bytes, name, layer] of [
    [xlsxPlants["hidden sheet"]?.("løn 512.000 kr."), "a.xlsx", "skjulte ark, rækker, kolonner eller celler"],
    [docxPlants.comment?.("internt"), "c.docx", "kommentarer, som"],
    [docxPlants["hidden text"]?.("internt"), "d.docx", "skjult tekst, for eksempel"],
    [docxPlants["deleted text"]?.("internt"), "e.docx", "slettet tekst i sporede ændringer, som"],
    [await pdfPlants["earlier saving"]?.("internt"), "f.pdf", "en tidligere udgave i sig, som"],
    [docxPlants["workbook within"]?.("internt"), "g.docx", "uden for det, den viser, for eksempel en hel fil"],
    [await pdfPlants["white on white"]?.("internt"), "h.pdf", "i baggrundens farve"],
  ] as const) {
    const { body } = await on.send(trip.id, bytes ?? new Uint8Array(), name, { title: name });
    expect([name, body.state]).toEqual([name, "waits"]);
    expect((await on.read(`/bilag/${body.id}`)).status).toBe(404);
    expect((await on.desk(`/skrivebord/rejser/${trip.id}/bilag`)).text).toContain(layer);
  }
  expect((await on.entryOf(trip.slug)).annexes).toBeUndefined();
});

test("two persons at once: the later one is told, and keeps what they wrote", async () => {
  const trip = await on.publicTrip("To på en gang");
  const { body } = await on.send(trip.id, png(), "kort.png");
  const answer = new URLSearchParams({
    ...{ do: "decide", [`decision-${body.id}`]: "accepted", [`note-${body.id}`]: "Et kort uden personer" },
  });
  const at = `/skrivebord/rejser/${trip.id}/bilag/${body.id}`;
  await on.decide("secretary", trip.id, body.id, "rejected", "Kortet er forkert");
  const late = await on.desk(at, answer);
  expect(late.status).toBe(422);
  expect(late.text).toContain("Bilaget venter ikke på et svar mere.");
  expect(late.text).toMatch(/class="errors"[^>]*autofocus/);
  expect(late.text).toContain("Det, du skrev, er ikke gemt");
  expect(late.text).toContain("Et kort uden personer");
  const taken = await on.send(trip.id, await on.pdf(), "program.pdf");
  await on.api("coordinator", "POST", `${trip.id}/annexes/${taken.body.id}/withdrawal`, { reason: "Et andet" });
  const again = await on.desk(
    `/skrivebord/rejser/${trip.id}/bilag/${taken.body.id}`,
    new URLSearchParams({ do: "withdraw", [`reason-${taken.body.id}`]: "Min egen grund" }),
  );
  expect([again.status, again.text]).toEqual([422, expect.stringContaining("Min egen grund")]);
  expect(again.text).toContain("Bilaget er allerede taget tilbage.");
});

test("whoever sent what was refused is told at the desk and on the trip, until they send another", async () => {
  const trip = await on.publicTrip("Med et afvist bilag");
  const bytes = png();
  const sent = await on.desk(
    `/skrivebord/rejser/${trip.id}/bilag`,
    annexForm(bytes, "kort.png", { title: "Kort nr. 7" }),
  );
  expect(sent.status).toBe(303);
  const said = JSON.parse((await on.api("coordinator", "GET", `${trip.id}/annexes`)).text) as { items: SaidOfAnnex[] };
  const id = said.items[0]?.id ?? "";
  expect((await on.desk("/skrivebord")).text).not.toContain("Bilag afvist");
  const refusal = { do: "decide", [`decision-${id}`]: "rejected", [`note-${id}`]: "Navne på husene" };
  const at = `/skrivebord/rejser/${trip.id}/bilag`;
  expect((await on.desk(`${at}/${id}`, new URLSearchParams(refusal), "coordinator")).status).toBe(303);
  for (const path of ["/skrivebord", `/skrivebord/rejser/${trip.id}`]) {
    const page = (await on.desk(path)).text;
    expect([path, page]).toEqual([path, expect.stringContaining("Kort nr. 7")]);
    expect(page).toContain("Navne på husene");
  }
  await on.desk(`/skrivebord/rejser/${trip.id}/bilag`, annexForm(await on.pdf(), "b.pdf"));
  expect((await on.desk("/skrivebord")).text).not.toContain("Kort nr. 7");
  expect((await on.desk(`/skrivebord/rejser/${trip.id}`)).text).not.toContain("Et bilag er afvist");
});

test("the form says all that is missing, what a file is not, and that it is too big, and keeps what was typed", async () => {
  const trip = await plantTrip(site, slug, "approved");
  const at = `/skrivebord/rejser/${trip}/bilag`;
  const none = new FormData();
  none.append("title", "");
  none.append("for", "record");
  const empty = (await on.desk(at, none)).text;
  for (const said of ["Vælg filen først.", "Skriv, hvad bilaget hedder"]) expect(empty).toContain(said);
  expect(empty).not.toContain("Vælg filen igen.");
  const exe = await on.desk(at, annexForm(Buffer.from("MZ\x90\0\0\0"), "faktura.pdf", { title: "Fakturaen" }));
  expect(exe.text).toContain("hedder .pdf, men er noget andet indeni");
  expect(exe.text).toContain("Fakturaen");
  expect(exe.text).toContain("Vælg filen igen.");
  const big = await on.desk(at, annexForm(Buffer.alloc(27 * 1_048_576, 65), "stor.txt", { title: "En stor fil" }));
  expect([big.status, big.text]).toEqual([422, expect.stringContaining("fylder mere end 20 MB")]);
  expect(big.text).toContain("En stor fil");
  const { body } = await on.send(trip, png(), "a.png");
  const cpr = await on.desk(
    `${at}/${body.id}`,
    new URLSearchParams({ do: "decide", [`decision-${body.id}`]: "rejected", [`note-${body.id}`]: "Se 010190-1234" }),
  );
  expect([cpr.status, cpr.text]).toEqual([422, expect.stringContaining(`id="bilag-${body.id}"`)]);
});

test("opened is what came whole to somebody: not its headers alone, nor a file that is missing", async () => {
  const trip = await on.publicTrip("Åbnet eller ej");
  const { body } = await on.send(trip.id, png(), "kort.png");
  const path = `${trip.id}/annexes/${body.id}`;
  const accept = () => on.api("secretary", "POST", `${path}/decision`, { decision: "accepted", note: "Et kort" });
  expect((await on.api("secretary", "HEAD", path)).status).toBe(200);
  expect((await accept()).status).toBe(422);
  const files = await site.db.query<{ sha256: string }>("SELECT sha256 FROM udsyn.trips_annex WHERE annex_id = $1", [
    body.id,
  ]);
  const sha256 = files[0]?.sha256 ?? "";
  const [kept] = globSync(`${site.filesDir}/**/${sha256}*`);
  if (!kept) throw new Error("the file is not where files are kept");
  renameSync(kept, `${kept}-away`);
  expect((await on.api("secretary", "GET", path)).status).toBe(409);
  expect((await accept()).status).toBe(422);
  renameSync(`${kept}-away`, kept);
  expect((await on.api("secretary", "GET", path)).status).toBe(200);
  expect((await accept()).status).toBe(200);
});

test("while the scanner is away the form keeps what was typed", async () => {
  const scanned = await startTestSite(undefined, { env: { CLAMD_URL: "tcp://127.0.0.1:9" } });
  const there = annexing(scanned, slug);
  const trip = await plantTrip(scanned, slug, "approved");
  const form = annexForm(await there.pdf(), "a.pdf", { title: "Et program, jeg har skrevet" });
  const page = await there.desk(`/skrivebord/rejser/${trip}/bilag`, form);
  expect([page.status, page.headers["retry-after"]]).toEqual([503, "30"]);
  expect(page.text).toContain("Et program, jeg har skrevet");
  expect(page.text).toContain("Virusscanneren svarer ikke");
  await scanned.close();
});

test("what a newer reader finds no more in is public as it was, in no new version; what was rejected is read no more", async () => {
  const trip = await on.publicTrip("Læst igen uden nyt");
  const { body } = await on.send(trip.id, await on.pdf(), "a.pdf", { title: "Som før" });
  const refused = await on.send(trip.id, png(), "b.png", { title: "Afvist" });
  await on.decide("secretary", trip.id, refused.body.id, "rejected", "Forkert billede");
  await expect.poll(async () => (await on.entryOf(trip.slug)).annexes).toHaveLength(1);
  const { version } = await on.entryOf(trip.slug);
  await site.db.query("UPDATE udsyn.trips_annex SET reader = 0 WHERE trip_id = $1", [trip.id]);
  await runDaily(site.db.app, site.here(slug), site.clock.now, site.rooms.publishTrip, site.files);
  expect(await on.entryOf(trip.slug)).toMatchObject({ version, annexes: [{ title: "Som før" }] });
  expect((await on.read(`/bilag/${body.id}`)).status).toBe(200);
  const rows = await site.db.query<{ title: string; reader: number }>(
    "SELECT title, reader FROM udsyn.trips_annex WHERE trip_id = $1 ORDER BY title",
    [trip.id],
  );
  expect(rows.map(({ title, reader }) => [title, reader > 0])).toEqual([
    ["Afvist", false],
    ["Som før", true],
  ]);
});
