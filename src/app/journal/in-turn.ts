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
