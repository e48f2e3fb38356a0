import { blanks, type PdfValue, valueAt } from "./pdf-value.ts";

/** A stream as it was found, packed as it is. */
export interface FoundStream {
  /** Its object's number and the next one, as a file refers to it. */
  readonly called: string;
  /** What its dictionary says; `null` where none was made out before it. */
  readonly value: PdfValue | null;
  /** Whether it lies where it says, and in no other. */
  readonly isSure: boolean;
  /** Its dictionary, or what may hold it. */
  readonly head: { readonly from: number; readonly to: number };
  readonly from: number;
  readonly to: number;
}

/** What lies in a PDF, read from its first letter to its last and without its own table of contents. */
export interface PdfScan {
  readonly streams: readonly FoundStream[];
  /** What each object says that is no dictionary, by what it is called; it may be said anew by each saving. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  /** What stands outside of all objects, without remarks. */
  readonly loose: string;
  /** Whether something lies where nothing may lie: an object within a string, a remark or a stream, or a stream that is no object's. */
  readonly isOdd: boolean;
  readonly isCut: boolean;
  /** Whether a trailer, or a stream that may be one, says that the file is locked. */
  readonly isEncrypted: boolean;
}

/** A number and the next one before the word, with signs and dots as viewers take them too. */
const numbers = `(?<!\\d)(\\d{1,10})(?:\\.0{0,10})?${blanks}(?<![\\d.])[+-]{0,2}(\\d{1,10})(?:\\.0{0,10})?${blanks}`;
const begins = `${numbers}obj(?![A-Za-z])`;
const opening = new RegExp(`%[^\\r\\n]*|${begins}|(?<![A-Za-z])((?:end)?stream|trailer)(?![A-Za-z])`, "g");
/** The same sought from its word backwards: no row of numbers is gone through again and again. */
const object = new RegExp(`(?<=(${numbers}))obj(?![A-Za-z])`);
/** Where one lies within something else, a table of contents may lie there too. */
const trailerWord = new RegExp(`trailer${blanks}<<`);
const afterEnd = new RegExp(`endobj${blanks}${begins}`, "y");
const toStream = new RegExp(`${blanks}stream(?![A-Za-z])`, "y");
const lineEnd = /(?:[\t ]{0,20}\r?\n|\r)?/y;
const endWord = /[\0\t\n\f\r ]{0,4}endstream/y;
const numberObject =
  /(?<!\d)(\d{1,10})[\0\t\n\f\r ]{1,20}(\d{1,10})[\0\t\n\f\r ]{1,20}obj[\0\t\n\f\r ]{0,20}(\d{1,12})[\0\t\n\f\r ]{1,20}endobj/g;

/** Reads every object in turn, at most so many streams. Of what does not come out as one it is told, and what is in it is sought all the same. */
export function scanned(text: string, most: number): PdfScan {
  return new Scan(text, most).read();
}

class Scan {
  private readonly text: string;
  private readonly most: number;
  private readonly streams: FoundStream[] = [];
  private readonly values = new Map<string, Set<string>>();
  private readonly loose: string[] = [];
  private readonly endOfStream: (from: number) => number;
  private readonly endOfObject: (from: number) => number;
  private isOdd = false;
  private isEncrypted = false;
  private at = 0;
  /** Behind the word of the object that was begun last. */
  private begun = 0;
  /** To where a stream was taken whole in which another seems to end. */
  private taken = 0;
  /** How many letters are gone through once more; beyond a few times the file nothing is made out any longer. */
  private again = 0;
  private lengths: ReadonlyMap<string, number> | null = null;

  constructor(text: string, most: number) {
    this.text = text;
    this.most = most;
    this.endOfStream = ahead(text, "endstream");
    this.endOfObject = ahead(text, "endobj");
  }

  read(): PdfScan {
    const { text, streams, values } = this;
    for (let match = this.next(); match && streams.length <= this.most; match = this.next()) {
      const [all, number, generation, word] = match;
      this.loose.push(text.slice(this.at, match.index));
      this.at = match.index + all.length;
      if (number !== undefined) this.object(`${Number(number)} ${Number(generation)}`);
      else if (word === "stream") this.stream("", null, match.index, this.at);
      else if (word === "trailer") this.trailer();
      else if (word === "endstream" || holdsObject(all) || trailerWord.test(all)) this.isOdd = true;
    }
    this.loose.push(text.slice(this.at));
    const { isOdd, isEncrypted } = this;
    return { streams, values, loose: this.loose.join(" "), isOdd, isEncrypted, isCut: streams.length > this.most };
  }

  private next(): RegExpExecArray | null {
    opening.lastIndex = this.at;
    return opening.exec(this.text);
  }

