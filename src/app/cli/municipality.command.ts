import { readFile } from "node:fs/promises";
import { defineCommand } from "citty";
import { type Fault, fault } from "../../kernel/index.ts";
import {
  type Profile,
  type ProfileFile,
  profileDiff,
  profileFaultWords,
  profileTaken,
  readProfile,
  readProfileFile,
  saveProfile,
} from "../../profile/index.ts";
import { type Installation, isInstalled } from "../installation.ts";
import { answer, CommandFault, configured, withInstallation } from "./command.ts";

const args = {
  profile: { type: "positional", required: true, description: "Profilens JSON-fil" },
  json: { type: "boolean", description: "Svar som JSON" },
} as const;

interface Read {
  readonly file: ProfileFile;
  readonly profile: Profile;
}

/** A profile file, as JSON and read; everything wrong with the profile is reported at once. */
async function readFileAsProfile(file: string, asJson: boolean | undefined): Promise<Read> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandFault(`Filen ${file} kan ikke læses.`);
  });
  const parsed = parse(text, file);
  const { profile, faults } = readProfile(parsed);
  if (profile) return { file: parsed as ProfileFile, profile };
  return refuse(faults, asJson);
}

/** Says everything wrong with a profile at once. */
function refuse(faults: readonly Fault[], asJson: boolean | undefined): never {
  const worded = faults.map((one) => ({ path: one.path, code: one.fault, message: profileFaultWords(one) }));
  if (asJson) answer(true, { ok: false, faults: worded }, []);
  throw new CommandFault([`${worded.length} fejl i profilen:`, ...worded.map((one) => `  ${one.message}`)].join("\n"));
}

/**
 * What stands in the way of a profile in this installation: what another municipality has already, and a log's name that
 * the world was shown another log under.
 */
async function inTheWay({ db, journal }: Installation, profile: Profile): Promise<readonly Fault[]> {
  const taken = await profileTaken(db.app, profile);
  const isNew = (await readProfileFile(db.app, profile.slug)) === null;
  const shown = isNew && taken.length === 0 ? await journal.newest(profile.logOrigin) : null;
  return shown ? [fault("origin-used", { written: profile.logOrigin, size: shown.size }, "logOrigin")] : taken;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFault(`${file} er ikke JSON: ${error instanceof Error ? error.message : error}`);
  }
}

const addCommand = defineCommand({
  meta: { name: "add", description: "Opretter en kommune, eller giver en kendt en ny profil." },
  args,
  run: async ({ args }) => {
    const { file, profile } = await readFileAsProfile(args.profile, args.json);
    await withInstallation(async ({ installation }) => {
      const wrong = await inTheWay(installation, profile);
      if (wrong.length > 0) refuse(wrong, args.json);
      const saved = await saveProfile(installation.db.app, file, new Date());
      answer(args.json, { slug: saved.slug, id: saved.id, profileVersion: saved.profileVersion }, [
        `${saved.profile.name.da ?? saved.slug} står nu med profil nr. ${saved.profileVersion}.`,
      ]);
    });
  },
});

const checkCommand = defineCommand({
  meta: { name: "check", description: "Siger alt, hvad der er galt med en profil." },
  args,
  run: async ({ args }) => {
    const { profile } = await readFileAsProfile(args.profile, args.json);
    const against = isInstalled(configured());
    if (against)
      await withInstallation(async ({ installation }) => {
        const wrong = await inTheWay(installation, profile);
        if (wrong.length > 0) refuse(wrong, args.json);
      });
    answer(args.json, { ok: true, faults: [], slug: profile.slug, against: against ? "installation" : "nothing" }, [
      "Profilen er i orden.",
      ...(against ? [] : ["Her er ingen installation, så den er ikke holdt op mod andre kommuners profiler."]),
    ]);
  },
});

const diffCommand = defineCommand({
  meta: { name: "diff", description: "Viser, hvad en profil ville ændre." },
  args,
  run: async ({ args }) => {
    const { file } = await readFileAsProfile(args.profile, args.json);
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
        differences.length === 0 ? ["Ingen forskel."] : differences.map((one) => JSON.stringify(one)),
      );
    });
  },
});

export const municipalityCommand = defineCommand({
  meta: { name: "municipality", description: "Kommuner og deres profiler." },
  subCommands: { add: addCommand, check: checkCommand, diff: diffCommand },
});
