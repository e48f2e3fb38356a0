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
  type Mapping,
  words,
} from "../../intake/index.ts";
import { type Fault, hundredthsOfSum, Invalid, isCurrency, money } from "../../kernel/index.ts";
import { fillGazetteer } from "../../places/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { standingLogKey } from "../installation.ts";
import { otherKeys } from "../journal/judge-restored.ts";
import { wireRooms } from "../rooms.ts";
import {
  answer,
  CommandFault,
  municipalityAsked,
  municipalityOption,
  requireReadable,
  tell,
  withInstallation,
} from "./command.ts";
import { faultAt, inOrder, type JsonFile, readJsonFile } from "./json-file.ts";
import { faultWords } from "./words.ts";

const f = formatsIn("da");

export const importCommand = defineCommand({
  meta: { name: "import", description: "Læser en fil ind efter en mapping. Samme fil igen ændrer intet." },
  args: {
    dataset: { type: "positional", required: true, description: `En af ${datasetNames.join(", ")}` },
    file: { type: "positional", required: true, description: "Filen: CSV, XLSX, ODS eller JSON" },
    mapping: { type: "string", description: "Mappingens JSON-fil; kan udelades med --format" },
    format: { type: "string", description: `Et regnskabsformat for expenses: ${ledgerFormats.join(", ")}` },
    publish: { type: "boolean", description: "Offentliggør straks" },
    "dry-run": { type: "boolean", description: "Læs og bedøm alt, gem intet" },
    municipality: municipalityOption,
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: async ({ args }) => {
    if (!datasetNames.some((name) => name === args.dataset))
      throw new CommandFault(`Datasættet »${args.dataset}« findes ikke. Der er: ${datasetNames.join(", ")}.`, 2);
    const asked = await mappingAsked(args);
    await requireReadable(args.file);
    await withInstallation(async ({ config, installation, directory, log }) => {
      const municipality = municipalityAsked(directory, args.municipality);
      const { importers } = wireRooms({ ...installation, log });
      const importer = importers.find((one) => one.name === args.dataset);
      if (!importer) throw new CommandFault(`${args.dataset} kan ikke importeres i denne udgave.`);
      const { db } = installation;
      // A site fills it while it runs; on a machine where none has run yet, no place would be known.
      if (importer.name === "trips") await fillGazetteer(db.app);
      const mapping = await mappingOf(importer, asked, args.file);
      // What is read in can be published at once, and would be signed by a key that is not the log's.
      const wrong = args["dry-run"] ? [] : await otherKeys(installation.db.register, standingLogKey(config));
      if (wrong.length > 0)
        throw new CommandFault(["Intet er læst ind:", ...wrong.map((one) => `  ${one}`)].join("\n"));
      const done = await importer
        .run(
          { db: db.app, municipality, who: operator, clock: () => new Date() },
          {
            source: fileAt(args.file),
            mapping,
            publish: args.publish ?? false,
            dryRun: args["dry-run"] ?? false,
            onProgress,
          },
        )
        .catch((error: unknown) => worded(error, asked.json));
      if (process.stderr.isTTY) tell("");
      const { runId: _, ...said } = done;
      answer(args.json, said, [...summary(done), ...toldOfTexts(args.dataset, mapping)]);
    });
  },
});

interface MappingAsked {
  readonly dataset: string;
  readonly mapping?: string | undefined;
  readonly format?: string | undefined;
}

/** The mapping's file, a ledger format, or both: then what the mapping says goes before what the format brings. */
async function mappingAsked({ dataset, mapping, format }: MappingAsked): Promise<MappingGiven> {
  if (format === undefined) {
    if (mapping === undefined) throw new CommandFault("Skriv, hvordan filen skal læses: --mapping FIL.json.", 2);
    const json = await readJsonFile(mapping);
    return { json, value: json.value };
  }
  const ledger = ledgerFormats.find((one) => one === format);
  if (!ledger) throw new CommandFault(`Formatet »${format}« findes ikke. Der er: ${ledgerFormats.join(", ")}.`, 2);
  if (dataset !== "expenses") throw new CommandFault("--format bruges kun for expenses.", 2);
  const json = mapping === undefined ? null : await readJsonFile(mapping);
  return { json, value: inLedgerFormat(ledger, json === null ? {} : json.value) };
}

interface MappingGiven {
  /** `null` where only a ledger format is named. */
  readonly json: JsonFile | null;
  readonly value: unknown;
}

/** The mapping, or all that is wrong with it, held against the file's columns as well. */
async function mappingOf(importer: Importer, { json, value }: MappingGiven, file: string) {
  const read = importer.readMapping(value);
  if (!Array.isArray(read)) return read;
  const inFile = await importer.columnFaults(fileAt(file), value);
  const more = inFile.filter((one) => read.every((other) => other.path !== one.path));
  throw new CommandFault(linesOf([...read, ...more], json).join("\n"));
}

function worded(error: unknown, json: JsonFile | null): never {
  if (error instanceof Invalid) throw new CommandFault(linesOf(error.faults, json).join("\n"));
  throw error;
}

function linesOf(faults: readonly Fault[], json: JsonFile | null): readonly string[] {
  return (json ? inOrder(json, faults) : faults).map((one) => {
    const said = intakeCodes.includes(one.fault) ? words(one.fault, one.params) : faultWords(one);
    if (json) return faultAt(json, one, said);
    return one.path ? `${one.path}: ${said}` : said;
  });
}

/** One line that counts upwards, on a terminal only. */
function onProgress(rows: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${rows.toLocaleString("da-DK")} rækker`);
}

/** Whoever reads a ledger in is to know that its words are public. */
function toldOfTexts(dataset: string, { fields, constants }: Mapping): readonly string[] {
  if (dataset !== "expenses" || "label" in fields || "label" in constants) return [];
  return [
    "Posteringernes tekst kan læses af alle, når rejsen er offentlig. Står der navne i den, så skriv »label« i mappingen: det står i stedet.",
  ];
}

function summary(done: ImportDone): readonly string[] {
  const { rows, added, updated, unchanged, held, totals, findings, published, stopped = [] } = done;
  return [
    `${rows} rækker: ${added} nye, ${updated} ændrede, ${unchanged} uændrede, ${held} tilbageholdt.`,
    ...Object.entries(totals).map(([currency, total]) => `I alt ${amountWords(total, currency)}`),
    ...findings.map(({ row, reference, message }) => `Række ${row}${reference ? ` (${reference})` : ""}: ${message}`),
    ...(done.findingsLeftOut ? [`… og ${done.findingsLeftOut} bemærkninger mere.`] : []),
    ...(held > 0 ? ["Tilbageholdte rækker rettes eller afvises på /skrivebord/import/holdt."] : []),
    ...(published === undefined ? [] : [`${published} offentliggjort.`]),
    ...(stopped.length > 0
      ? [`${stopped.length} er ikke offentliggjort: teksten kan indeholde et CPR-nummer. Se dem igennem.`]
      : []),
  ];
}

/** `57.860,00 kr.`; of rows whose currency is not known the figure alone. */
function amountWords(total: string, currency: string): string {
  const hundredths = hundredthsOfSum(total);
  if (hundredths === null) return `${total} ${currency}`;
  return isCurrency(currency) ? f.amount(money(hundredths, currency)) : `${f.figure(hundredths)} i ukendt valuta`;
}
