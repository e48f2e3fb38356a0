/**
 * What names a row across runs: the columns of its key with what they say, days and amounts as they are read. Keys of other columns are
 * other names, however alike their texts are; how a file prints a day, and in which order the mapping lists the columns, tells no two apart.
 */
export function keyName(values: ReadonlyMap<string, string>): string {
  const said = [...values].sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${said.map(([column, value]) => `${JSON.stringify(column)}:${JSON.stringify(value)}`).join(",")}}`;
}

const mark = " @";

/** The name of a row that is held beside the record of its name: no file's own name ends so. */
export function nameBeside(name: string, as: string): string {
  return `${name}${mark}${as}`;
}

/** The name that such a row has in its file. */
export function nameInFile(name: string): string {
  const at = name.indexOf(mark, Math.max(closing(name), 0));
  return at < 0 ? name : name.slice(0, at);
}

/** Where what the columns say ends; names from before they told their columns end in a bracket. */
function closing(name: string): number {
  return Math.max(name.lastIndexOf("}"), name.lastIndexOf("]"));
}

/** A name as it was met first in a file, beside nothing. */
export function firstName(name: string): string {
  return name.slice(0, closing(name) + 1) || name;
}

/** A name as a sentence says it: `bilag 4711, linje 2`. */
export function shownName(name: string): string {
  const first = firstName(name);
  if (!first.startsWith("{")) return name;
  const said = Object.entries(JSON.parse(first) as Readonly<Record<string, string>>);
  return `»${said.map(([column, value]) => `${column} ${value}`.trim()).join(", ")}«${name.slice(first.length)}`;
}
