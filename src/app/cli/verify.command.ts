import { readFile, stat } from "node:fs/promises";
import { defineCommand } from "citty";
import {
  differenceText,
  directorySource,
  isCheckpoint,
  isKey,
  isWitnessKey,
  type Report,
  type Source,
  urlSource,
  verifySource,
} from "../../verify/index.ts";
import { answer, CommandFault } from "./command.ts";
import { plainSigns } from "./plain-signs.ts";

export const verifyCommand = defineCommand({
  meta: {
    name: "verify",
    description:
      "Kontrollerer en offentliggjort side: loggen, hver post, hver datafil mod posterne, og i en mappe hver side ved sin underskrift.",
  },
  args: {
    place: { type: "positional", required: true, description: "En adresse, eller en mappe med siden som filer" },
    key: { type: "string", description: "Loggens offentlige nøgle, som den er fået et andet sted fra" },
    municipality: { type: "string", description: "Kommunen på en adresse ved localhost; ellers den første" },
    witness: {
      type: "string",
      description: "Et vidnes offentlige nøgle: vidnet skal have underskrevet kontrolpunktet. Kan gives flere gange",
    },
    since: { type: "string", description: "Fil med et kontrolpunkt, der er gemt tidligere" },
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: async ({ args, rawArgs }) => {
    if (args.key !== undefined && !isKey(args.key))
      throw new CommandFault(
        "--key er ikke en nøgle: et tegn er forkert eller mangler. Den har formen navn+nøgle-id+data, som på siden /log/key.",
        2,
      );
    const witnesses = witnessesAsked(rawArgs);
    const source = await sourceAt(placeOf(args.place, args.municipality));
    const since = args.since === undefined ? null : await checkpointIn(args.since);
    const report = await verifySource(source, {
      ...(args.key === undefined ? {} : { key: args.key.trim() }),
      ...(since === null ? {} : { since }),
      witnesses,
    }).catch((error: unknown) => {
      const reason = plainSigns(error instanceof Error ? error.message : String(error));
      throw new CommandFault(`${args.place} kan ikke læses: ${reason}`);
    });
    answer(args.json, report, reportLines(report));
    if (!report.ok) process.exitCode = 1;
  },
});

/** Every witness that is named: the option may stand several times, of which the parser keeps the last. */
function witnessesAsked(words: readonly string[]): readonly string[] {
  const keys = words.flatMap((word, at) => {
    if (word.startsWith("--witness=")) return [word.slice("--witness=".length)];
    return word === "--witness" ? [words[at + 1] ?? ""] : [];
  });
  if (keys.every(isWitnessKey)) return keys;
  throw new CommandFault(
    "--witness er ikke et vidnes nøgle: den har formen navn+nøgle-id+data, som vidnet oplyser den (cosignature/v1).",
    2,
  );
}

/** On loopback one address is all the municipalities'; any other address, and a folder, is one municipality's already. */
function placeOf(place: string, slug: string | undefined): string {
  if (slug === undefined) return place;
  const url = /^https?:\/\//i.test(place) && URL.canParse(place) ? new URL(place) : null;
  if (url === null || !["localhost", "127.0.0.1", "[::1]"].includes(url.hostname))
    throw new CommandFault(
      `--municipality vælger kommunen på localhost. ${place} er én kommunes; giv den adresse eller mappe, der er ment.`,
      2,
    );
  if (!/^[a-z0-9-]+$/.test(slug)) throw new CommandFault(`»${slug}« er ikke en kommunes kortnavn.`, 2);
  url.hostname = `${slug}.localhost`;
  return url.href;
}

async function sourceAt(place: string): Promise<Source> {
  if (/^https?:\/\//i.test(place)) {
    if (!URL.canParse(place)) throw new CommandFault(`${place} er ikke en adresse.`, 2);
    return urlSource(place);
  }
  const found = await stat(place).catch(() => null);
  if (!found?.isDirectory())
    throw new CommandFault(
      `${place} er hverken en mappe eller en adresse, der begynder med http:// eller https://.`,
      2,
    );
  return directorySource(place);
}

async function checkpointIn(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  if (isCheckpoint(text)) return text;
  throw new CommandFault(`Kontrolpunktet ${file} kan ikke læses: giv hele filen, som den lå på /log/checkpoint.`, 2);
}

const named = 10;

/** What the answer says nothing of. */
function notChecked({ ok, namesChecked, compared, unchecked, listed, annexesAway }: Report): string[] {
  const names = areNamesOpen({ ok, namesChecked, compared })
    ? [
        "Ikke kontrolleret: sidens adresse, kommunens navn og udgiveren i feed og kalender. De står kun i data/datapackage.json, og den er der ikke.",
      ]
    : [];
  const away = annexesAway.length === 0 ? [] : [`Ikke kontrolleret, for de er her ikke: ${some(annexesAway)}`];
  return [...names, ...away, ...filesNotChecked(ok, { unchecked, listed })];
}

/** Whether feed and calendar are there, and nothing signed says whose address and name should stand in them. */
function areNamesOpen({ ok, namesChecked, compared }: Pick<Report, "ok" | "namesChecked" | "compared">): boolean {
  return ok && !namesChecked && compared.some((one) => /\.(xml|ics)$/.test(one));
}

/** The first line of a good answer, which may be all that is read of it: no more than what was held against something. */
function goodLine({ ok, namesChecked, compared, unchecked, annexesAway, origin, size }: Report): string {
  const log =
    size === 0 ? `Loggen ${origin} er tom: intet er offentliggjort endnu.` : `Loggen ${origin} har ${size} poster.`;
  const whole =
    unchecked?.length || annexesAway.length > 0 ? "Intet, som loggen svarer for, er ændret" : "Intet er ændret";
  return areNamesOpen({ ok, namesChecked, compared })
    ? `${whole}, men adresse, navn og udgiver i feed og kalender er ikke kontrolleret. ${log}`
    : `${whole}. ${log}`;
}

function filesNotChecked(ok: boolean, { unchecked, listed }: Pick<Report, "unchecked" | "listed">): string[] {
  if (unchecked === null) {
    if (!ok) return [];
    const folder = "Gem siden i en mappe, og kontrollér mappen; /log har kommandoen.";
    // What a signed list names was asked for and held against it; of what more there is, an address says nothing.
    if (listed !== null) return [`Ikke kontrolleret: om adressen har mere end det, listen nævner. ${folder}`];
    return [
      `Ikke kontrolleret: siderne, som de ser ud i en browser. En adresse kan ikke sige, hvilke den har. ${folder}`,
      "Ikke kontrolleret: rejsernes programmer til kalenderen (program.ics). Intet i loggen svarer for dem; den liste, der gør det, følger kun med, hvor siden er skrevet som filer (udsyn site).",
    ];
  }
  if (unchecked.length === 0) return [];
  return [`Ikke kontrolleret, for intet i loggen svarer for dem: ${some(unchecked)}`];
}

function some(paths: readonly string[]): string {
  const rest = paths.length - named;
  const names = `${paths.slice(0, named).join(", ")}${rest > 0 ? ` og ${rest} til` : ""}`;
  return `${names}.${rest > 0 ? " Alle står i svaret med --json." : ""}`;
}

/**
 * What was found, first where to look; then what was checked, and what the answer does not cover. Names and places in it are the
 * source's words, so no sign of them does anything.
 */
export function reportLines(report: Report): string[] {
  const {
    ok,
    differences,
    origin,
    keyFrom,
    followed,
    witnessed,
    since,
    versions,
    compared,
    stated,
    pages,
    assets,
    annexes,
  } = report;
  // With as many differences as are told of, something else may be wrong further on.
  const isOnlyUnsigned = differences.length < 100 && differences.every((one) => one.code === "page-unsigned");
  const lines = ok
    ? [goodLine(report)]
    : differences[0]?.code === "checkpoint-missing"
      ? [
          "Her er ingen log at kontrollere, så intet er kontrolleret. En kommune, der ikke har offentliggjort noget, har ingen endnu; har den offentliggjort noget, er loggen fjernet:",
        ]
      : isOnlyUnsigned
        ? [
            `Loggen ${origin} er hel, og intet, den svarer for, er ændret. Men ${differences.length} ${differences.length === 1 ? "fil" : "filer"} er ikke underskrevet:`,
          ]
        : [
            differences.length === 1
              ? "Der er 1 forskel:"
              : `Der er ${differences.length === 100 ? "mindst " : ""}${differences.length} forskelle. Den første:`,
          ];
  lines.push(...differences.map((one) => `  ${differenceText(one)}`));
  if (ok) {
    lines.push(
      `Versioner: ${versions.shown} vist, ${versions.withdrawn} trukket tilbage, ${versions.erasedValues} slettede værdier.`,
    );
    lines.push(`Sammenlignet med posterne: ${compared.join(", ") || "ingen datafiler"}.`);
    if (stated.length > 0) lines.push(`Som den underskrevne beskrivelse af data siger: ${stated.join(", ")}.`);
    for (const { size, key } of followed)
      lines.push(`Loggens nøgle blev skiftet ved ${size} poster, underskrevet af begge nøgler. Den nye: ${key}`);
    for (const { name, at } of witnessed) lines.push(`Vidnet ${name} har underskrevet kontrolpunktet ${at}.`);
    if (since !== null) lines.push(`Loggen er en fortsættelse af kontrolpunktet med ${since} poster.`);
    if (annexes > 0) lines.push(`Bilag, der er, hvad posterne siger: ${annexes}.`);
    if (pages > 0) lines.push(`Sider og beskrivelser med loggens underskrift: ${pages}.`);
    if (assets > 0)
      lines.push(
        `Stilark, skrifter og scripts, som de underskrevne sider beder om, og som er, hvad deres navne siger: ${assets}.`,
      );
  }
  lines.push(...notChecked(report));
  if (keyFrom === "source")
    lines.push(
      "Nøglen er taget fra det, der kontrolleres: det viser orden, ikke hvem der har underskrevet. Giv --key.",
    );
  return lines.map(plainSigns);
}
