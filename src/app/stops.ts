/** What was started, to be stopped in the opposite order. */
export interface Stops {
  /** Remembers how to stop what was started last. */
  add(stop: () => unknown): void;
  /** Stops everything, each whatever becomes of the others. @throws the first fault, when all are stopped */
  all(): Promise<void>;
}

export function openStops(): Stops {
  const stops: (() => unknown)[] = [];
  return {
    add: (stop) => void stops.push(stop),
    all: async () => {
      const failed: unknown[] = [];
      for (let stop = stops.pop(); stop; stop = stops.pop())
        try {
          await stop();
        } catch (error) {
          failed.push(error);
        }
      if (failed.length > 0) throw failed[0];
    },
  };
}
