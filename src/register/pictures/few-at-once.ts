/** Lets a few in at once, and the others after them in order: a thousand who come together leave the database to the pages. */
export function fewAtOnce(most: number): <Made>(work: () => Promise<Made>) => Promise<Made> {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= most) await new Promise<void>((letIn) => waiting.push(letIn));
    else inside += 1;
    try {
      return await work();
    } finally {
      // Whoever is next takes the place that is left, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
