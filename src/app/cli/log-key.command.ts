import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { defineCommand } from "citty";
import { isFault } from "../../kernel/index.ts";
import { type LogKey, newLogKey, parseLogKey, publicForm, secretForm } from "../../register/index.ts";
import { readLogKey, standingLogKey } from "../installation.ts";
import { knownHeads } from "../journal/known-heads.ts";
import { changeKeys, type HandedOver } from "../log-key/change-keys.ts";
import { comingKey, keyIn, layComing, replaceKey } from "../log-key/key-file.ts";
import { answer, CommandFault, requireReadable, tellWhole, wholeOption, withInstallation } from "./command.ts";

const newCommand = defineCommand({
  meta: { name: "new", description: "Laver en ny nøgle til UDSYN_LOG_KEY og gør ikke andet." },
  args: { municipality: wholeOption, json: { type: "boolean", description: "Svar som JSON" } },
  run: async ({ args }) => printNewKey(args.json),
});

/** The secret is shown this once and kept nowhere. The municipalities' logs sign with it under names of their own. */
export function printNewKey(asJson: boolean | undefined): void {
  const key = newLogKey("udsyn");
  const [secret, known] = [secretForm(key), publicForm(key)];
  answer(asJson, { secret, public: known }, [
    `UDSYN_LOG_KEY=${secret}`,
    "",
    "Gem linjen, hvor kommunen gemmer sine nøgler: går den tabt, kan loggen ikke fortsætte.",
    `Offentlig form: ${known}`,
    "Hver kommunes log underskriver med samme nøgle under sit eget navn; den form står på /log/key.",
  ]);
}

const changeCommand = defineCommand({
  meta: {
    name: "change",
    description:
      "Skifter logbøgernes nøgle: den gamle, som er sat, overdrager hver log til den nye, åbent og underskrevet af begge.",
  },
  args: {
    file: {
      type: "positional",
      required: false,
      description: "Fil med den nye nøgle, som »log-key new« skrev den; - læser den fra standard input",
    },
    municipality: wholeOption,
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: async ({ args }) => {
    tellWhole(args.municipality);
    const given = args.file === undefined ? null : await keyFrom(args.file);
    await withInstallation(async ({ config, installation: { db, journal }, log }) => {
      const standing = standingLogKey(config);
      if (!standing)
        throw new CommandFault("Der er ingen nøgle at skifte fra: sæt UDSYN_LOG_KEY til den gamle nøgle, og kør igen.");
      const isFile = config.logKey === null;
      const to = comingOr(isFile ? comingKey(config.dataDir) : null, given);
      const from: LogKey = { ...readLogKey(config), heads: knownHeads(journal, log) };
      const isSame = Buffer.from(from.seed).equals(Buffer.from(to.seed));
      if (isSame) throw new CommandFault("Den nye nøgle er den, der er sat. Lav en anden: bin/udsyn log-key new");
      if (isFile) layComing(config.dataDir, to);
      const changed = await changeKeys(db, { from, to, now: () => new Date() });
      const kept = isFile ? replaceKey(config.dataDir, from) : null;
      answer(args.json, { changed, oldKeyFile: kept }, changedWords(changed, kept));
    });
  },
});

/** A change that was begun goes on with the key that it was begun with. */
function comingOr(begun: LogKey | null, given: LogKey | null): LogKey {
  if (begun && given && !Buffer.from(begun.seed).equals(Buffer.from(given.seed)))
    throw new CommandFault(
      "Et skift til en anden nøgle er begyndt og ikke ført til ende. Kør først: bin/udsyn log-key change (uden fil).",
    );
  const key = begun ?? given;
  if (!key) throw new CommandFault("Skriv filen med den nye nøgle, eller - for at give den på standard input.", 2);
  return key;
}

/** Never from the command line, which others on the machine can see. */
async function keyFrom(file: string): Promise<LogKey> {
  if (!isFault(parseLogKey(file)))
    throw new CommandFault(
      "Nøglen må ikke stå på kommandolinjen, hvor andre på maskinen kan se den. Læg den i en fil, og lav en anden end denne.",
      2,
    );
  if (file !== "-") await requireReadable(file);
  const key = keyIn(file === "-" ? await text(process.stdin) : await readFile(file, "utf8"));
  if (key) return key;
  throw new CommandFault(
    `${file === "-" ? "Det givne" : file} er ingen nøgle. Den har formen PRIVATE+KEY+navn+nøgle-id+data.`,
    2,
  );
}

function changedWords(changed: readonly HandedOver[], kept: string | null): readonly string[] {
  const logs = changed.map(
    ({ municipality, size, newKey }) => `${municipality}: skiftet ved ${size} poster. Den nye: ${newKey}`,
  );
  const next =
    kept === null
      ? "Sæt nu UDSYN_LOG_KEY til den nye nøgle, hvor siden, dens andre processer og kommandoerne får deres miljø, og start dem igen."
      : `Den nye nøgle ligger i log.key. Den gamle er gemt i ${kept}; læg begge, hvor kommunen gemmer sine nøgler. Start siden igen.`;
  return [
    ...(logs.length > 0 ? logs : ["Ingen log manglede at blive skiftet."]),
    next,
    "Indtil da offentliggør en proces med den gamle nøgle intet. Giv dem, der har gemt den gamle nøgle, besked; /log siger det også.",
  ];
}

export const logKeyCommand = defineCommand({
  meta: { name: "log-key", description: "Logbøgernes nøgle." },
  subCommands: { new: newCommand, change: changeCommand },
});
