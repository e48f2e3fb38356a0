import { localOf } from "../office-parts/xml-tree.ts";
import type { Layer } from "./reading.ts";
import { WordColours } from "./word-colours.ts";
import type { WordLook } from "./word-look.ts";

type Attributes = Readonly<Record<string, string>>;

/** What was there before a change that a program keeps: the text, not who changed it or when. */
const gone = new Set(["del", "moveFrom", "deletion", "tracked-changes"]);

/** What an XML part of an office file says that no page or sheet of it shows, told while it is read. */
export class Unseen {
  readonly layers = new Set<Layer>();
  /** The styles that hide what is set in them, by their ids. */
  private readonly hiding: ReadonlySet<string>;
  private readonly colours: WordColours | null;
  private inGone = 0;
  private inInfo = 0;
  /** In how a paragraph is, or how anything was before a change. */
  private inOther = 0;
  private inHidden = 0;
  private inChange = 0;
  /** Of each paragraph around where we are, whether its style hides it. */
  private readonly paragraphs: boolean[] = [];
  /** Of each run around where we are, whether it is hidden, and whether it says so itself. */
  private readonly runs: { readonly hidden: boolean; readonly isOwn: boolean }[] = [];

  /** @param word how a document of Word's looks; nothing of other files */
  constructor(word?: WordLook) {
    this.hiding = word?.hiding ?? new Set();
    this.colours = word ? new WordColours(word) : null;
  }

  open(name: string, attributes: Attributes): void {
    const local = localOf(name);
    this.count(local, 1);
    this.colours?.open(local, attributes);
    if (local === "p") this.paragraphs.push(false);
    else if (local === "r") this.runs.push({ hidden: this.paragraphs.at(-1) ?? false, isOwn: false });
    else if (local === "pStyle" && this.inChange === 0 && this.paragraphs.length > 0)
      this.paragraphs.splice(-1, 1, this.hides(attributes));
    else if (this.inOther === 0) this.ofRun(local, attributes);
    if (name === "office:annotation" || name === "w:comment") this.layers.add("comment");
    for (const [attribute, value] of Object.entries(attributes)) {
      const layer = hiddenBy(attribute, value.trim());
      if (layer) this.layers.add(layer);
    }
  }

  text(text: string): void {
    if (text.trim() === "") return;
    if (this.inGone > 0 && this.inInfo === 0) this.layers.add("deleted-text");
    this.colours?.text(text);
    if (this.colours?.hides || this.inHidden > 0 || this.runs.some(({ hidden }) => hidden))
      this.layers.add("hidden-text");
  }

  close(name: string): void {
    const local = localOf(name);
    this.count(local, -1);
    this.colours?.close(local);
    if (local === "r") this.runs.pop();
    if (local === "p") this.paragraphs.pop();
  }

  /** Of a run alone, as it is now: a paragraph's mark that is hidden hides no words. */
  private ofRun(local: string, attributes: Attributes): void {
    const run = this.runs.at(-1);
    if (!run) return;
    // What a run says itself goes before the style of its letters, and that before its paragraph's.
    if (local === "vanish") this.runs.splice(-1, 1, { hidden: !isOff(attributes), isOwn: true });
    else if (local === "rStyle" && !run.isOwn && this.hides(attributes))
      this.runs.splice(-1, 1, { hidden: true, isOwn: false });
  }

  private hides(attributes: Attributes): boolean {
    return Object.entries(attributes).some(
      ([attribute, value]) => localOf(attribute) === "val" && this.hiding.has(value),
    );
  }

  private count(local: string, by: 1 | -1): void {
    if (gone.has(local)) this.inGone += by;
    if (local === "change-info") this.inInfo += by;
    if (local === "pPr" || local.endsWith("PrChange")) this.inOther += by;
    if (local.endsWith("PrChange")) this.inChange += by;
    if (local === "hidden-text" || local === "hidden-paragraph") this.inHidden += by;
  }
}

/** What an attribute of OpenDocument hides. */
function hiddenBy(attribute: string, value: string): Layer | null {
  if (attribute === "table:visibility") return value === "visible" ? null : "hidden-cells";
  if (attribute === "table:display") return value === "false" ? "hidden-cells" : null;
  if (attribute === "style:column-width" || attribute === "style:row-height")
    return Number.parseFloat(value) === 0 ? "hidden-cells" : null;
  if (attribute === "text:display") return value === "none" || value === "condition" ? "hidden-text" : null;
  if (attribute === "text:is-hidden") return value === "true" ? "hidden-text" : null;
  // A hidden text that a program writes down in one element.
  return attribute === "text:string-value" && value !== "" ? "hidden-text" : null;
}

function isOff(attributes: Attributes): boolean {
  return Object.entries(attributes).some(
    ([attribute, value]) => localOf(attribute) === "val" && /^(?:0|false|off)$/.test(value),
  );
}
