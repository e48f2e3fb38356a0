/** Letters that one order draws, as far as they go: `em` in sizes of the font. A number between two moves what follows back, in thousandths. */
export interface Piece {
  readonly text: string;
  readonly em: number;
}

export type Matrix = readonly [number, number, number, number, number, number];
export const asItIs: Matrix = [1, 0, 0, 1, 0, 0];

/** Letters where they are drawn: the middle of them is `far` and a number of `size`s into the place `at`. */
export interface DrawnLetters {
  readonly text: string;
  readonly at: Matrix;
  readonly far: number;
  readonly size: number;
}

/** Beyond so many sizes of the font a gap parts two words; beyond the second, two columns. */
const [wordGap, columnGap] = [0.2, 2];

/**
 * The text of what is drawn, with its letters joined only where they stand close on one line: a gap is a space or a tabulator, all else a
 * new line. So digits of one number drawn by ten orders are one number, and those of two pages' numbers beside each other are not.
 */
export class DrawnText {
  /** How far a letter may be from where it was believed to end; `0` where widths are known. */
  private readonly slack: number;
  private readonly parts: string[] = [];
  private readonly kept: { readonly page: Matrix; readonly size: number }[] = [];
  private page = asItIs;
  private place = asItIs;
  private line = asItIs;
  private readonly set = { size: 1, leading: 0, letters: 0, words: 0, wide: 1 };
  private end: readonly [number, number] | null = null;
  private readonly each: (letters: DrawnLetters) => void;

  /** @param how what is done with letters, each where it stands */
  constructor({
    slack = 0,
    each = () => undefined,
  }: {
    readonly slack?: number;
    readonly each?: (letters: DrawnLetters) => void;
  } = {}) {
    [this.slack, this.each] = [slack, each];
  }

  /** An order that draws nothing by itself, by its name in the format, with its numbers. */
  order(name: string, numbers: readonly number[]): void {
    const [a = 0, b = 0] = numbers;
    if (name === "q") this.kept.push({ page: this.page, size: this.set.size });
    else if (name === "Q") this.back();
    else if (name === "cm") this.page = times(matrixOf(numbers), this.page);
    else if (name === "BT") this.begin(asItIs);
    else if (name === "Tm") this.begin(matrixOf(numbers));
    else if (name === "TD") {
      this.set.leading = -b;
      this.move(a, b);
    } else if (name === "Td") this.move(a, b);
    else if (name === "T*") this.move(0, -this.set.leading);
    else if (name === "TL") this.set.leading = a;
    else if (name === "Tf") this.set.size = a;
    else if (name === "Tc") this.set.letters = a;
    else if (name === "Tw") this.set.words = a;
    else if (name === "Tz") this.set.wide = a / 100;
  }

  show(pieces: readonly (Piece | number)[]): void {
    const { size, letters, words, wide } = this.set;
    for (const one of pieces) {
      if (typeof one === "number") {
        this.place = times([1, 0, 0, 1, (-one / 1_000) * size * wide, 0], this.place);
        continue;
      }
      const at = times(this.place, this.page);
      this.parts.push(this.gapTo(at), one.text);
      const spaces = one.text.split(" ").length - 1;
      const far = (one.em * size + letters * one.text.length + words * spaces) * wide;
      this.each({ text: one.text, at, far, size });
      this.place = times([1, 0, 0, 1, far, 0], this.place);
      const [, , , , x, y] = times(this.place, this.page);
      this.end = [x, y];
    }
  }

  get text(): string {
    return this.parts.join("");
  }

  private back(): void {
    const before = this.kept.pop();
    if (!before) return;
    this.page = before.page;
    this.set.size = before.size;
  }

  private begin(matrix: Matrix): void {
    this.place = matrix;
    this.line = matrix;
  }

  private move(x: number, y: number): void {
    this.begin(times([1, 0, 0, 1, x, y], this.line));
  }

  private gapTo([a, b, c, d, x, y]: Matrix): string {
    if (this.end === null) return "";
    const size = Math.abs(this.set.size) * Math.hypot(c, d);
    const along = Math.hypot(a, b);
    const [right, up] = [x - this.end[0], y - this.end[1]];
    const gap = (right * a + up * b) / (along * size);
    const rise = Math.abs(up * a - right * b) / (along * size);
    if (!(rise <= 0.5 && gap >= -0.3 - this.slack)) return "\n";
    return gap <= wordGap + this.slack ? "" : gap <= columnGap ? " " : "\t";
  }
}

export function matrixOf(numbers: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

/** First the one, then the other. */
export function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [A, B, C, D, E, F] = other;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}
