import { fileURLToPath } from "node:url";
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { Done, Job } from "./job.ts";
import { openPen, type Pen, type PenOrder } from "./open-pen.ts";

/** Several writers at work on one site. */
export interface Pens {
  /** So many batches are best under way at once. */
  readonly atOnce: number;
  write: Pen["write"];
  close(): Promise<void>;
}

type Order = Omit<PenOrder, "name">;

/** One writer, in this thread. */
export async function onePen(order: Order): Promise<Pens> {
  const pen = await openPen({ ...order, name: "0" });
  return { atOnce: 1, ...pen };
}

/** A writer on each of several threads, which run the program's own bundle. */
export async function threadedPens(order: Order, count: number): Promise<Pens> {
  const threads = Array.from({ length: count }, (_, at) => thread({ ...order, name: String(at) }));
  let next = 0;
  return {
    // One batch is made while the next one waits at the thread's door.
    atOnce: count * 2,
    write: (jobs, moment) => {
      const idlest = threads.toSorted((a, b) => a.waiting - b.waiting)[0] ?? threads[next++ % count];
      if (!idlest) throw new RangeError("no threads");
      return idlest.write(jobs, moment);
    },
    close: async () => {
      await Promise.all(threads.map((one) => one.close()));
    },
  };
}

/** What marks a thread of ours as one that writes, among what its program may be started for. */
const mark = "udsyn-site";

interface Waiting {
  readonly resolve: (done: readonly Done[]) => void;
  readonly reject: (error: Error) => void;
}

function thread(order: PenOrder): Pen & { readonly waiting: number } {
  const worker = new Worker(process.argv[1] ?? fileURLToPath(import.meta.url), {
    workerData: { [mark]: order },
    // What a page is made of dies with it: with room for many, little of it is looked at twice.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("message", ({ id, done, failure }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (done) asked?.resolve(done);
    else asked?.reject(new Error(failure));
  });
  worker.on("error", (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", (code) => fail(new Error(`a writer ended with ${code}`)));
  return {
    get waiting() {
      return waiting.size;
    },
    write: (jobs, moment) =>
      new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve, reject });
        worker.postMessage({ id: count, jobs, moment } satisfies Asked);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}

interface Asked {
  readonly id: number;
  readonly jobs: readonly Job[];
  readonly moment: string;
}

interface Answer {
  readonly id: number;
  readonly done?: readonly Done[];
  readonly failure?: string;
}

/** The order of a thread that was started to write; `null` in any other. */
export function orderOfThread(): PenOrder | null {
  const given: unknown = workerData;
  return typeof given === "object" && given !== null && mark in given ? (given[mark] as PenOrder) : null;
}

/** Writes what the thread above asks for, as long as it asks. */
export async function writeForParent(order: PenOrder): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error("no thread above");
  const opening = openPen(order);
  port.on("message", ({ id, jobs, moment }: Asked) => {
    opening
      .then((pen) => pen.write(jobs, moment))
      .then(
        (done) => port.postMessage({ id, done } satisfies Answer),
        (error: unknown) =>
          port.postMessage({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  await opening.catch(() => undefined);
}
