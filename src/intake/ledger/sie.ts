import { isUtf8 } from "node:buffer";
import { fault, Invalid } from "../../kernel/index.ts";
import type { FileSource } from "../file-source.ts";
import type { Table } from "../table/table.ts";
import { cp437 } from "./cp437.ts";
import { ledgerTable } from "./ledger-table.ts";

const columns = [
  ...["serie", "bilag", "bilagsdato", "linje", "dato", "beløb", "valuta", "tekst", "konto", "kontonavn"],
  ...["omkostningssted", "projekt"],
];

type Line = Readonly<Record<string, string | null>>;

/** A year of a middle-sized company is a few megabytes. */
const mostBytes = 256 * 1024 * 1024;

// SIE 4, the standard's reserved dimensions.
const [costCentre, project] = ["1", "6"];

/** A SIE 4 ledger file: a transaction a row, debit positive. Lines that were struck out (`#BTRANS`) are not in it. */
export function readSie(source: FileSource): Promise<Table> {
  return ledgerTable(source, columns, linesOf(source));
}

async function* linesOf(source: FileSource): AsyncGenerator<Line> {
  const accounts = new Map<string, string>();
  let currency = "SEK";
  let voucher: Line | null = null;
  let [number, inVoucher, isSie] = [0, 0, false];
  for (const [at, text] of (await textIn(source)).split(/\r\n|\n|\r/).entries()) {
    const line = text.trim();
    if (line === "") continue;
    const words = wordsOf(line, at + 1);
    const [label = "", ...rest] = words;
    const plain = rest.map((word) => (typeof word === "string" ? word : ""));
    if (label === "{" || label === "}") {
      if (label === "}") voucher = null;
      continue;
    }
    if (number++ === 0 && label !== "#FLAGGA") throw new Invalid([fault("sie-not-sie", { line: at + 1 })]);
    isSie = true;
    if (label === "#VALUTA") currency = plain[0] ?? currency;
    else if (label === "#KONTO") accounts.set(plain[0] ?? "", plain[1] ?? "");
    else if (label === "#VER") {
      inVoucher = 0;
      voucher = {
        serie: plain[0] || null,
        bilag: plain[1] || null,
        bilagsdato: dayOf(plain[2]),
        tekst: plain[3] || null,
      };
    } else if (label === "#TRANS") {
      if (voucher === null) throw new Invalid([fault("sie-outside-voucher", { line: at + 1 })]);
      const [account = "", objects, amount = "", on, said] = rest;
      const dimensions = objectsIn(objects);
      yield {
        ...voucher,
        linje: String(++inVoucher),
        dato: dayOf(typeof on === "string" ? on : "") ?? voucher.bilagsdato ?? null,
        beløb: typeof amount === "string" ? amount : null,
        valuta: currency,
        tekst: (typeof said === "string" && said) || voucher.tekst || null,
        konto: String(account),
        kontonavn: accounts.get(String(account)) || null,
        omkostningssted: dimensions.get(costCentre) ?? null,
        projekt: dimensions.get(project) ?? null,
      };
    }
  }
  if (!isSie) throw new Invalid([fault("file-empty", { file: source.name })]);
}

/** PC8, the standard's only character set, unless the file is plainly UTF-8, which newer programs write. */
async function textIn(source: FileSource): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source.open()) {
    size += part.length;
    if (size > mostBytes) throw new Invalid([fault("file-too-big", { file: source.name, megabytes: mostBytes >> 20 })]);
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  return isUtf8(bytes) ? bytes.toString("utf8").replace(/^\uFEFF+/, "") : cp437(bytes);
}

type Word = string | readonly string[];

/** A line's words: bare, in quotation marks with `\"` for one inside, or a list in braces. */
function wordsOf(line: string, number: number): Word[] {
  const words: Word[] = [];
  let list: string[] | null = null;
  const token = /\s*(?:"((?:[^"\\]|\\.)*)"|([{}])|([^\s{}"]+))/y;
  if (line === "{" || line === "}") return [line];
  while (token.lastIndex < line.length) {
    const from = token.lastIndex;
    const found = token.exec(line);
    if (!found) {
      if (line.slice(from).trim() === "") break;
      throw new Invalid([fault("sie-unreadable", { line: number })]);
    }
    const [, quoted, brace, bare] = found;
    if (brace === "{") {
      if (list) throw new Invalid([fault("sie-unreadable", { line: number })]);
      list = [];
    } else if (brace === "}") {
      if (!list) throw new Invalid([fault("sie-unreadable", { line: number })]);
      words.push(list);
      list = null;
    } else {
      const word = quoted === undefined ? (bare ?? "") : quoted.replaceAll(/\\(["\\])/g, "$1");
      (list ?? words).push(word);
    }
  }
  if (list) throw new Invalid([fault("sie-unreadable", { line: number })]);
  return words;
}

/** `{1 "10" 6 "A1010"}`: an object of each dimension. */
function objectsIn(words: Word | undefined): ReadonlyMap<string, string> {
  const list = typeof words === "object" ? words : [];
  return new Map(list.flatMap((word, at) => (at % 2 === 0 ? [[word, list[at + 1] ?? ""] as const] : [])));
}

function dayOf(text: string | undefined): string | null {
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? "");
  return found ? `${found[1]}-${found[2]}-${found[3]}` : text || null;
}
