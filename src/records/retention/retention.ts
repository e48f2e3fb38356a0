/**
 * How long one sort of personal data is kept, and why: data protection as data. Each room gives the rules for what it keeps;
 * `app` runs them daily, and the data protection officer reads them. Erasing twice erases nothing the second time.
 */
export interface RetentionRule<Work> {
  readonly id: string;
  /** The sort of data, in words. */
  readonly what: string;
  readonly purpose: string;
  readonly basis: string;
  /** For how long, by the municipality's own rules. */
  readonly term: (work: Work) => string;
  /** What becomes of it. */
  readonly how: string;
  /** How many there are, and how many of them are over their term now. */
  readonly standing: (work: Work) => Promise<{ readonly held: number; readonly due: number }>;
  /** Erases what is over its term; how many. */
  readonly erase: (work: Work) => Promise<number>;
}
