import { DrawnText, type Piece } from "./drawn-text.ts";
import { decodedString, unescaped } from "./pdf-objects.ts";

/** What a stream of drawing orders says as text. */
export interface Content {
  /** The letters that it draws, joined where it joins them. */
  readonly drawn: string;
  /** Its other texts: what it notes beside, remarks, and whatever is no drawing order. */
  readonly beside: string;
  /** Whether it holds the pixels of a picture. */
  readonly hasPicture: boolean;
}

/** Every drawing order, with how many operands it takes: these are measures, colours and names of fonts, and nobody's text. */
const orders = new Map(
  (
    "b0 B0 b*0 B*0 BDC2 BI0 BMC1 BT0 BX0 c6 cm6 CS1 cs1 d2 d06 d16 Do1 DP2 EI0 EMC0 ET0 EX0 f0 F0 f*0 G1 g1 gs1 h0 i1 ID0 j1 J1 K4 k4 l2 m2 " +
    "M1 MP1 n0 q0 Q0 re4 RG3 rg3 ri1 s0 S0 SC33 sc33 SCN33 scn33 sh1 T*0 Tc1 Td2 TD2 Tf2 Tj1 TJ1 TL1 Tm6 Tr1 Ts1 Tw1 Tz1 v4 w1 W0 W*0 y4 '1 \"3"
  )
    .split(" ")
    .map((one) => {
      const [, name = "", count = ""] = /^(d[01]|\D+)(\d+)$/.exec(one) ?? [];
      return [name, Number(count)] as const;
    }),
);

/** How wide a letter is, in sizes of its font, where only the orders are known: a digit's is this in nearly every font. */
const usualWidth = 0.53;

/** Letters of one order. */
class Row {
  readonly pieces: (Piece | number)[] = [];
  /** Its numbers and names as they are written, for where no order takes them. */
  readonly others: string[] = [];
}
/** A row of letters, or a number or a name as it is written. */
type Operand = Row | string;

const token = /[\s\0]+|%[^\r\n]*|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s\0()<>[\]{}/%]*|[^\s\0()<>[\]{}/%]+|[\s\S]/y;

/** Reads drawing orders as the format says them, so that a coordinate is one and not ten digits that somebody wrote. */
export function contentOf(text: string): Content {
  return new Orders().read(text);
}

class Orders {
  private readonly drawing = new DrawnText({ slack: 0.6 });
  private readonly beside: string[] = [];
  private operands: Operand[] = [];
  /** Within `[ ]`. */
  private row: Row | null = null;
  /** Within so many `<< >>`. */
  private depth = 0;
  /** What stands there and is no text. */
  private noted: string[] = [];
  private hasPicture = false;

  read(text: string): Content {
    for (let at = 0; at < text.length; ) {
      token.lastIndex = at;
      const [word = ""] = token.exec(text) ?? [];
      const to = word === "(" ? endOfString(text, at) : at + word.length;
      if (word === "(") this.said(decodedString(Buffer.from(unescaped(text.slice(at + 1, to - 1)), "latin1")));
      else this.word(word);
      at = word === "ID" && this.hasPicture ? endOfPixels(text, to) : to;
    }
    this.close();
    this.beside.push(this.operands.map(written).join(" "));
    return { drawn: this.drawing.text, beside: this.beside.join("\n"), hasPicture: this.hasPicture };
  }

  private word(word: string): void {
    const first = word[0] ?? "";
    if (/[\s\0]/.test(first)) return;
    if (first === "%") this.beside.push(word);
    else if (word === "<<") this.depth += 1;
    else if (word === ">>") {
      this.depth = Math.max(0, this.depth - 1);
      if (this.depth === 0) this.endOfNotes();
    } else if (first === "<" && word.length > 1)
      this.said(decodedString(Buffer.from(word.replaceAll(/[<>\s]/g, ""), "hex")));
    else if (this.depth === 0 && word === "[") this.row ??= new Row();
    else if (this.depth === 0 && word === "]") this.endOfRow();
    else if (/^[+-]*(?:\d+\.?\d*|\.\d+)$/.test(word)) this.number(word);
    else if (first === "/") this.put(word);
    else if (/^[[\]<>(){}]$|^(?:true|false|null)$/.test(word)) return;
    else if (orders.has(word)) this.order(word, orders.get(word) ?? 0);
    else {
      // No order: whatever it is, with what stands before it.
      this.beside.push([...this.operands, word].map(written).join(" "));
      this.operands = [];
    }
  }

  private number(word: string): void {
    if (this.depth === 0) this.row?.pieces.push(Number.parseFloat(word));
    this.put(word);
  }

  private put(one: Operand): void {
    if (this.depth > 0) {
      if (typeof one === "string") this.noted.push(one);
    } else if (this.row === null) this.operands.push(one);
    else if (one instanceof Row) this.row.pieces.push(...one.pieces);
    else this.row.others.push(one);
  }

  private said(text: string): void {
    // What is noted of a piece of text is told by itself.
    if (this.depth > 0) this.beside.push(text);
    const one = new Row();
    one.pieces.push({ text, em: text.length * usualWidth });
    this.put(one);
  }

  private endOfRow(): void {
    if (this.row !== null) this.operands.push(this.row);
    this.row = null;
  }

  private endOfNotes(): void {
    this.depth = 0;
    this.put(this.noted.join(" "));
    this.noted = [];
  }

  /** What was begun and not ended. */
  private close(): void {
    this.endOfRow();
    if (this.depth > 0) this.endOfNotes();
  }

  private order(name: string, most: number): void {
    this.close();
    const taken = most === 0 ? [] : this.operands.slice(-most);
    const more = this.operands.slice(0, this.operands.length - taken.length);
    if (more.length > 0) this.beside.push(more.map(written).join(" "));
    this.operands = [];
    if (name === "BI") this.hasPicture = true;
    const numbers = taken.filter((one) => typeof one === "string").map(Number);
    this.drawing.order(name, name === "Tf" ? numbers.slice(-1) : numbers);
    const rows = taken.filter((one) => one instanceof Row);
    if (!/^(?:TJ|Tj|'|")$/.test(name)) {
      this.beside.push(...rows.map(lettersOf));
      return;
    }
    if (name === "'" || name === '"') this.drawing.order("T*", []);
    for (const { pieces } of rows) this.drawing.show(pieces);
  }
}

function written(one: Operand): string {
  return typeof one === "string" ? one : [lettersOf(one), ...one.others].join(" ");
}

function lettersOf({ pieces }: Row): string {
  return pieces.map((one) => (typeof one === "number" ? "" : one.text)).join("");
}

/** Where a string ends that begins at a place: behind its bracket. */
function endOfString(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const one = text[at];
    if (one === "\\") at += 1;
    else if (one === "(") depth += 1;
    else if (one === ")") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length + 1;
}

function endOfPixels(text: string, from: number): number {
  const end = /[\s\0]EI(?=[\s\0]|$)/g;
  end.lastIndex = from;
  const found = end.exec(text);
  return found ? found.index + 3 : from;
}
