import { isElement, type Prefixes, type XmlElement, type XmlNode, xmlSpace } from "../office-parts/xml-tree.ts";
import { isPlainValue } from "./mask-texts.ts";

/** What is kept of a part: each rule says it of one element, and what it says not is left out. */
export interface Keeping {
  readonly prefixes: Prefixes;
  /** Whether an element is kept, is taken out with all in it, or only its children stay. */
  readonly element: (element: XmlElement) => "keep" | "drop" | "unwrap" | XmlElement;
  /** Attributes kept beside those that hold plain values; a name may be dropped whatever it holds. */
  readonly isDropped: (attribute: string, element: XmlElement) => boolean;
  /** Elements whose text is shown; of all others it is left out. */
  readonly isText: (element: XmlElement) => boolean;
}

/** A part of an office file with what may stay of it, and nothing else. */
export function kept(element: XmlElement, rules: Keeping): readonly XmlElement[] {
  if (rules.prefixes[element.space] === undefined) return [];
  const what = rules.element(element);
  if (what === "drop") return [];
  const of = typeof what === "string" ? element : what;
  const within = of.children.flatMap((one): readonly XmlNode[] => {
    if (isElement(one)) return kept(one, rules);
    return rules.isText(of) ? [one] : [];
  });
  if (what === "unwrap") return within.filter(isElement);
  const attributes = of.attributes.filter(({ space, name, value }) => {
    if (space !== "" && rules.prefixes[space] === undefined && space !== xmlSpace) return false;
    return !rules.isDropped(name, of) && isPlainValue(value);
  });
  return [{ ...of, attributes, children: within }];
}
