import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { defineCommand } from "citty";
import { currentEntries, dataFormats, writeDataset } from "../../register/index.ts";
import { datasets } from "../open-data.ts";
import { answer, CommandFault, municipalityAsked, municipalityOption, withInstallation } from "./command.ts";

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
    const format = dataset.formats.find((one) => one === args.format);
    if (!format)
      throw new CommandFault(
        `${dataset.name} findes ikke som ${args.format}, men som ${dataset.formats.join(", ")}.`,
        2,
      );
    if (args.json && args.out === undefined) throw new CommandFault("--json kræver --out FIL.", 2);
    await withInstallation(async ({ installation, directory }) => {
      const here = municipalityAsked(directory, args.municipality);
      let rows = 0;
      const counted = async function* () {
        for await (const entry of await currentEntries(installation.db.register, here.id, dataset.type, {}, null)) {
          rows += 1;
          yield entry;
        }
      };
      const bytes = writeDataset(dataset, format, counted());
      if (args.out === undefined) return pipeline(bytes, process.stdout, { end: false });
      await pipeline(bytes, createWriteStream(args.out));
      answer(args.json, { dataset: dataset.name, format, entries: rows, file: args.out }, [
        dataset.name === "trips"
          ? `${rows} rejser er skrevet i ${args.out}.`
          : `${dataset.name} fra ${rows} rejser er skrevet i ${args.out}.`,
      ]);
    });
  },
});
