/** What stands at a property: a thing by its address, or words with their language or type. */
export type GraphValue =
  | { readonly iri: string }
  | { readonly text: string; readonly lang?: string; readonly type?: string };

/** A thing and what is said of it, by prefixed names: `dct:title`. */
export interface GraphNode {
  readonly id: string;
  readonly types: readonly string[];
  readonly says: Readonly<Record<string, readonly GraphValue[]>>;
}

const prefixes = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** The graph as Turtle. Names are never blank, so that two writings of it are the same graph by their triples alone. */
export function writeTurtle(nodes: readonly GraphNode[]): string {
  const heads = Object.entries(prefixes).map(([name, iri]) => `@prefix ${name}: <${iri}> .`);
  const each = nodes.map(({ id, types, says }) => {
    const lines = Object.entries(says).flatMap(([name, values]) =>
      values.length === 0 ? [] : [`  ${name} ${values.map(turtleValue).join(", ")}`],
    );
    return `${[`${turtleIri(id)} a ${types.join(", ")}`, ...lines].join(" ;\n")} .`;
  });
  return `${[heads.join("\n"), ...each].join("\n\n")}\n`;
}

function turtleValue(value: GraphValue): string {
  if ("iri" in value) return turtleIri(value.iri);
  const text = JSON.stringify(value.text.toWellFormed()).replaceAll("\u007f", "\\u007F");
  if (value.lang !== undefined) return `${text}@${value.lang}`;
  return value.type === undefined ? text : `${text}^^${value.type}`;
}

/** An address as both forms take it: what one may not hold stands escaped. */
function addressOf(iri: string): string {
  return iri.replace(/[\s<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign));
}

function turtleIri(iri: string): string {
  return `<${addressOf(iri)}>`;
}

/** The same graph as JSON-LD. */
export function writeJsonLd(nodes: readonly GraphNode[]): string {
  const graph = nodes.map(({ id, types, says }) => ({
    "@id": addressOf(id),
    "@type": [...types],
    ...Object.fromEntries(
      Object.entries(says).flatMap(([name, values]) => (values.length === 0 ? [] : [[name, values.map(jsonLdValue)]])),
    ),
  }));
  return `${JSON.stringify({ "@context": prefixes, "@graph": graph }, null, 1)}\n`;
}

function jsonLdValue(value: GraphValue): object {
  if ("iri" in value) return { "@id": addressOf(value.iri) };
  const { text, lang, type } = value;
  return {
    "@value": text,
    ...(lang !== undefined && { "@language": lang }),
    ...(type !== undefined && { "@type": type }),
  };
}
