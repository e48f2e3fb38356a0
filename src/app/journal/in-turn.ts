import { inTime } from "../in-time.ts";

/** How long the journal may take to say what it has, in milliseconds: a publication waits for it, and holds its log's lock. */
const patience = 1_000;

const turns = new Map<string, Promise<unknown>>();

/**
 * Asks of a journal's folder in turn, one thing at a time. A folder that hangs, as a share whose server is away does, holds a thread
 * for each who asks, and Node has four for all files and names: so it never holds more than one.
 */
export function inTurn<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const turn = (turns.get(folder) ?? Promise.resolve()).then(act);
  turns.set(
    folder,
    turn.catch(() => undefined),
  );
  return turn;
}

/**
 * What `read` answers, to everybody who asks while it reads. The time counts from the first: what has not answered in time is not
 * waited for again, nor asked anew, until it has answered.
 */
export function sharedInTime<T>(read: (of: string) => Promise<T>): (of: string) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (of) => {
    const begun = underWay.get(of);
    if (begun) return begun;
    const reading = read(of);
    const inTimeOrNot = inTime(patience, () => reading);
    underWay.set(of, inTimeOrNot);
    const isOver = () => void underWay.delete(of);
    reading.then(isOver, isOver);
    return inTimeOrNot;
  };
}