  private object(called: string): void {
    const from = this.at;
    this.begun = from;
    const value = this.value(from);
    if (!value) return;
    const { to, entries, plain } = value;
    toStream.lastIndex = to;
    const opens = entries !== null && toStream.test(this.text) ? toStream.lastIndex : null;
    if (entries === null && plain !== "") this.values.set(called, (this.values.get(called) ?? new Set()).add(plain));
    if (opens !== null) this.stream(called, value, opens - "stream".length, opens);
    if (trailerWord.test(this.text.slice(from, to))) this.isOdd = true;
    if (holdsObject(this.text.slice(from, to))) this.odd(to - from);
    else if (opens === null) this.at = to;
  }

  private trailer(): void {
    const from = this.at;
    const value = this.value(from);
    // Of one that is no dictionary nobody knows what it says.
    if (!value?.entries) this.isOdd = true;
    this.asksForKey(value);
    if (!value) return;
    if (holdsObject(this.text.slice(from, value.to))) this.odd(value.to - from);
    else this.at = value.to;
  }

  private asksForKey(value: PdfValue | null): void {
    if (value?.entries?.get("Encrypt")?.some((one) => one !== "null")) this.isEncrypted = true;
  }

  /** What stands there, where it comes to an end: else it is gone through word by word. */
  private value(from: number): PdfValue | null {
    if (this.again > this.text.length * 4 + 1_000_000) {
      this.isOdd = true;
      return null;
    }
    const value = valueAt(this.text, from);
    if (value.isWhole) return value;
    this.again += value.to - from;
    return null;
  }

  private odd(length: number): void {
    this.isOdd = true;
    this.again += length;
  }

  private stream(called: string, value: PdfValue | null, word: number, opens: number): void {
    lineEnd.lastIndex = opens;
    lineEnd.test(this.text);
    const from = Math.max(opens, lineEnd.lastIndex);
    const [first, isMissed] = this.endOf(from);
    const whole = this.endByLength(value, from, first);
    const end = whole ?? first;
    this.asksForKey(value);
    // The word may be one of its own; where an object lies in it, that is gone through too.
    const within = objectIn(this.text.slice(from, end));
    const isWithin = within !== null;
    if (isWithin && whole !== null) this.taken = whole;
    if (isWithin || (whole === null && isMissed)) this.isOdd = true;
    const isSure = value !== null && (whole !== null || (from >= this.taken && !isWithin));
    // Of an end that both have the one within has it.
    const to = isWithin && whole === null ? from + within : end;
    if (trailerWord.test(this.text.slice(from, to))) this.isOdd = true;
    this.streams.push({ called, value, isSure, head: { from: this.begun, to: word }, from, to });
    endWord.lastIndex = end;
    this.at = isWithin ? from + within : endWord.test(this.text) ? endWord.lastIndex : end;
    this.begun = this.at;
  }

  /** Where a stream ends by its own word, or, where that is missing, as is told, before the next object. */
  private endOf(from: number): readonly [number, boolean] {
    const end = this.endOfStream(from);
    for (let at = this.endOfObject(from); at !== -1 && (end === -1 || at < end); at = this.endOfObject(at + 1)) {
      afterEnd.lastIndex = at;
      if (afterEnd.test(this.text)) return [at, true];
    }
    return end === -1 ? [this.text.length, true] : [end, false];
  }

  /** Where it ends by its own length, if its own word stands there, behind the first that it holds. */
  private endByLength(value: PdfValue | null, from: number, end: number): number | null {
    const [said = "", ...others] = value?.entries?.get("Length") ?? [];
    if (others.length > 0 || from < this.taken) return null;
    const length = /^\d+$/.test(said) ? Number(said) : this.lengthOf(said);
    if (length === undefined || from + length <= end) return null;
    endWord.lastIndex = from + length;
    return endWord.test(this.text) ? from + length : null;
  }

  private lengthOf(reference: string): number | undefined {
    const [, called = ""] = /^(\d+ \d+) R$/.exec(reference) ?? [];
    if (called === "") return undefined;
    this.lengths ??= new Map(
      [...this.text.matchAll(numberObject)].map(([, number, generation, length]) => [
        `${Number(number)} ${Number(generation)}`,
        Number(length),
      ]),
    );
    return this.lengths.get(called);
  }
}

/** Whether an object seems to begin within. */
function holdsObject(said: string): boolean {
  return objectIn(said) !== null;
}

/** Where an object seems to begin within. */
function objectIn(said: string): number | null {
  const found = said.includes("obj") ? object.exec(said) : null;
  return found && found.index - (found[1] ?? "").length;
}

/** Where a word stands next, asked from places one behind the other: the file is gone through once. */
function ahead(text: string, word: string): (from: number) => number {
  let [asked, found] = [0, text.indexOf(word)];
  return (from) => {
    if (from < asked || (found !== -1 && found < from)) found = text.indexOf(word, from);
    asked = from;
    return found;
  };
}
