import path from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../../platform/index.ts";
import type { TypstAnswer, TypstJob } from "./typst-worker.ts";

/** At most this many at once; the rest wait in order. One worker holds about 60 MB. */
const workersAtMost = 2;

/** Of them, so many draw pictures: whoever asks for a thousand keeps no paper waiting. */
const drawingAtMost = 1;

/** A render that takes longer is ended with its worker: no input may hold a place for ever. */
const longestRender = 30_000;

interface Waiting {
  readonly job: TypstJob;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

const waiting: Waiting[] = [];
const idle: Worker[] = [];
let working = 0;
let drawing = 0;

/**
 * Sets a template with its data in a worker thread, so that a long document holds up no request. The same data give the same bytes.
 *
 * Throws when the template cannot take the data, which is a bug, or when it takes longer than 30 s.
 */
export function typeset(job: TypstJob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    waiting.push({ job, resolve, reject });
    startNext();
  });
}

/** Ends the idle workers; a later render starts one again. */
export async function closeTypst(): Promise<void> {
  await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
}

function startNext(): void {
  if (working >= workersAtMost) return;
  const at = waiting.findIndex(({ job }) => job.as === "pdf" || drawing < drawingAtMost);
  const [next] = at === -1 ? [] : waiting.splice(at, 1);
  if (!next) return;
  const picture = next.job.as === "png" ? 1 : 0;
  working += 1;
  drawing += picture;
  const worker = idle.pop() ?? startWorker();
  worker.ref();
  let over = false;
  const finish = (settle: () => void, worksOn: boolean) => {
    if (over) return;
    over = true;
    clearTimeout(deadline);
    for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
    worker.unref();
    if (worksOn) idle.push(worker);
    else void worker.terminate();
    working -= 1;
    drawing -= picture;
    settle();
    startNext();
  };
  const fail = (error: Error) => finish(() => next.reject(error), false);
  const deadline = setTimeout(
    () => fail(new Error(`${next.job.template}: not rendered within ${longestRender} ms`)),
    longestRender,
  );
  worker.on("message", (answer: TypstAnswer) =>
    finish(() => ("bytes" in answer ? next.resolve(answer.bytes) : next.reject(new Error(answer.failure))), true),
  );
  worker.on("error", fail);
  worker.on("exit", (code) => fail(new Error(`${next.job.template}: the worker ended with ${code}`)));
  worker.postMessage(next.job);
}

/**
 * The worker runs from its source, by Node's own type stripping, whether or not the server itself is built. So what it
 * imports stays within this room and without JSX.
 */
function startWorker(): Worker {
  return new Worker(path.join(projectRoot, "src/papers/pdf/typst-worker.ts"), { execArgv: [], env: {} });
}
