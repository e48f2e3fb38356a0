import { parentPort } from "node:worker_threads";
import { pdfCompiler } from "./compile-pdf.ts";

/** What a worker is asked and what it answers; `failure` is a bug in a template or its data. */
export interface PdfJob {
  readonly template: string;
  readonly data: unknown;
}
export type PdfAnswer = { readonly bytes: Uint8Array } | { readonly failure: string };

const compile = pdfCompiler();

parentPort?.on("message", (job: PdfJob) => {
  try {
    // Copied: Typst's own buffer cannot be handed over to another thread.
    const bytes = Uint8Array.from(compile(job.template, job.data));
    parentPort?.postMessage({ bytes } satisfies PdfAnswer, [bytes.buffer]);
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) } satisfies PdfAnswer);
  }
});
