import { readFile } from "node:fs/promises";
import { defineCommand } from "citty";
import {
  type ProfileFile,
  profileDiff,
  profileFaultWords,
  readProfile,
  readProfileFile,
  saveProfile,
} from "../../profile/index.ts";
import { answer, CommandFault, withInstallation } from "./command.ts";

const args = {
  profile: { type: "positional", required: true, description: "Profilens JSON-fil" },
  json: { type: "boolean", description: "Svar som JSON" },
} as const;

/** A profile file's JSON; everything wrong with the profile is reported at once. */
async function readFileAsProfile(file: string, asJson: boolean | undefined): Promise<ProfileFile> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandFault(`Filen ${file} kan ikke læses.`);
  });
  const parsed = parse(text, file);
  const { profile, faults } = readProfile(parsed);
  if (profile) return parsed as ProfileFile;
  const worded = faults.map((one) => ({ path: one.path, code: one.fault, message: profileFaultWords(one) }));
  if (asJson) answer(true, { ok: false, faults: worded }, []);
  throw new CommandFault([`${worded.length} fejl i profilen:`, ...worded.map((one) => `  ${one.message}`)].join("\n"));
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
    const file = await readFileAsProfile(args.profile, args.json);
    await withInstallation(async ({ installation }) => {
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
    const file = await readFileAsProfile(args.profile, args.json);
    answer(args.json, { ok: true, faults: [], slug: file.slug }, ["Profilen er i orden."]);
  },
});

const diffCommand = defineCommand({
  meta: { name: "diff", description: "Viser, hvad en profil ville ændre." },
  args,
  run: async ({ args }) => {
    const file = await readFileAsProfile(args.profile, args.json);
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
