import { type CellLooks, isLost } from "../file-review/cell-looks.ts";
import { attributeOf, childrenOf, isElement, type XmlElement } from "../office-parts/xml-tree.ts";

/**
 * A workbook's styles with dark letters instead of light ones, for cells of a copy: they stood on a table's or a rule's colour or on a
 * picture, and a copy has none of these.
 */
export class DarkStyles {
  private readonly looks: CellLooks;
  /** Which style is asked for, in the order in which each gets its number. */
  private readonly asked: number[] = [];

  constructor(looks: CellLooks) {
    this.looks = looks;
  }

  /** The style that a cell has in the copy; its own where what it holds is seen there. */
  of(style: number): number {
    const others = { ruled: [], tables: [], isPictured: false };
    if (!isLost({ ref: "", style }, this.looks, others)) return style;
    if (!this.asked.includes(style)) this.asked.push(style);
    return this.looks.paints.length + this.asked.indexOf(style);
  }

  /** The workbook's part of styles with those that were asked for behind its own. */
  in(root: XmlElement): XmlElement {
    const [fonts, own] = ["fonts", "cellXfs"].map((name) => childrenOf(root, name)[0]);
    if (!fonts || !own || this.asked.length === 0) return root;
    const [letters, all] = [childrenOf(fonts, "font"), childrenOf(own, "xf")];
    const styles = this.asked.flatMap((style) => all[style] ?? []);
    const dark = styles
      .map((one) => letters[Number(attributeOf(one, "fontId") ?? "0")])
      .map((one) => withoutColour(one ?? { ...fonts, name: "font", attributes: [], children: [] }));
    // Without a fill of its own, which may be dark.
    const said = (nth: number) => ({ fontId: `${letters.length + nth}`, fillId: "0", applyFont: "1" });
    const darkened = styles.map((one, nth) => ({
      ...one,
      attributes: [
        ...one.attributes.filter(({ name }) => !Object.hasOwn(said(nth), name)),
        ...Object.entries(said(nth)).map(([name, value]) => ({ space: "", name, value })),
      ],
    }));
    const more = new Map([
      [fonts, dark],
      [own, darkened],
    ]);
    return { ...root, children: root.children.map((one) => (isElement(one) ? longer(one, more.get(one)) : one)) };
  }
}

function withoutColour(font: XmlElement): XmlElement {
  return { ...font, children: childrenOf(font).filter(({ name }) => name !== "color") };
}

function longer(list: XmlElement, more: readonly XmlElement[] = []): XmlElement {
  if (more.length === 0) return list;
  const children = [...list.children, ...more];
  const attributes = list.attributes.map((one) =>
    one.name === "count" ? { ...one, value: String(children.filter(isElement).length) } : one,
  );
  return { ...list, children, attributes };
}
