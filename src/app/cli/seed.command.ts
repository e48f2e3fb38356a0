import { defineCommand } from "citty";
import { addDemoPeople, operator, work } from "../../identity/index.ts";
import { refreshStatistics } from "../../platform/index.ts";
import { type Municipality, municipalityBySlug, readMunicipalities, saveProfile } from "../../profile/index.ts";
import { fillDemo } from "../demo/fill-demo.ts";
import { prepareDemo } from "../demo/prepare-demo.ts";
import { standingLogKey } from "../installation.ts";
import { otherKeys } from "../journal/judge-restored.ts";
import { wireRooms } from "../rooms.ts";
import { seedTrips } from "../seed/seed.ts";
import { isTrial, trialNumber, trialProfile } from "../seed/trial-profile.ts";
import { answer, CommandFault, type Opened, tell, withInstallation } from "./command.ts";

const most = { trips: 10_000_000, municipalities: 1_000, seed: 2 ** 31 - 1 } as const;

export const seedCommand = defineCommand({
  meta: {
    name: "seed",
    description: "Opdigtede rejser i egne prøvekommuner, til prøver og målinger. Samme kommando igen fortsætter.",
  },
  args: {
    trips: { type: "string", required: true, description: "Hvor mange rejser i alt" },
    municipality: { type: "string", description: "Kun denne prøvekommune, som proeve-2" },
    municipalities: { type: "string", default: "1", description: "Hvor mange prøvekommuner de fordeles på" },
    seed: { type: "string", default: "1", description: "Frø: samme frø giver samme rejser" },
    "in-production": { type: "boolean", description: "Tillad det også i en database i drift" },
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: async ({ args }) => {
    const [trips, municipalities, seed] = [
      numberIn("trips", args.trips, 1),
      numberIn("municipalities", args.municipalities, 1),
      numberIn("seed", args.seed, 0),
    ];
    const only = args.municipality === undefined ? null : trialAsked(args.municipality);
    if (only !== null && municipalities !== 1)
      throw new CommandFault("--municipality er én prøvekommune. Skriv den eller --municipalities.", 2);
    await withInstallation(async (opened) => {
      if (opened.config.mode === "production" && !args["in-production"])
        throw new CommandFault(
          "Databasen er i drift: opdigtede rejser hører ikke til her. Brug en anden UDSYN_DATA, eller skriv --in-production.",
        );
      // What is made up is published too, and would be signed by a key that is not the log's.
      const wrong = await otherKeys(opened.installation.db.register, standingLogKey(opened.config));
      if (wrong.length > 0) throw new CommandFault(["Intet er fyldt i:", ...wrong.map((one) => `  ${one}`)].join("\n"));
      await demoFirst(opened);
      const told = [];
      if (only !== null) told.push(await fill(opened, only, { seed, trips }));
      else
        for (let number = 1; number <= municipalities; number += 1) {
          const share = Math.floor(trips / municipalities) + (number <= trips % municipalities ? 1 : 0);
          told.push(await fill(opened, number, { seed, trips: share }));
        }
      const lines = told.map(({ name, slug, before, now }) =>
        before >= now
          ? `${name} (${slug}) har allerede ${now} rejser.`
          : `${name} (${slug}) har nu ${now} rejser, ${now - before} af dem nye.`,
      );
      answer(args.json, { seed, municipalities: told }, lines);
    });
  },
});

function numberIn(name: keyof typeof most, text: string, least: number): number {
  // With or without marks between thousands; anything else, as 1.5, is a slip.
  const isWhole = /^(\d+|\d{1,3}([._ ]\d{3})+)$/.test(text);
  const number = Number(text.replaceAll(/[._ ]/g, ""));
  if (isWhole && number >= least && number <= most[name]) return number;
  throw new CommandFault(`--${name} skal være et helt tal fra ${least} til ${most[name].toLocaleString("da-DK")}.`, 2);
}

/** The number of the trial municipality with a slug; no other takes invented trips. */
function trialAsked(slug: string): number {
  const number = trialNumber(slug);
  if (number !== null && number <= most.municipalities) return number;
  throw new CommandFault(`»${slug}« er ikke en prøvekommune; de hedder proeve-1, proeve-2 og så fremdeles.`, 2);
}

async function fill(
  { installation }: Opened,
  number: number,
  { seed, trips }: { seed: number; trips: number },
): Promise<{ slug: string; name: string; before: number; now: number }> {
  const { db, logKey, connections } = installation;
  const here = await trialMunicipality(installation, number);
  const name = here.profile.name.da ?? here.slug;
  const began = Date.now();
  const clock = () => new Date();
  const onProgress = (done: number) => {
    const rate = Math.round((done * 1_000) / Math.max(1, Date.now() - began));
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${done} af ${trips} rejser, ${rate}/s `);
  };
  const refresh = () => refreshStatistics(connections.owner);
  const done = await seedTrips({ db: db.app, here, logKey, seed, trips, clock, refresh, onProgress });
  if (process.stderr.isTTY) tell("");
  if ("othersTrips" in done)
    throw new CommandFault(
      `${name} har ${done.othersTrips} rejser, som ikke er fra frø ${seed}. Brug det samme frø som sidst, eller en anden UDSYN_DATA.`,
    );
  return { slug: here.slug, name, ...done };
}

/** The demo's own municipalities come first, also where nobody has started it yet. */
async function demoFirst({ config, installation, log }: Opened): Promise<void> {
  if (config.mode !== "demo") return;
  const now = new Date();
  await prepareDemo(installation, now, tell);
  await fillDemo(installation, wireRooms({ ...installation, log }), now, tell);
}

/** The trial municipality with this number, made with its people when it is new. A real one of that name is left alone. */
async function trialMunicipality({ db }: Opened["installation"], number: number): Promise<Municipality> {
  const now = new Date();
  const wanted = trialProfile(number);
  // Looked at before anything is saved: the profile of a real one would be written over.
  const known = municipalityBySlug(await readMunicipalities(db.app), wanted.slug);
  if (known && !isTrial(known))
    throw new CommandFault(`${known.slug} er ikke en prøvekommune, så intet er ændret. Brug en anden UDSYN_DATA.`);
  const here = await saveProfile(db.app, wanted, now);
  if (here.profileVersion === 1) await work(db.app, here, operator, now, (one) => addDemoPeople(one));
  return here;
}
