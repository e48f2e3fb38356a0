import { type FileHandle, rm } from "node:fs/promises";
import { FilesAway } from "./file-store.ts";

/** So many acts on a place at once: each that hangs holds a thread, and Node has few for all files, names and compression. */
const atOnce = 2;

/** How long one act on a disk may take before the place counts as one that hangs, in milliseconds, where readers wait. */
export const servedPatience = 2_000;

/** A place on a disk that may hang, as a mounted share whose server is away does. */
export interface Place {
  /** Does one short act there. @throws FilesAway when it hangs, or all who are let in do; what it does then goes on unheard */
  act<T>(act: () => Promise<T>, hangsAfter?: number): Promise<T>;
  /** Opens a file; one that is opened when nobody waits for it any more is closed again. @throws FilesAway */
  open(opening: () => Promise<FileHandle>): Promise<FileHandle>;
  /** Does an act when the place answers, however late that is; nobody waits for it. */
  afterwards(act: () => Promise<unknown>): void;
}

interface Waiting {
  readonly begin: () => void;
  readonly refuse: (() => void) | null;
}

const places = new Map<string, Place>();

/** The one way to a folder's disk, for all in this process who wait as long. */
export function placeOn(folder: string, patience: number): Place {
  const name = `${patience} ${folder}`;
  const known = places.get(name) ?? fewAtOnce(patience);
  places.set(name, known);
  return known;
}

/** Lets few in at once. Where all who are in hang, nobody waits behind them: the others are refused until one of them answers. */
export function fewAtOnce(usually: number): Place {
  const waiting: Waiting[] = [];
  let [inside, hanging] = [0, 0];

  const letIn = () => {
    while (inside < atOnce && waiting.length > 0) waiting.shift()?.begin();
    if (hanging < atOnce) return;
    for (const one of waiting.splice(0)) {
      if (one.refuse) one.refuse();
      else waiting.push(one);
    }
  };
  const queued = <T>(act: () => Promise<T>, mayRefuse: boolean, hangsAfter: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const away = () => reject(new FilesAway(`the disk has not answered in ${hangsAfter} ms`));
      const begin = () => {
        inside += 1;
        let hangs = false;
        const timer = setTimeout(() => {
          hangs = true;
          hanging += 1;
          away();
          letIn();
        }, hangsAfter);
        const over = () => {
          clearTimeout(timer);
          inside -= 1;
          if (hangs) hanging -= 1;
          letIn();
        };
        act().then(resolve, reject).finally(over);
      };
      waiting.push({ begin, refuse: mayRefuse ? away : null });
      letIn();
    });

  const act = <T>(one: () => Promise<T>, hangsAfter = usually) => queued(one, true, hangsAfter);
  const afterwards = (one: () => Promise<unknown>) => void queued(one, false, usually).catch(() => undefined);
  return {
    act,
    afterwards,
    open: async (opening) => {
      let opened: Promise<FileHandle> | undefined;
      const begun = () => {
        opened = opening();
        return opened;
      };
      return act(begun).catch((error: unknown) => {
        opened?.then(
          (late) => afterwards(() => late.close()),
          () => undefined,
        );
        throw error;
      });
    },
  };
}

/** Takes a file away, or lets it be taken away when the place answers. @throws FilesAway */
export async function removed(place: Place, file: string): Promise<void> {
  const remove = () => rm(file, { force: true });
  try {
    await place.act(remove);
  } catch (error) {
    if (error instanceof FilesAway) place.afterwards(remove);
    throw error;
  }
}
