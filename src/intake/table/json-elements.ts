// One record longer than this is not a record but a list that `records` should have named.
const longestRecord = 16 * 1024 * 1024;
/** Deeper than any record lies or goes. */
const deepest = 64;

/**
 * Cuts JSON text into the source text of its records without holding more than one of them:
 * the elements of the list at `path`; without a path, of the outermost list, or the outermost values one by one
 * (JSON Lines). Only cuts; whether a record is JSON is for `JSON.parse` to say.
 */
export class JsonElements {
  readonly #path: readonly string[];
  /** Open containers from the outside, with the key each one lies under. */
  readonly #open: { readonly list: boolean; key: string }[] = [];
  /** How deep the list of records lies; -1 until it is met, 0 for outermost values. */
  #level = -1;
  #done = false;
  #buffer = "";
  #at = 0;
  #from = 0;
  #stringFrom = -1;
  #escaped = false;
  #keyNext = false;
  #found = false;
  #tooDeep = false;

  constructor(path: readonly string[]) {
    this.#path = path;
  }

  /** Whether the list that `path` names has been met. */
  get found(): boolean {
    return this.#found;
  }

  /** Whether the text has gone deeper than any record does; nothing is read from there. */
  get tooDeep(): boolean {
    return this.#tooDeep;
  }

  /** The records that end in this chunk. `null`: a record has grown past reason. */
  push(chunk: string): string[] | null {
    const records: string[] = [];
    this.#buffer += chunk;
    for (; this.#at < this.#buffer.length && !this.#tooDeep; this.#at++)
      this.#step(this.#buffer.charCodeAt(this.#at), records);
    this.#forget();
    return this.#buffer.length > longestRecord ? null : records;
  }

  /** What is left at the end: a file cut off in a record, or a bare outermost value. */
  rest(): string {
    return this.#done ? "" : this.#buffer.slice(this.#from).trim();
  }

  /** Whether the text ended with everything closed. */
  get closed(): boolean {
    return this.#open.length === 0 && this.#stringFrom < 0;
  }

  #step(code: number, records: string[]): void {
    if (this.#stringFrom >= 0) {
      if (this.#escaped) this.#escaped = false;
      else if (code === 0x5c) this.#escaped = true;
      else if (code === 0x22) this.#endString();
      return;
    }
    if (code === 0x22) this.#stringFrom = this.#at;
    else if (code === 0x5b || code === 0x7b) this.#enter(code === 0x5b);
    else if (code === 0x5d || code === 0x7d) this.#leave(records);
    else if (code === 0x2c) {
      if (this.#level > 0 && this.#open.length === this.#level) this.#emit(records);
      this.#keyNext = this.#open.at(-1)?.list === false;
    }
  }

  #endString(): void {
    const container = this.#open.at(-1);
    if (this.#keyNext && container && this.#level < 0) {
      container.key = unquoted(this.#buffer.slice(this.#stringFrom, this.#at + 1));
    }
    this.#keyNext = false;
    this.#stringFrom = -1;
  }

  #enter(list: boolean): void {
    const isOutermost = this.#open.length === 0;
    if (this.#open.length === deepest) this.#tooDeep = true;
    this.#open.push({ list, key: "" });
    this.#keyNext = !list;
    if (this.#level >= 0 || this.#done) return;
    const path = this.#open.slice(0, -1).map((one) => one.key);
    const here = path.length === this.#path.length && path.every((key, index) => key === this.#path[index]);
    if (list && here) {
      this.#level = this.#open.length;
      this.#from = this.#at + 1;
      this.#found = true;
    } else if (isOutermost && this.#path.length === 0) {
      this.#level = 0;
      this.#from = this.#at;
      this.#found = true;
    }
  }

  #leave(records: string[]): void {
    if (this.#level > 0 && this.#open.length === this.#level) {
      this.#emit(records);
      this.#level = -1;
      this.#done = true;
    }
    this.#open.pop();
    this.#keyNext = false;
    if (this.#level === 0 && this.#open.length === 0) {
      records.push(this.#buffer.slice(this.#from, this.#at + 1).trim());
      this.#from = this.#at + 1;
    }
  }

  #emit(records: string[]): void {
    const record = this.#buffer.slice(this.#from, this.#at).trim();
    if (record !== "") records.push(record);
    this.#from = this.#at + 1;
  }

  /** Lets go of what has been cut, keeping a string that the next chunk ends. */
  #forget(): void {
    let keep = this.#at;
    if (this.#level >= 0) keep = this.#from;
    else if (this.#stringFrom >= 0) keep = this.#stringFrom;
    this.#buffer = this.#buffer.slice(keep);
    this.#at -= keep;
    this.#from = Math.max(0, this.#from - keep);
    if (this.#stringFrom >= 0) this.#stringFrom -= keep;
  }
}

function unquoted(source: string): string {
  try {
    return String(JSON.parse(source));
  } catch {
    return source;
  }
}
