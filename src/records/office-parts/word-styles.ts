import { attributeOf, childrenOf, everyIn, type XmlElement } from "./xml-tree.ts";

/** Whether a switch such as `w:vanish` is on: it is there, and does not say that it is off. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off|none)$/.test(attributeOf(element, "val") ?? "");
}

/** Text that a style hides, by the style's id. */
export function hidingStyles(styles: XmlElement | null): ReadonlySet<string> {
  const hiding = new Set<string>();
  const all = styles ? childrenOf(styles, "style") : [];
  for (let before = -1; before < hiding.size; ) {
    before = hiding.size;
    for (const one of all) {
      const [based] = childrenOf(one, "basedOn");
      const own = vanishOf(one);
      // What a style says itself goes before what it is based on.
      if (own ? isOn(own) : hiding.has((based && attributeOf(based, "val")) ?? ""))
        hiding.add(attributeOf(one, "styleId") ?? "");
    }
  }
  return hiding;
}

/** Whether text is hidden by what is not looked up run for run: what all text is like, a kind of table, a list's numbers. */
export function hidesApart(root: XmlElement, hiding: ReadonlySet<string>): boolean {
  const apart = [
    ...childrenOf(root, "docDefaults"),
    ...childrenOf(root, "style").filter((one) => attributeOf(one, "type") === "table"),
    ...childrenOf(root, "abstractNum"),
    ...childrenOf(root, "num"),
  ];
  if (apart.some((one) => everyIn(one, "vanish").some(isOn))) return true;
  return childrenOf(root, "style").some((one) => {
    const isFirst = attributeOf(one, "default");
    return isFirst !== undefined && /^(?:1|true|on)$/.test(isFirst) && hiding.has(attributeOf(one, "styleId") ?? "");
  });
}

/** The switch by which a run or a style hides. */
export function vanishOf(element: XmlElement): XmlElement | undefined {
  return childrenOf(element, "rPr").flatMap((how) => childrenOf(how, "vanish"))[0];
}
