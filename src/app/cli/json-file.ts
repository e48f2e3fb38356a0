import { readFile } from "node:fs/promises";
import type { Fault } from "../../kernel/index.ts";
import { CommandFault, requireReadable } from "./command.ts";

/** A JSON file that a person wrote, and where in it something stands. */
export interface JsonFile {
  readonly value: unknown;
  /** The place of a fault's path: its JSON Pointer, and the line where it, or what holds it, begins. */
  readonly placeOf: (path: string) => Place;
}

interface Place {
  readonly pointer: string;
  readonly line: number;
}

/** @throws CommandFault when it is not there (exit 2), or not JSON: then with line and column. */
export async function readJsonFile(file: string): Promise<JsonFile> {
  await requireReadable(file);
  const bytes = await readFile(file, "utf8");
  const text = bytes.replace(/^\uFEFF/, "");
  const value = parsed(text, file);
  const { lines } = scanned(text);
  return { value, placeOf: (path) => placeIn(value, lines, path) };
}

/** Faults in the order of their lines in the file. */
export function inOrder<One extends Pick<Fault, "path">>(
  { placeOf }: JsonFile,
  faults: readonly One[],
): readonly One[] {
  return faults.toSorted((one, other) => placeOf(one.path).line - placeOf(other.path).line);
}

/** A fault as a line for people: where, then what is wrong. */
export function faultAt({ placeOf }: JsonFile, { path }: Pick<Fault, "path">, said: string): string {
  if (path === "") return said;
  const { pointer, line } = placeOf(path);
  return `linje ${line}, ${pointer}: ${said}`;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { wrong } = scanned(text);
    if (wrong === "end") throw new CommandFault(`${file} er ikke JSON: den slutter for tidligt.`);
    const where = wrong ? `: det går galt i linje ${wrong.line} ved »${wrong.text.slice(0, 20)}«` : "";
    throw new CommandFault(`${file} er ikke JSON${where}.`);
  }
}

interface Token {
  readonly text: string;
  readonly line: number;
}

interface Scanned {
  /** The line of each value, by its pointer; a member's is its name's. */
  readonly lines: ReadonlyMap<string, number>;
  /** The first word or sign that cannot stand where it does; `end` where something more was to come. */
  readonly wrong: Token | "end" | null;
}

class Wrong extends Error {}

const scalar =
  /^(?:"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/u;

/** Reads a JSON text for its places alone. */
function scanned(text: string): Scanned {
  const lines = new Map<string, number>();
  const tokens = tokensOf(text);
  let at = 0;
  const take = (fits: (text: string) => boolean): Token => {
    const token = tokens[at];
    if (!token || !fits(token.text)) throw new Wrong();
    at += 1;
    return token;
  };
  const is = (sign: string): boolean => tokens[at]?.text === sign;
  const read = (pointer: string): void => {
    const { text: opening, line } = take((one) => one === "{" || one === "[" || scalar.test(one));
    if (!lines.has(pointer)) lines.set(pointer, line);
    if (opening !== "{" && opening !== "[") return;
    const end = opening === "{" ? "}" : "]";
    for (let index = 0; index === 0 ? !is(end) : is(","); index += 1) {
      if (index > 0) at += 1;
      if (opening === "[") {
        read(`${pointer}/${index}`);
        continue;
      }
      const name = take((one) => one.startsWith('"') && scalar.test(one));
      take((one) => one === ":");
      const member = `${pointer}/${escaped(JSON.parse(name.text))}`;
      lines.set(member, name.line);
      read(member);
    }
    take((one) => one === end);
  };
  try {
    read("");
    return { lines, wrong: tokens[at] ?? null };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { lines, wrong: tokens[at] ?? "end" };
  }
}

function tokensOf(text: string): readonly Token[] {
  let line = 1;
  return [...text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+|\n/g)].flatMap(([token]) => {
    if (token === "\n") line += 1;
    return token === "\n" ? [] : [{ text: token, line }];
  });
}

/** A path with dots, as faults have it, led through the value, since names may hold dots themselves. */
function placeIn(value: unknown, lines: ReadonlyMap<string, number>, path: string): Place {
  let [at, rest, pointer, line] = [value, path, "", 1];
  while (rest !== "") {
    const names = typeof at === "object" && at !== null ? Object.keys(at) : [];
    const fits = names.filter((one) => rest === one || rest.startsWith(`${one}.`));
    const name = fits.toSorted((one, other) => other.length - one.length)[0] ?? null;
    if (name === null) return { pointer: `${pointer}/${rest.split(".").map(escaped).join("/")}`, line };
    at = (at as Readonly<Record<string, unknown>>)[name];
    rest = rest.slice(name.length + 1);
    pointer = `${pointer}/${escaped(name)}`;
    line = lines.get(pointer) ?? line;
  }
  return { pointer, line };
}

function escaped(part: string | number): string {
  return String(part).replaceAll("~", "~0").replaceAll("/", "~1");
}
