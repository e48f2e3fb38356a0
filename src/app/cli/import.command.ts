import { access, readFile } from "node:fs/promises";
import { defineCommand } from "citty";
import { operator } from "../../identity/index.ts";
import {
  datasetNames,
  fileAt,
  type ImportDone,
  type Importer,
  inLedgerFormat,
  intakeCodes,
  ledgerFormats,
  words,
} from "../../intake/index.ts";
import { type Fault, Invalid } from "../../kernel/index.ts";
import { fillGazetteer } from "../../places/index.ts";
import { wireRooms } from "../rooms.ts";
import { answer, CommandFault, municipalityAsked, tell, withInstallation } from "./command.ts";
import { faultWords } from "./words.ts";

export const importCommand = defineCommand({
  meta: { name: "import", description: "Læser en fil ind efter en mapping. Samme fil igen ændrer intet." },
  args: {
    dataset: { type: "positional", required: true, description: `En af ${datasetNames.join(", ")}` },
    file: { type: "positional", required: true, description: "Filen: CSV, XLSX, ODS eller JSON" },
    mapping: { type: "string", description: "Mappingens JSON-fil; kan udelades med --format" },
    format: { type: "string", description: `Et regnskabsformat for expenses: ${ledgerFormats.join(", ")}` },
    publish: { type: "boolean", description: "Offentliggør straks" },
    "dry-run": { type: "boolean", description: "Læs og bedøm alt, gem intet" },
    municipality: { type: "string", description: "Kommunens kortnavn; ellers den første" },
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: async ({ args }) => {
    if (!datasetNames.some((name) => name === args.dataset))
      throw new CommandFault(`Datasættet »${args.dataset}« findes ikke. Der er: ${datasetNames.join(", ")}.`, 2);
    const given = await mappingAsked(args);
    await access(args.file).catch(() => {
      throw new CommandFault(`Filen ${args.file} kan ikke læses.`);
    });
    await withInstallation(async ({ installation, directory, log }) => {
      const municipality = municipalityAsked(directory, args.municipality);
      const { importers } = wireRooms({ ...installation, log });
      const importer = importers.find((one) => one.name === args.dataset);
      if (!importer) throw new CommandFault(`${args.dataset} kan ikke importeres i denne udgave.`);
      const { db } = installation;
      // A site fills it while it runs; on a machine where none has run yet, no place would be known.
      if (importer.name === "trips") await fillGazetteer(db.app);
      const done = await importer
        .run(
          { db: db.app, municipality, who: operator, clock: () => new Date() },
          {
            source: fileAt(args.file),
            mapping: mappingOf(importer, given),
            publish: args.publish ?? false,
            dryRun: args["dry-run"] ?? false,
            onProgress,
          },
        )
        .catch(worded);
      if (process.stderr.isTTY) tell("");
      const { runId: _, ...said } = done;
      answer(args.json, said, summary(done));
    });
  },
});

interface MappingAsked {
  readonly dataset: string;
  readonly mapping?: string | undefined;
  readonly format?: string | undefined;
}

/** The mapping's file, a ledger format, or both: then what the mapping says goes before what the format brings. */
async function mappingAsked({ dataset, mapping, format }: MappingAsked) {
  if (format === undefined) {
    if (mapping === undefined) throw new CommandFault("Skriv, hvordan filen skal læses: --mapping FIL.json.", 2);
    return jsonIn(mapping);
  }
  const ledger = ledgerFormats.find((one) => one === format);
  if (!ledger) throw new CommandFault(`Formatet »${format}« findes ikke. Der er: ${ledgerFormats.join(", ")}.`, 2);
  if (dataset !== "expenses") throw new CommandFault("--format bruges kun for expenses.", 2);
  return inLedgerFormat(ledger, mapping === undefined ? {} : await jsonIn(mapping));
}

async function jsonIn(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandFault(`Mappingen ${file} kan ikke læses.`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new CommandFault(`${file} er ikke JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function mappingOf(importer: Importer, given: unknown) {
  const read = importer.readMapping(given);
  if (Array.isArray(read)) throw new CommandFault(linesOf(read).join("\n"));
  return read;
}

function worded(error: unknown): never {
  if (error instanceof Invalid) throw new CommandFault(linesOf(error.faults).join("\n"));
  throw error;
}

function linesOf(faults: readonly Fault[]): readonly string[] {
  return faults.map((one) => {
    const said = intakeCodes.includes(one.fault) ? words(one.fault, one.params) : faultWords(one);
    return one.path ? `${one.path}: ${said}` : said;
  });
}

/** One line that counts upwards, on a terminal only. */
function onProgress(rows: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${rows.toLocaleString("da-DK")} rækker`);
}

function summary(done: ImportDone): readonly string[] {
  const { rows, added, updated, unchanged, held, totals, findings, published, stopped = [] } = done;
  return [
    `${rows} rækker: ${added} nye, ${updated} ændrede, ${unchanged} uændrede, ${held} tilbageholdt.`,
    ...Object.entries(totals).map(([currency, total]) => `I alt ${total} ${currency}`),
    ...findings.map(({ row, reference, message }) => `Række ${row}${reference ? ` (${reference})` : ""}: ${message}`),
    ...(done.findingsLeftOut ? [`… og ${done.findingsLeftOut} bemærkninger mere.`] : []),
    ...(held > 0 ? ["Tilbageholdte rækker rettes eller afvises på /skrivebord/import/holdt."] : []),
    ...(published === undefined ? [] : [`${published} offentliggjort.`]),
    ...(stopped.length > 0
      ? [`${stopped.length} er ikke offentliggjort: teksten kan indeholde et CPR-nummer. Se dem igennem.`]
      : []),
  ];
}
