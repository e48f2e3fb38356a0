import { defineCommand } from "citty";
import { type Fault, fault } from "../../kernel/index.ts";
import {
  type LeftOut,
  leftOut,
  notHeldYet,
  type Profile,
  type ProfileDifference,
  type ProfileFile,
  profileDiff,
  profileFaultWords,
  profileTaken,
  readProfile,
  readProfileFile,
  type Standing,
  saveProfile,
  unreachableHosts,
} from "../../profile/index.ts";
import { type Installation, isInstalled } from "../installation.ts";
import { answer, CommandFault, configured, demoWords, withInstallation } from "./command.ts";
import { faultAt, inOrder, type JsonFile, readJsonFile } from "./json-file.ts";

const args = {
  profile: { type: "positional", required: true, description: "Profilens JSON-fil" },
  municipality: { type: "string", description: "Den kommune, profilen skal være; ellers den, den selv nævner" },
  json: { type: "boolean", description: "Svar som JSON" },
} as const;

interface Read {
  readonly json: JsonFile;
  readonly profile: Profile | null;
  readonly faults: readonly Fault[];
}

async function readFileAsProfile(file: string, meant: string | undefined): Promise<Read> {
  const json = await readJsonFile(file);
  const slug = claimed(json.value)?.slug ?? "";
  if (meant !== undefined && meant !== slug)
    throw new CommandFault(
      `Profilen i ${file} er ikke »${meant}« (--municipality), men »${slug}«. Intet er ændret.`,
      2,
    );
  return { json, ...readProfile(json.value) };
}

/** Says everything wrong with a profile at once, each with its place in the file. */
function refuse(json: JsonFile, faults: readonly Fault[], asJson: boolean | undefined): never {
  const worded = inOrder(json, faults).map((one) => {
    const message = profileFaultWords({ ...one, path: "" });
    return { path: one.path, ...json.placeOf(one.path), code: one.fault, message, said: faultAt(json, one, message) };
  });
  if (asJson) answer(true, { ok: false, faults: worded.map(({ said: _, ...one }) => one) }, []);
  throw new CommandFault([`${worded.length} fejl i profilen:`, ...worded.map((one) => `  ${one.said}`)].join("\n"));
}

/**
 * What stands in the way of a profile in this installation: what another municipality has already, and a log's name that
 * the world was shown another log under. Of a profile with faults, as much as it says.
 */
async function inTheWay({ db, journal }: Installation, value: unknown): Promise<readonly Fault[]> {
  const wanted = claimed(value);
  if (wanted === null) return [];
  const taken = await profileTaken(db.app, wanted);
  const isNew = (await readProfileFile(db.app, wanted.slug)) === null;
  const shown = isNew && taken.length === 0 ? await journal.newest(wanted.logOrigin) : null;
  return shown ? [fault("origin-used", { written: wanted.logOrigin, size: shown.size }, "logOrigin")] : taken;
}

/** The names that a profile wants for its own; what is none has no place to be in the way of. */
function claimed(value: unknown): Standing | null {
  if (typeof value !== "object" || value === null) return null;
  const text = (one: unknown): string => (typeof one === "string" ? one : "");
  const [slug, logOrigin] = ["slug", "logOrigin"].map((name): unknown => Reflect.get(value, name));
  const [hosts = [], earlier = []] = ["hosts", "earlierLogs"].map((name): readonly unknown[] => {
    const list: unknown = Reflect.get(value, name);
    return Array.isArray(list) ? list : [];
  });
  const earlierLogs = earlier.map((one) => ({ origin: text(Object(one).origin) }));
  return { slug: text(slug), logOrigin: text(logOrigin), hosts: hosts.map(text), earlierLogs };
}

/** A profile without fault, in the file and in the installation where there is one. */
async function sound({ json, profile, faults }: Read, installation: Installation | null, asJson: boolean | undefined) {
  const taken = installation ? await inTheWay(installation, json.value) : [];
  const claim = claimed(json.value);
  // What another has is said once; a stored profile is read as it is, so this is for whoever writes one.
  const unreachable = (claim ? unreachableHosts(claim) : []).filter(({ path }) =>
    taken.every((one) => one.path !== path),
  );
  const wrong = [...faults, ...taken, ...unreachable, ...(profile ? notHeldYet(profile) : [])];
  return profile && wrong.length === 0 ? profile : refuse(json, wrong, asJson);
}

