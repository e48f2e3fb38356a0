import { personalSources } from "../../../src/app/personal-sources.ts";
import { operator, type Who } from "../../../src/identity/index.ts";
import { fileOf } from "../../../src/intake/index.ts";
import { Refusal } from "../../../src/kernel/index.ts";
import { erasePerson, runRetention, settleErasure } from "../../../src/oversight/index.ts";
import { runDaily, runReplies } from "../../../src/trips/index.ts";
import { ask } from "../client.ts";
import { changedIn, ofRuns, stateOf } from "./state.ts";
import { broken, type Chance, canary, dayAfter, does, nameOf, type Said, slug, type World } from "./world.ts";

/** What comes from files, by links and with time, and what is erased. */

type Body = Said["body"];
const sources = personalSources("test");
const person = (id: string): Who => ({
  actor: { kind: "person", id, name: id },
  grants: [{ role: "dpo", scope: null }],
});

/** Does a use case, noting its refusal; anything else that is thrown is a fault. */
async function tries(world: World, what: string, use: () => Promise<unknown>): Promise<boolean> {
  try {
    await use();
    world.log.push(`${world.step} ${what} → done`);
    return true;
  } catch (error) {
    if (error instanceof Refusal) world.log.push(`${world.step} ${what} → ${error.kind} ${error.code}`);
    else broken(world, `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return false;
  }
}

/** A person is erased, by two people as the rules ask; after it nobody writes the name. */
export async function erases(world: World, chance: Chance): Promise<void> {
  const name = nameOf(world, chance);
  if (name === "Ingen") return;
  later(world, 60_000);
  const asked = { names: [name], except: [], decided: chance.hits(50), reason: "Anmodning efter artikel 17." };
  const { site } = world;
  const gone = await tries(world, `erase ${name} (decided ${asked.decided})`, async () => {
    const { id } = await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), person("one"));
    await site.doing(slug, (one) => settleErasure(one, "test", sources, id, "carry-out"), person("two"));
  });
  // A case that is marked for preservation keeps its names until it is handed over.
  const [kept] = await site.db.query("SELECT FROM udsyn.records_hold LIMIT 1");
  if (gone && !kept) world.erased.add(name);
  later(world, 60_000);
}

/** The name of a place or of an elected member is erased as if it were a person's: pages and files bear it. */
export async function erasesWords(world: World, chance: Chance): Promise<void> {
  const word = chance.one(["Hamborg", "Gdańsk", "Asta Opdigt", "Bo Mødeglad", "Ukendtby"]);
  later(world, 60_000);
  const asked = { names: [word], except: [], decided: chance.hits(50), reason: "Anmodning efter artikel 17." };
  await tries(world, `erase the words ${word} (decided ${asked.decided})`, async () => {
    const { id } = await world.site.doing(slug, (one) => erasePerson(one, "test", sources, asked), person("one"));
    await world.site.doing(slug, (one) => settleErasure(one, "test", sources, id, "carry-out"), person("two"));
  });
  later(world, 60_000);
}

export async function putsNameRight(world: World, chance: Chance): Promise<void> {
  // An elected member's name stays public in their office: nobody else's is put right to one, nor theirs to another's.
  const elected = ["Clara Prøvedal", "Clara Prøvedal Lund", "Asta Opdigt"];
  const isElected = chance.hits(60);
  const from = isElected ? chance.one(elected) : nameOf(world, chance);
  const to = isElected ? chance.one(elected) : nameOf(world, chance);
  await does(world, "dpo", "POST", "personal-data/corrections", { from, to });
}

function later(world: World, milliseconds: number): void {
  world.site.clock.now = new Date(world.site.clock.now.getTime() + milliseconds);
}

/** Days, months or a year go by, with what each night does. */
export async function passes(world: World, chance: Chance): Promise<void> {
  const untilNewYear = Math.ceil(
    (Date.UTC(world.site.clock.now.getUTCFullYear() + 1, 0, 2) - world.site.clock.now.getTime()) / 86_400_000,
  );
  const days = chance.one([1, 1, 3, 10, 30, 70, chance.hits(25) ? 380 : 5, chance.hits(50) ? untilNewYear : 5]);
  later(world, days * 86_400_000);
  world.log.push(`${world.step} ${days} days pass, it is ${dayAfter(world, 0)}`);
  const { site } = world;
  const here = site.here(slug);
  const now = site.clock.now;
  await tries(world, "the nightly run", async () => {
    await runDaily(site.db.app, here, now, site.rooms.publishTrip, site.files);
    await runReplies(site.db.app, here, now, (one) => site.addressOf(one.slug));
    await runRetention(site.db.app, here, now);
  });
}

const files = {
  trips: {
    head: ["id", "titel", "formål", "land", "fra", "til", "udvalg"],
    mapping: {
      key: ["id"],
      fields: { reference: "id", title: "titel", purpose: "formål", destination: "land", startOn: "fra", endOn: "til" },
      constants: { kind: "conference" },
    },
  },
  expenses: {
    head: ["id", "sag", "dato", "beløb", "tekst", "firma", "bilag"],
    mapping: {
      key: ["id"],
      fields: {
        reference: "sag",
        postedOn: "dato",
        amount: "beløb",
        text: "tekst",
        supplier: "firma",
        voucher: "bilag",
      },
      constants: { currency: "DKK", category: "meals" },
    },
  },
};

function rowOf(world: World, chance: Chance, dataset: keyof typeof files, key: string, sag: string): readonly string[] {
  const day = (at: number) => dayAfter(world, at).split("-").reverse().join(".");
  if (dataset === "expenses")
    return [
      ...[key, sag, day(-chance.below(20)), chance.one(["100,00", "-40,50", "3.500,00", "ulæseligt"])],
      ...[`Middag med ${nameOf(world, chance)}`, `${canary} ApS`, `B ${world.count++}`],
    ];
  const from = chance.one([-300, -60, -20]);
  return [
    ...[
      key,
      `Besøg hos ${nameOf(world, chance)}`,
      `${nameOf(world, chance)}s havn`,
      chance.one(["Berlin", "Oslo", "Ukendtby"]),
    ],
    ...[day(from), day(from + chance.one([2, 0, -1])), ""],
  ];
}

/** A file is read in: new rows, the same again, or changed ones. */
export async function imports(world: World, chance: Chance, trip: Body | null): Promise<void> {
  const dataset = chance.one(["trips", "expenses"] as const);
  const keys = ["1", "2", "3", "4", "5", "6"].slice(0, 1 + chance.below(6)).map((one) => `${dataset[0]}${one}`);
  for (const key of keys)
    if (!world.rows.has(key) || chance.hits(45))
      world.rows.set(key, rowOf(world, chance, dataset, key, chance.hits(80) ? (trip?.caseNumber ?? "") : "28/0000"));
  await readsIn(world, dataset, keys, dataset === "trips" && chance.hits(60));
}

/** What came from a file is put right by hand; the file as it was changes none of it, and one that changed may. */
export async function importsOverHand(world: World, chance: Chance, trip: Body): Promise<void> {
  const dataset = chance.one(["trips", "expenses"] as const);
  const keys = ["1", "2"].map((one) => `${dataset[0]}${one}`);
  for (const key of keys)
    if (!world.rows.has(key)) world.rows.set(key, rowOf(world, chance, dataset, key, trip.caseNumber ?? ""));
  await readsIn(world, dataset, keys, dataset === "trips");
  await putsRightByHand(world, chance, dataset);
  const before = await stateOf(world);
  const erased = world.log.some((one) => one.includes("erase"));
  await readsIn(world, dataset, keys, false);
  const changed = changedIn(before, await stateOf(world), ofRuns);
  // After an erasure a row is met again without what was erased in it.
  if (changed.length > 0 && !erased) broken(world, `the same file of ${dataset} changes ${changed.join(", ")}`);
  if (chance.hits(50)) return;
  for (const key of keys) world.rows.set(key, rowOf(world, chance, dataset, key, trip.caseNumber ?? ""));
  await readsIn(world, dataset, keys, chance.hits(50));
}

async function putsRightByHand(world: World, chance: Chance, dataset: keyof typeof files): Promise<void> {
  const of = dataset === "trips" ? "t" : "e";
  const met = await world.site.db.query<{ id: string }>(
    "SELECT subject_id AS id FROM udsyn.intake_row WHERE subject_id IS NOT NULL AND dataset = $1 ORDER BY 1",
    [dataset],
  );
  if (met.length === 0) return;
  const { id } = chance.one(met);
  if (of === "t") {
    await does(world, "coordinator", "PATCH", `trips/${id}`, { title: `Rettet i hånden ${world.count++}` });
    if (chance.hits(60))
      await does(world, "coordinator", "POST", `trips/${id}/corrections`, { reason: "Titlen var forkert." });
    return;
  }
  const [line] = await world.site.db.query<{ version: number }>(
    "SELECT version FROM udsyn.accounts_posting WHERE posting_id = $1",
    [id],
  );
  if (!line) return;
  await does(
    world,
    "accountant",
    "PUT",
    `postings/${id}`,
    {
      ...{ category: "lodging", amount: chance.one(["100.00", "77.50"]), currency: "DKK", vat: "incl" },
      ...{ bookedOn: dayAfter(world, -3), text: "Rettet i hånden", withoutReceipt: "I appen.", namesConfirmed: true },
    },
    { "if-match": `"${line.version}"` },
  );
}

async function readsIn(world: World, dataset: keyof typeof files, keys: readonly string[], publish: boolean) {
  const { head, mapping } = files[dataset];
  const lines = [head.join(";"), ...keys.map((key) => (world.rows.get(key) ?? []).join(";"))];
  const { site } = world;
  const importer = site.rooms.importers.find((one) => one.name === dataset);
  const read = importer?.readMapping(mapping);
  if (!importer || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  later(world, 60_000);
  const place = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  const source = fileOf("fil.csv", Buffer.from(lines.join("\n")));
  await tries(world, `import ${dataset} ${JSON.stringify(lines.slice(1))} publish ${publish}`, () =>
    importer.run(place, { source, mapping: read, publish, dryRun: false }),
  );
  const known = new Set(world.trips);
  const all = await site.db.query<{ id: string }>(
    "SELECT trip_id AS id FROM udsyn.trips_trip ORDER BY created_at, title",
  );
  world.trips.push(...all.map(({ id }) => id).filter((id) => !known.has(id)));
}

export async function repairs(world: World, chance: Chance): Promise<void> {
  const { body } = await does(world, "coordinator", "GET", "held-rows");
  if (!body.items?.length) return;
  const row = chance.one<Body>(body.items);
  if (chance.hits(25))
    await does(world, "coordinator", "POST", `held-rows/${row.id}/dismissal`, { reason: "Den er ikke vores." });
  else {
    const cells = row.dataset === "trips" ? { til: row.cells.fra } : { beløb: "250,00" };
    await does(
      world,
      "coordinator",
      "POST",
      `held-rows/${row.id}/repair`,
      chance.hits(20) ? { asPrinted: true } : { cells, isOther: chance.one([true, false, null]) },
    );
  }
}

/** Others write by a link, or are asked afterwards. */
export async function invites(world: World, chance: Chance, trip: Body): Promise<void> {
  const { body } = await does(world, "coordinator", "GET", `trips/${trip.id}/contributions`);
  const asked: readonly Body[] = body.items ?? [];
  const path = `trips/${trip.id}/contributions`;
  const road = chance.below(asked.length === 0 ? 3 : 10);
  if (road < 3) {
    const email = chance.hits(50) ? "deltager@by.example" : null;
    const made = await does(world, "coordinator", "POST", path, {
      name: `${canary} Deltager`,
      email,
      lang: chance.one(["da", "en", "de"]),
    });
    if (made.body?.link) world.links.push(made.body.link);
  } else if (road < 5)
    await does(world, "coordinator", "POST", `${path}/${chance.one(asked).id}/taking`, {
      field: chance.one(["aim", "outcome", "change"]),
    });
  else if (road < 6) await does(world, "coordinator", "DELETE", `${path}/${chance.one(asked).id}`);
  else if (road < 8) {
    const made = await does(world, "coordinator", "POST", `trips/${trip.id}/survey-links`, {
      contribution: chance.one(asked).id,
    });
    if (made.body?.link) world.links.push(made.body.link);
  } else await travelList(world, chance, trip);
}

async function travelList(world: World, chance: Chance, trip: Body): Promise<void> {
  const path = `trips/${trip.id}/travel-list`;
  if (chance.hits(25)) await does(world, "coordinator", "DELETE", path);
  else
    await does(world, "coordinator", "PUT", path, {
      travellers: [{ name: `${canary} Rejsende`, passport: `${canary}1`, allergies: null, emergencyContact: null }],
    });
}

/** Whoever holds a link opens it, and sends what it asks for. */
export async function answers(world: World, chance: Chance): Promise<void> {
  if (world.links.length === 0) return;
  const link = new URL(chance.one(world.links));
  const at = { path: link.pathname, host: new URL(world.site.addressOf(slug)).host };
  const page = await ask(world.site.address, at);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? "";
  const fields = link.pathname.includes("/svar/")
    ? { "answers.0": String(1 + chance.below(5)), "answers.1": "4", "answers.2": "" }
    : { aim: "Formål fra en deltager.", outcome: "Udbytte.", change: "Ændring.", tab: hidden("tab"), base: "" };
  const sent = await ask(world.site.address, {
    ...{ ...at, method: "POST", body: new URLSearchParams(fields).toString() },
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
  });
  const where = link.pathname.split("/").slice(0, -1).join("/");
  world.log.push(`${world.step} ${where} opened ${page.status}, sent ${sent.status}`);
  for (const status of [page.status, sent.status]) if (status >= 500) broken(world, `${where} answers ${status}`);
}
