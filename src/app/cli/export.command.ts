import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { defineCommand } from "citty";
import { type AnyDataset, dataFormats, datasetEntries, writeDataset } from "../../register/index.ts";
import { datasets } from "../open-data.ts";
import { answer, CommandFault, municipalityAsked, municipalityOption, withInstallation } from "./command.ts";

/** What a set's entries are called, when it is told how many were written. */
const written: Readonly<Record<string, string>> = { trip: "rejser", partner: "partnere" };

export const exportCommand = defineCommand({
  meta: { name: "export", description: "Skriver offentliggjorte data i en fil, hele mængden." },
  args: {
    dataset: {
      type: "positional",
      required: true,
      description: `En af ${datasets.map((one) => one.name).join(", ")}`,
    },
    format: { type: "string", default: "csv", description: `En af ${dataFormats.join(", ")}` },
    out: { type: "string", description: "Filen der skrives; ellers til skærmen" },
    municipality: municipalityOption,
    json: { type: "boolean", description: "Svar som JSON; kræver --out" },
  },
  run: async ({ args }) => {
    const dataset = datasets.find((one) => one.name === args.dataset);
    if (!dataset)
      throw new CommandFault(
        `Datasættet »${args.dataset}« findes ikke. Der er: ${datasets.map((one) => one.name).join(", ")}.`,
        2,
      );
    const format = dataFormats.find((one) => one === args.format);
    if (!format) throw new CommandFault(`Formatet »${args.format}« findes ikke. Der er: ${dataFormats.join(", ")}.`, 2);
    if (args.json && args.out === undefined) throw new CommandFault("--json kræver --out FIL.", 2);
    await withInstallation(async ({ installation, directory }) => {
      const here = municipalityAsked(directory, args.municipality);
      const count = { entries: 0, rows: 0 };
      const all = async function* () {
        const asked = { filter: {}, page: null, now: new Date() };
        for await (const entry of await datasetEntries(installation.db.register, here, dataset, asked)) {
          count.entries += 1;
          yield entry;
        }
      };
      const counted: AnyDataset = {
        ...dataset,
        *rowsOf(entry) {
          for (const row of dataset.rowsOf(entry)) {
            count.rows += 1;
            yield row;
          }
        },
      };
      const bytes = writeDataset(counted, format, all());
      if (args.out === undefined) return pipeline(bytes, process.stdout, { end: false });
      await pipeline(bytes, createWriteStream(args.out));
      const { entries } = count;
      // Whole entries are what a set of them is rows of.
      const rows = count.rows === 0 && !dataset.rowsInJson ? entries : count.rows;
      answer(args.json, { dataset: dataset.name, format, entries, rows, file: args.out }, [
        rows === entries && !dataset.rowsInJson
          ? `${rows} ${written[dataset.type] ?? "poster"} er skrevet i ${args.out}.`
          : `${rows} linjer fra ${entries} ${written[dataset.type] ?? "poster"} er skrevet i ${args.out}.`,
      ]);
    });
  },
});
