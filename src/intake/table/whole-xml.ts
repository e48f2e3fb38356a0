/** More than a cell of any ledger holds; Excel takes 32,767 signs. */
const longestText = 1_048_576;

const inText = 0;
const afterBracket = 1;
const inName = 2;
const inTag = 3;
const inQuotes = 4;
const inClosing = 5;
const afterClosing = 6;
const inDeclaration = 7;
const ended = 8;

const [bang, quote, apostrophe, dash, slash, less, greater, mark, square] = Buffer.from("!\"'-/<>?[");
const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Whether an XML document is whole: each tag closed, in order, and nothing after the last. The spreadsheet library reads on past a
 * document that breaks off, and half a ledger would look like all of it. One pass over the bytes, however they are cut into chunks;
 * names are compared by length and a number, which is enough against damage.
 */
export class WholeXml {
  readonly #open: number[] = [];
  #state = inText;
  #name = 0;
  /** How much has come since the last tag began. */
  #text = 0;
  #quote = 0;
  /** What ends the comment, marked-off text or declaration that is open; what came of it lately. */
  #ending = "";
  #lately = "";
  #last = 0;
  #hasRoot = false;

  /** Takes the next bytes. @returns whether the document may still be whole */
  take(chunk: Uint8Array): boolean {
    let state = this.#state;
    for (const sign of chunk) {
      if (state === inText) {
        if (sign === less) {
          state = afterBracket;
          this.#text = 0;
        } else state = this.#inText(sign);
      } else if (state === inName) {
        if (sign === greater || sign === slash || sign <= 0x20) state = this.#named(sign);
        else if (sign === less) state = ended;
        else this.#name = (this.#name * 31 + sign) | 0;
      } else if (state === inTag) {
        if (sign === greater) state = this.#begun(this.#last === slash);
        else if (sign === quote || sign === apostrophe) {
          this.#quote = sign;
          state = inQuotes;
        } else if (sign === less) state = ended;
        this.#last = sign;
      } else if (state === inQuotes) {
        if (sign === this.#quote) state = inTag;
        else if (sign === less || ++this.#text > longestText) state = ended;
      } else if (state === inClosing) {
        if (sign === greater) state = this.#open.pop() === this.#name ? inText : ended;
        else if (sign <= 0x20) state = afterClosing;
        else this.#name = (this.#name * 31 + sign) | 0;
      } else state = this.#seldom(state, sign);
      if (state === ended) break;
    }
    this.#state = state;
    return state !== ended;
  }

  /** Whether all that came is one whole document. */
  get isWhole(): boolean {
    return this.#state === inText && this.#hasRoot && this.#open.length === 0;
  }

  #inText(sign: number): number {
    this.#text += 1;
    const mayStand = this.#open.length > 0 || sign <= 0x20 || (!this.#hasRoot && byteOrderMark.includes(sign));
    return mayStand && this.#text <= longestText ? inText : ended;
  }

  #named(sign: number): number {
    this.#last = sign;
    return sign === greater ? this.#begun(false) : inTag;
  }

  #begun(isClosed: boolean): number {
    if (this.#open.length === 0 && this.#hasRoot) return ended;
    this.#hasRoot = true;
    if (!isClosed) this.#open.push(this.#name);
    return inText;
  }

  #seldom(state: number, sign: number): number {
    if (state === afterClosing) {
      if (sign === greater) return this.#open.pop() === this.#name ? inText : ended;
      return sign <= 0x20 ? afterClosing : ended;
    }
    if (state === inDeclaration) return this.#inDeclaration(sign);
    this.#name = 0;
    if (sign === slash) return inClosing;
    if (sign === bang || sign === mark) {
      this.#ending = sign === mark ? "?>" : ">";
      this.#lately = "";
      return inDeclaration;
    }
    this.#name = sign;
    return sign === less || sign === greater || sign <= 0x20 ? ended : inName;
  }

  #inDeclaration(sign: number): number {
    this.#text += 1;
    if (this.#text > longestText) return ended;
    this.#lately = (this.#lately + String.fromCharCode(sign)).slice(-7);
    if (this.#ending === ">" && sign === dash && this.#lately === "--") this.#ending = "-->";
    else if (this.#ending === ">" && sign === square && this.#lately === "[CDATA[") this.#ending = "]]>";
    else if (sign === greater && this.#lately.endsWith(this.#ending)) return inText;
    return inDeclaration;
  }
}
