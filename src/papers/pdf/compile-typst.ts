import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { codePointsOf } from "../fonts/sfnt.ts";
import { printable } from "./printable.ts";

const room = path.resolve(import.meta.dirname, "..");

/** Renders left in Typst's cache without use before a part of it is let go. */
const keptRenders = 10;

/** A picture that a template names. */
interface BesideTemplate {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface TypstCompiler {
  readonly pdf: (template: string, data: unknown, files?: readonly BesideTemplate[]) => Uint8Array;
  /** Every letter is drawn as an outline, so that what draws it needs no font. */
  readonly svg: (template: string, data: unknown) => string;
}

/** A compiler with the room's fonts. Blocks its thread while it renders, so it lives in a worker. */
export function typstCompiler(): TypstCompiler {
  const folder = path.join(room, "fonts");
  const fontBlobs = readdirSync(folder)
    .filter((name) => name.endsWith(".ttf"))
    .map((name) => readFileSync(path.join(folder, name)));
  // `rest` is last in every font list of the templates: what it lacks cannot be printed everywhere.
  const covered = codePointsOf(readFileSync(path.join(folder, "rest-400.ttf")));
  const compiler = NodeCompiler.create({ workspace: path.join(room, "templates"), fontArgs: [{ fontBlobs }] });

  function made<Made>(template: string, data: unknown, write: (document: NodeTypstDocument) => Made): Made {
    const outcome = compiler.compile({
      mainFilePath: path.join(room, "templates", `${template}.typ`),
      inputs: { data: JSON.stringify(printable(data, covered)) },
    });
    const failure = outcome.takeError();
    if (failure) throw new Error(`${template}: ${JSON.stringify(compiler.fetchDiagnostics(failure))}`);
    if (!outcome.result) throw new Error(`${template}: no document`);
    const written = write(outcome.result);
    compiler.evictCache(keptRenders);
    return written;
  }

  function withBeside(files: readonly BesideTemplate[], make: () => Uint8Array): Uint8Array {
    for (const { name, bytes } of files) compiler.mapShadow(path.join(room, "templates", name), Buffer.from(bytes));
    try {
      return make();
    } finally {
      compiler.resetShadow();
      // Pictures of pages are kept no longer than their document takes.
      if (files.length > 0) compiler.evictCache(0);
    }
  }

  return {
    pdf: (template, data, files = []) =>
      withBeside(files, () => made(template, data, (document) => compiler.pdf(document, { pdfStandard: "ua-1" }))),
    svg: (template, data) => made(template, data, (document) => compiler.svg(document)),
  };
}
