/** What an object of a PDF says. */
export interface PdfValue {
  /** Where it ends, or how far it was read. */
  readonly to: number;
  /** Whether it comes to its end. */
  readonly isWhole: boolean;
  /** As it is meant, without strings and remarks; what is long in it is left out. */
  readonly plain: string;
  /** Of a dictionary what it says itself, by each of its names: one may be there twice. */
  readonly entries: ReadonlyMap<string, readonly string[]> | null;
}

/** What the format takes for a blank, between the words of one order; more in a row no program writes. */
export const blanks = "(?:[\\0\\t\\n\\f\\r ]|%[^\\r\\n]*(?:[\\r\\n]|$)){0,200}";
const token = /[\0\t\n\f\r ]+|%[^\r\n]*|<<|>>|[[\]]|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[^\0\t\n\f\r ()<>[\]{}/%]+|[\s\S]/y;
const keywords = /^(?:obj|endobj|stream|endstream|xref|trailer|startxref)$/;
const pairs: Readonly<Record<string, string>> = { "<<": ">>", "[": "]" };

/** What is longer is no name, no number and no list of them; more entries no program writes, nor so many lists one within the other. */
const [longest, mostEntries, deepest] = [2_000, 20_000, 500];

const restOfReference = new RegExp(`${blanks}\\d{1,10}${blanks}R(?![A-Za-z])`, "y");

/** Reads one value as the format says it, its strings, remarks and brackets too. */
export function valueAt(text: string, from: number): PdfValue {
  const broken = (to: number) => ({ to, isWhole: false, plain: "", entries: null });
  const around: string[] = [];
  const items: string[] = [];
  let item = "";
  let [at, isDictionary] = [from, false];
  while (at < text.length) {
    token.lastIndex = at;
    const [word = ""] = token.exec(text) ?? [];
    const isString = word === "(" || word === "<";
    const to = isString ? endOfString(text, at) : at + word.length;
    if (to === null) return broken(text.length);
    if (keywords.test(word)) return broken(at);
    at = to;
    if (/^[\0\t\n\f\r %]/.test(word)) continue;
    if (around.length === 0 && items.length === 0) isDictionary = word === "<<";
    const said = isString ? "()" : word;
    const depth = around.length;
    if (pairs[word] !== undefined) around.push(pairs[word]);
    else if (word === ">>" || word === "]") {
      if (around.pop() !== word) return broken(at);
      if (isDictionary && around.length === 0) return { to, isWhole: true, ...dictionaryOf(items) };
    }
    const isEdge = isDictionary && depth === 0;
    if (!isEdge && item.length < longest) item += ` ${said}`;
    if (around.length === (isDictionary ? 1 : 0) && !isEdge) {
      items.push(item.length < longest ? item.trim() : "()");
      // What leads to an object is one item, not three.
      const reference = word === "R" ? items.slice(-3).join(" ") : "";
      if (isDictionary && /^[-+\d]\S* [-+\d]\S* R$/.test(reference)) items.splice(-3, 3, reference);
      item = "";
    }
    if (items.length > mostEntries * 2 || around.length > deepest) return broken(at);
    if (!isDictionary && items.length > 0) return simple(text, items, at);
  }
  return broken(at);
}

/** One that is no dictionary: of a reference the first number was read. */
function simple(text: string, [said = ""]: readonly string[], at: number): PdfValue {
  restOfReference.lastIndex = at;
  const [rest = ""] = /^\d+$/.test(said) ? (restOfReference.exec(text) ?? []) : [];
  const written = (said + rest.replaceAll(/%[^\r\n]*/g, " ")).replaceAll(/[\0\s]+/g, " ");
  return { to: at + rest.length, isWhole: true, plain: meant(written), entries: null };
}

/** Names as they are meant, however they are written. A sign that would end a name is none of its letters here. */
function meant(written: string): string {
  return written.replaceAll(/#([0-9A-Fa-f]{2})/g, (all, code: string) => {
    const letter = String.fromCharCode(Number.parseInt(code, 16));
    return /[\0\t\n\f\r ()<>[\]{}/%#]/.test(letter) ? all : letter;
  });
}

/** What a file writes, its names as they are meant, without strings and remarks. */
export function plainOf(text: string): string {
  const plain: string[] = [];
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const [word = ""] = token.exec(text) ?? [];
    const isString = word === "(" || word === "<";
    const end = isString ? endOfString(text, at) : at + word.length;
    // One without its end: what follows is taken as it stands.
    if (end === null) return `${plain.join("")} ${meant(text.slice(at).replaceAll(/%[^\r\n]*/g, " "))}`;
    plain.push(isString ? "()" : /^[\0\t\n\f\r %]/.test(word) ? " " : meant(word));
    at = end;
  }
  return plain.join("");
}

/** Where a string ends that begins at a place; `null` where it does not. */
function endOfString(text: string, from: number): number | null {
  if (text[from] === "<") {
    const end = text.indexOf(">", from);
    return end === -1 ? null : end + 1;
  }
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const one = text.charCodeAt(at);
    if (one === 0x5c) at += 1;
    else if (one === 0x28) depth += 1;
    else if (one === 0x29) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

/** What leads to an object, with its numbers as they are meant, however they are written; all else as it stands. */
export function asReference(written: string): string {
  const [, number, generation] = /^\+?(\d+)(?:\.0*)? \+?(\d+)(?:\.0*)? R$/.exec(written) ?? [];
  return number === undefined ? written : `${Number(number)} ${Number(generation)} R`;
}

function dictionaryOf(items: readonly string[]): Pick<PdfValue, "plain" | "entries"> {
  const entries = new Map<string, string[]>();
  const all: string[] = [];
  for (let nth = 0; nth < items.length; nth += 1) {
    const name = meant(items[nth] ?? "");
    // What is no name is passed over, as a viewer does.
    if (!name.startsWith("/")) continue;
    nth += 1;
    const value = asReference(meant(items[nth] ?? ""));
    entries.set(name.slice(1), [...(entries.get(name.slice(1)) ?? []), value]);
    // What lies deeper says nothing of it, but for how it is packed.
    const isOwn = !value.startsWith("<<") || /^\/(?:DecodeParms|DP)$/.test(name);
    all.push(name, isOwn ? value : "<< >>");
  }
  return { plain: `<< ${all.join(" ")} >>`, entries };
}
