/**
 * Texts that may never be public, each unlike any other, so that one that is found says which field let it out.
 * The word before the mark is the same in all, for a search to find.
 */
export class Canaries {
  readonly #places: string[] = [];

  /** The text for a private field; `place` is what a finding is told by. */
  text(place: string): string {
    this.#places.push(place);
    return `kanariefugl zq${this.#places.length}kx`;
  }

  /** An amount for a private field, with two places. */
  amount(place: string): string {
    this.#places.push(place);
    return `${7_310_000_000 + this.#places.length}.07`;
  }

  get count(): number {
    return this.#places.length;
  }

  /** The places whose texts stand in something public, however they are written there. */
  foundIn(text: string): readonly string[] {
    const marks = [...text.matchAll(/zq(\d+)kx/gi)].map((one) => Number(one[1]));
    const amounts = [...text.replace(/(?<=\d)[.,\s\u00a0\u202f'](?=\d)/g, "").matchAll(/731(\d{7})07/g)];
    const found = [...marks, ...amounts.map((one) => Number(one[1]))];
    return [...new Set(found)].flatMap((number) => this.#places[number - 1] ?? []);
  }
}
