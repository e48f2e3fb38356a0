/** One row of `docs/glossary.md`. */
export interface Term {
  readonly danish: string;
  readonly identifier: string;
  readonly meaning: string;
  readonly source: string;
}

const header = "| dansk | identifier | meaning | source |";

/** Rows of every table with the glossary's header. */
export function termsOf(markdown: string): Term[] {
  const terms: Term[] = [];
  let inTable = false;
  for (const line of markdown.split("\n")) {
    if (line === header) inTable = true;
    else if (!line.startsWith("|")) inTable = false;
    else if (inTable && !/^[|\s-]+$/.test(line)) {
      const [danish = "", identifier = "", meaning = "", source = ""] = line
        .split("|")
        .slice(1)
        .map((cell) => cell.trim());
      terms.push({ danish, identifier, meaning, source });
    }
  }
  return terms;
}

function twice(kind: string, values: readonly string[]): string[] {
  const repeated = values.filter((value, index) => values.indexOf(value) !== index);
  return [...new Set(repeated)].map((value) => `${kind} ${value} has two rows`);
}

/** Terms and identifiers are unique, identifiers kebab-case ASCII, no cell is empty, every code has its row. */
export function glossaryFaults(terms: readonly Term[], codes: readonly string[]): string[] {
  const identifiers = terms.map((term) => term.identifier);
  return [
    ...twice(
      "term",
      terms.map((term) => term.danish),
    ),
    ...twice("identifier", identifiers),
    ...identifiers
      .filter((one) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(one))
      .map((one) => `${one}: not kebab-case ASCII`),
    ...terms
      .filter((term) => !term.danish || !term.meaning || !term.source)
      .map((term) => `${term.identifier}: empty cell`),
    ...codes.filter((code) => !identifiers.includes(code)).map((code) => `${code}: not in the glossary`),
  ];
}