/** What the stored version has and this one leaves out; `null` where there is none, or none that reads. */
async function leftOutOf({ db }: Installation, profile: Profile): Promise<LeftOut | null> {
  const { profile: before } = readProfile(await readProfileFile(db.app, profile.slug));
  return before && leftOut(before, profile);
}

/** Nothing breaks by it, but nobody is asked any more for what lies there: the likeliest slip is to have forgotten it. */
function leftOutWords(gone: LeftOut | null): readonly string[] {
  const list = (head: string, ids: readonly string[] = []) => (ids.length === 0 ? [] : [`${head} ${ids.join(", ")}`]);
  const said = [
    ...list("udvalg:", gone?.committees),
    ...list("enheder:", gone?.units),
    ...list("sprog:", gone?.languages),
  ];
  if (said.length === 0) return [];
  return [
    `Profilen udelader, hvad den gemte har: ${said.join("; ")}. Åbne sager dér bliver liggende uden nogen at spørge, og et sprogs adresser svarer 404. Er et udvalg nedlagt, så behold det, og giv dets navn en sidste dag (to).`,
  ];
}

const addCommand = defineCommand({
  meta: { name: "add", description: "Opretter en kommune, eller giver en kendt en ny profil." },
  args,
  run: async ({ args }) => {
    const read = await readFileAsProfile(args.profile, args.municipality);
    if (!isInstalled(configured())) await sound(read, null, args.json);
    await withInstallation(async ({ installation, config }) => {
      const profile = await sound(read, installation, args.json);
      const gone = await leftOutOf(installation, profile);
      const saved = await saveProfile(installation.db.app, read.json.value as ProfileFile, new Date());
      answer(args.json, { slug: saved.slug, id: saved.id, profileVersion: saved.profileVersion, leftOut: gone }, [
        `${saved.profile.name.da ?? saved.slug} står nu med profil nr. ${saved.profileVersion}.`,
        ...leftOutWords(gone),
        ...demoWords(config),
      ]);
    });
  },
});

const checkCommand = defineCommand({
  meta: { name: "check", description: "Siger alt, hvad der er galt med en profil." },
  args,
  run: async ({ args }) => {
    const read = await readFileAsProfile(args.profile, args.municipality);
    const against = isInstalled(configured());
    const { profile, gone } = against
      ? await withInstallation(async ({ installation }) => {
          const found = await sound(read, installation, args.json);
          return { profile: found, gone: await leftOutOf(installation, found) };
        })
      : { profile: await sound(read, null, args.json), gone: null };
    const held = against ? "installation" : "nothing";
    answer(args.json, { ok: true, faults: [], slug: profile.slug, against: held, leftOut: gone }, [
      "Profilen er i orden.",
      ...leftOutWords(gone),
      ...(against ? [] : ["Her er ingen installation, så den er ikke holdt op mod andre kommuners profiler."]),
    ]);
  },
});

const diffCommand = defineCommand({
  meta: { name: "diff", description: "Viser, hvad en profil ville ændre." },
  args,
  run: async ({ args }) => {
    const read = await readFileAsProfile(args.profile, args.municipality);
    await sound(read, null, args.json);
    const file = read.json.value as ProfileFile;
    await withInstallation(async ({ installation }) => {
      const before = (await readProfileFile(installation.db.app, file.slug)) as ProfileFile | null;
      if (!before)
        return answer(args.json, { new: true, differences: [] }, [
          `${file.slug} findes ikke endnu og ville blive oprettet.`,
        ]);
      const differences = profileDiff(before, file);
      answer(
        args.json,
        { new: false, differences },
        differences.length === 0 ? ["Ingen forskel."] : differences.map(inWords),
      );
    });
  },
});

function inWords({ path, before, after }: ProfileDifference): string {
  if (before === null) return `${path}: »${after}« kommer til`;
  return after === null ? `${path}: »${before}« fjernes` : `${path}: »${before}« bliver »${after}«`;
}

export const municipalityCommand = defineCommand({
  meta: { name: "municipality", description: "Kommuner og deres profiler." },
  subCommands: { add: addCommand, check: checkCommand, diff: diffCommand },
});
