import { parentPort } from "node:worker_threads";
import { rasterized } from "../picture/rasterize.ts";
import { typstCompiler } from "./compile-typst.ts";

/** What a worker is asked and what it answers; `failure` is a bug in a template or its data. */
export interface TypstJob {
  /** A document, or its first page as a picture. */
  readonly as: "pdf" | "png";
  readonly template: string;
  readonly data: unknown;
  /** Pictures that the template names, beside it. */
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}
export type TypstAnswer = { readonly bytes: Uint8Array } | { readonly failure: string };

const compiler = typstCompiler();

parentPort?.on("message", ({ as, template, data, files }: TypstJob) => {
  try {
    // Copied: the libraries' own buffers cannot be handed over to another thread.
    const made = as === "pdf" ? compiler.pdf(template, data, files) : rasterized(compiler.svg(template, data));
    const bytes = Uint8Array.from(made);
    parentPort?.postMessage({ bytes } satisfies TypstAnswer, [bytes.buffer]);
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) } satisfies TypstAnswer);
  }
});
