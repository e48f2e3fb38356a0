import { isOn, vanishOf } from "../office-parts/word-styles.ts";
import {
  attributeOf,
  childrenOf,
  everyIn,
  type Prefixes,
  type XmlElement,
  xmlSpace,
} from "../office-parts/xml-tree.ts";
import type { Keeping } from "./keep-xml.ts";
import type { TakenOut } from "./redacted.ts";

const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const a = "http://schemas.openxmlformats.org/drawingml/2006/main";
const m = "http://schemas.openxmlformats.org/officeDocument/2006/math";
export const relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const markup = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/** What a document is written in: words, pictures, shapes with words, formulas. What is in none of these is left out. */
export const docxPrefixes: Prefixes = {
  [w]: "w",
  [relationSpace]: "r",
  [a]: "a",
  [m]: "m",
  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
  "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
  [markup]: "mc",
  [xmlSpace]: "xml",
};

/** What was there before, as the file still tells it. */
const past =
  /^(?:del|moveFrom|delText|delInstrText|cellDel|.+Change|(?:moveFrom|moveTo)Range(?:Start|End)|customXml(?:Ins|Del|MoveFrom|MoveTo)Range(?:Start|End))$/;
const remarks = /^(?:commentRangeStart|commentRangeEnd|commentReference|annotationRef)$/;
/** What is drawn or embedded in ways that are not rebuilt here. */
const foreign = /^(?:object|pict|altChunk|subDoc|control|movie|OLEObject)$/;
/** What only programs see. */
const unseen =
  /^(?:bookmarkStart|bookmarkEnd|proofErr|permStart|permEnd|sdtPr|sdtEndPr|customXmlPr|smartTagPr|lastRenderedPageBreak|fldData|ffData|docVars|mailMerge|rsids|attachedTemplate|extLst|Fallback|tblCaption|tblDescription|hlinkClick|hlinkHover|cellIns|cellMerge)$/;
const wrappers = /^(?:ins|moveTo|smartTag|customXml|sdt|sdtContent|hyperlink|AlternateContent|Choice|dir)$/;

/** The rules by which a part of a document is kept. A part has its own: they know where in a field it stands. */
export function docxRules(taken: TakenOut, hiding: ReadonlySet<string>, part: XmlElement): Keeping {
  const pageFields = fieldsOfPages(part);
  const hidden = hiddenRuns(part, hiding);
  const fields: { readonly isPage: boolean; inResult: boolean }[] = [];
  const isCode = () => fields.some((one) => !one.inResult && !one.isPage);
  const inField = (element: XmlElement): "keep" | "drop" => {
    const step = attributeOf(element, "fldCharType");
    if (step === "begin") fields.push({ isPage: pageFields.has(element), inResult: false });
    const last = fields.at(-1);
    if (step === "separate" && last) last.inResult = true;
    if (step === "end") fields.pop();
    return last?.isPage ? "keep" : "drop";
  };
  return {
    prefixes: docxPrefixes,
    isText: ({ name, space }) =>
      (name === "t" && !isCode()) || (name === "instrText" && space === w) || /^(?:posOffset|align)$/.test(name),
    isDropped: (name, { name: of }) =>
      /^rsid/.test(name) ||
      (/^(?:name|descr|title)$/.test(name) && /^(?:docPr|cNvPr)$/.test(of)) ||
      /^(?:author|date|initials|anchor|tooltip|docLocation|history|link|Ignorable|Requires)$/.test(name),
    element: (element) => {
      const { name } = element;
      if (past.test(name)) {
        if (/^(?:del|moveFrom)$/.test(name) || name.endsWith("Change")) taken.add("changes");
        return "drop";
      }
      if (remarks.test(name)) return "drop";
      if (name === "fldChar") return inField(element);
      if (name === "instrText")
        return fields.at(-1)?.isPage ? { ...element, children: [{ text: pageOf(element) }] } : "drop";
      if (name === "fldSimple") return isPageCode(attributeOf(element, "instr") ?? "") ? "keep" : "unwrap";
      if (
        foreign.test(name) ||
        (name === "graphicData" && !/picture|wordprocessing(?:Shape|Group)/.test(attributeOf(element, "uri") ?? ""))
      ) {
        taken.add("drawings");
        return "drop";
      }
      if (unseen.test(name)) return "drop";
      if (hidden.has(element)) {
        taken.add("hidden-text");
        return "drop";
      }
      if (name === "vanish" || name === "specVanish" || name === "webHidden") return "drop";
      if (name === "ins" || name === "moveTo") taken.add("changes");
      if (name === "hyperlink") taken.add("links");
      return wrappers.test(name) ? "unwrap" : "keep";
    },
  };
}

/** The runs that nobody sees: hidden themselves, or by the style of their letters or of their paragraph. */
function hiddenRuns(part: XmlElement, hiding: ReadonlySet<string>): ReadonlySet<XmlElement> {
  const found = new Set<XmlElement>();
  const walk = (element: XmlElement, byParagraph: boolean): void => {
    if (element.name === "r" && (isHidden(element, hiding) ?? byParagraph)) found.add(element);
    const within = element.name === "p" ? hiding.has(styleOf(element, "pPr", "pStyle")) : byParagraph;
    for (const one of childrenOf(element)) walk(one, within);
  };
  walk(part, false);
  return found;
}

/** What a run says itself; `undefined` where its paragraph says it. */
function isHidden(run: XmlElement, hiding: ReadonlySet<string>): boolean | undefined {
  const vanish = vanishOf(run);
  if (vanish) return isOn(vanish);
  return hiding.has(styleOf(run, "rPr", "rStyle")) || undefined;
}

function styleOf(element: XmlElement, how: string, style: string): string {
  const [one] = childrenOf(element, how).flatMap((all) => childrenOf(all, style));
  return (one && attributeOf(one, "val")) ?? "";
}

/** Fields that say only which page it is, or of how many: their code tells nothing. */
function isPageCode(code: string): boolean {
  return /^\s*(?:PAGE|NUMPAGES)\s*(?:\\\*\s*(?:MERGEFORMAT|Arabic)\s*)*$/i.test(code);
}

function pageOf(element: XmlElement): string {
  const [first] = element.children;
  return first && "text" in first && /NUMPAGES/i.test(first.text)
    ? "NUMPAGES"
    : first && "text" in first && /PAGE/i.test(first.text)
      ? "PAGE"
      : "";
}

/** The beginnings of fields whose whole code says a page. */
function fieldsOfPages(part: XmlElement): ReadonlySet<XmlElement> {
  const found = new Set<XmlElement>();
  const open: { readonly begin: XmlElement; code: string; inResult: boolean }[] = [];
  for (const run of everyIn(part, "r"))
    for (const one of childrenOf(run)) {
      const step = one.name === "fldChar" ? attributeOf(one, "fldCharType") : undefined;
      const last = open.at(-1);
      if (step === "begin") open.push({ begin: one, code: "", inResult: false });
      else if (one.name === "instrText" && last && !last.inResult)
        last.code += one.children.map((text) => ("text" in text ? text.text : "")).join("");
      else if (step === "separate" && last) last.inResult = true;
      else if (step === "end") {
        const done = open.pop();
        if (done && isPageCode(done.code)) found.add(done.begin);
      }
    }
  return found;
}
