/** The advisory locks of a whole database, by number: one place, since two that are the same wait for each other unseen. */
export const lockNumbers = {
  /** The roles' rights are stated by one process at a time. */
  rights: 7_034_118,
  /** The queue's own tables are made by one process at a time. */
  queue: 7_034_119,
  /** Whoever writes a backup holds it, shared; who gets it alone knows that nobody does. */
  writing: 7_034_120,
  /** One worker at a time begins, so that none is looked for between its first job and its sign. */
  beginning: 7_034_121,
} as const;
