import { defineCommand } from "citty";
import { readPublicConfig } from "../../platform/index.ts";
import { siteOfFiles } from "../static-site/site-of-files.ts";
import { answer, CommandFault, firstAsked, isLogKey, municipalityOption, orFaults, tell } from "./command.ts";

const cards = ["all", "lists", "none"] as const;

export const siteCommand = defineCommand({
  meta: {
    name: "site",
    description:
      "Skriver hele den offentlige side som filer, der kan lægges på enhver webserver. Igen: kun det, der er ændret.",
  },
  args: {
    dir: {
      type: "positional",
      required: true,
      description: "Mappen: en ny, en tom, eller en som kommandoen har skrevet før",
    },
    municipality: municipalityOption,
    cards: {
      type: "string",
      description:
        "Billedkort til deling: all, lists (ikke et til hver rejse) eller none; ellers all op til 1.000 rejser",
    },
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: async ({ args }) => {
    const pictures = cards.find((one) => one === args.cards) ?? null;
    if (args.cards !== undefined && pictures === null)
      throw new CommandFault(`--cards er en af ${cards.join(", ")}.`, 2);
    const config = orFaults(readPublicConfig(undefined, isLogKey));
    const started = performance.now();
    let shown = 0;
    const written = await siteOfFiles(config, tell, {
      root: args.dir,
      choose: (all) => {
        const [first] = firstAsked(all, args.municipality);
        if (!first) throw new CommandFault("Der er ingen kommune endnu.");
        return first;
      },
      pictures,
      progress: (done, asked) => {
        if (!process.stderr.isTTY || performance.now() - shown < 200) return;
        shown = performance.now();
        process.stderr.write(`\r${done.toLocaleString("da-DK")} af ${asked.toLocaleString("da-DK")} adresser `);
      },
    });
    if (process.stderr.isTTY) tell("");
    const seconds = (performance.now() - started) / 1_000;
    answer(
      args.json,
      { ...written, dir: args.dir, seconds: Number(seconds.toFixed(2)) },
      linesOf(written, args.dir, seconds),
    );
    if (written.faults.some(({ code }) => code !== "dead")) process.exitCode = 1;
  },
});

const words = {
  failed: "kunne ikke laves",
  foreign: "her ligger en fil, som bin/udsyn site ikke har skrevet",
  dead: "en side leder hertil, men her er intet",
} as const;

type Told = Awaited<ReturnType<typeof siteOfFiles>>;

function linesOf(written: Told, dir: string, seconds: number): string[] {
  const count = (number: number) => number.toLocaleString("da-DK");
  const { files, bytes, faults, pictures, isSigned, base } = written;
  return [
    `Siden for ${written.municipality} ligger i ${dir}: ${count(files)} filer, ${count(Math.round(bytes / 1_048_576))} MB.`,
    `Skrevet: ${count(written.written)}. Uændret: ${count(written.unchanged)}. Fjernet: ${count(written.removed)}. Det tog ${seconds.toLocaleString("da-DK", { maximumFractionDigits: 1 })} s.`,
    `Adresserne i siderne begynder med ${base} (UDSYN_BASE_URL).`,
    ...(pictures === "lists" ? ["Rejserne har listens billedkort; hver rejses eget fås med --cards all."] : []),
    ...(isSigned
      ? []
      : ["UDSYN_LOG_KEY er ikke sat: siderne er uden loggens underskrift. Poster, data og log kan efterprøves."]),
    ...faults.slice(0, 20).map(({ path, code, why }) => `  ${path}: ${words[code]} (${why})`),
    ...(faults.length > 20 ? [`  … og ${count(faults.length - 20)} til; alle står i svaret med --json.`] : []),
  ];
}
