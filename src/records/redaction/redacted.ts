import { type Taken, type TakenKind, takenKinds } from "../file-review/taken.ts";

/** Why no copy was made. Nothing is ever made by half. */
const refusals = ["place", "unread", "many", "big", "kind", "still", "slow", "crashed"] as const;
export type Refusal = (typeof refusals)[number];

/** A copy, or why there is none. */
export type Redacted<Copy> =
  | { readonly copy: Copy; readonly taken: readonly Taken[] }
  | { readonly refused: Refusal; readonly at: string };

/** Thrown where a copy cannot be made for certain, and answered as it is. */
export class Refused extends Error {
  readonly refused: Refusal;
  readonly at: string;
  constructor(refused: Refusal, at = "") {
    super(`no copy: ${refused}`);
    [this.refused, this.at] = [refused, at];
  }
}

/** Gathers what is taken out, each kind at a place once. */
export class TakenOut {
  private readonly all = new Map<string, Taken>();

  add(what: TakenKind, at = "", count = 1): void {
    const key = `${what} ${at}`;
    if (count > 0) this.all.set(key, { what, at, count: count + (this.all.get(key)?.count ?? 0) });
  }

  list(): readonly Taken[] {
    return takenKinds.flatMap((what) => [...this.all.values()].filter((one) => one.what === what));
  }
}
