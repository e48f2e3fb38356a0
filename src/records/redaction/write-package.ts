import { strToU8, zipSync } from "fflate";
import type { Relation } from "../office-parts/part-relations.ts";

/** A part of an office file: its name, what kind it is, and its bytes or text. */
export interface Part {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array;
}

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** An office file of these parts and no more, all of one day, so that not even the time of its making is told. */
export function writtenPackage(
  main: string,
  parts: readonly Part[],
  related: Readonly<Record<string, readonly Relation[]>>,
): Buffer {
  const files: Record<string, Uint8Array> = {
    "[Content_Types].xml": strToU8(contentTypes(parts)),
    "_rels/.rels": strToU8(relationsOf([{ id: "rId1", kind: "officeDocument", target: main }])),
  };
  for (const { name, content } of parts) {
    files[name] = typeof content === "string" ? strToU8(content) : content;
    const of = related[name] ?? [];
    if (of.length > 0) files[name.replace(/([^/]+)$/, "_rels/$1.rels")] = strToU8(relationsOf(of));
  }
  return Buffer.from(zipSync(files, { mtime: "1980-01-02T12:00:00", level: 6 }));
}

function contentTypes(parts: readonly Part[]): string {
  const said = parts.map(({ name, type }) => `<Override PartName="/${name}" ContentType="${type}"/>`).join("");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${said}</Types>`;
}

function relationsOf(all: readonly Relation[]): string {
  const said = all.map(({ id, kind, target }) => {
    return `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${said.join("")}</Relationships>`;
}
