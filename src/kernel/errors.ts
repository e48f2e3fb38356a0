/** Values that a text about an error may mention. */
export type Params = Readonly<Record<string, string | number | boolean | null>>;

/** One thing wrong with what was given: a code that a room's texts explain, and where it is. Returned, never thrown. */
export interface Fault {
  readonly fault: string;
  readonly params: Params;
  /** Where in the input, as dotted path: `destinations.0.place`. Empty when it is about the whole. */
  readonly path: string;
}

export function fault(code: string, params: Params = {}, path = ""): Fault {
  return { fault: code, params, path };
}

export function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && "fault" in value;
}

/** The same faults, each moved below `path`. */
export function faultsAt(path: string, faults: readonly Fault[]): Fault[] {
  return faults.map((one) => ({ ...one, path: one.path ? `${path}.${one.path}` : path }));
}

/**
 * A refusal that is part of the rules. Thrown out of a use case, turned into words and an HTTP status in `web` alone.
 * Anything else that is thrown is a bug and is answered as one.
 */
export abstract class Refusal extends Error {
  abstract readonly kind: "not-found" | "forbidden" | "invalid" | "conflict" | "halted";
  readonly code: string;
  readonly params: Params;
  constructor(code: string, params: Params = {}) {
    super(code);
    this.name = new.target.name;
    this.code = code;
    this.params = params;
  }
}

export class NotFound extends Refusal {
  readonly kind = "not-found";
}

export class Forbidden extends Refusal {
  readonly kind = "forbidden";
}

/** Everything wrong with the input, at once. */
export class Invalid extends Refusal {
  readonly kind = "invalid";
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[], code = "invalid", params: Params = {}) {
    super(code, params);
    this.faults = faults;
  }
}

/** Somebody was there first, or the thing is not where the request believes it is. */
export class Conflict extends Refusal {
  readonly kind = "conflict";
}

/** Nothing is wrong with what was asked, and no wait helps: whoever runs the site has to act first. No form can mend it. */
export class Halted extends Refusal {
  readonly kind = "halted";
}
