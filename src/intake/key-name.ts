/**
 * What names a row across runs: the columns of its key with what they say, days and amounts as they are read. Keys of other columns are
 * other names, however alike their texts are; how a file prints a day, and in which order the mapping lists the columns, tells no two apart.
 */
export function keyName(values: ReadonlyMap<string, string>): string {
  const said = [...values].sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${said.map(([column, value]) => `${JSON.stringify(column)}:${JSON.stringify(value)}`).join(",")}}`;
}

/** The name of a row whose own year is known: where numbers begin anew each year, the same key is another row's. */
export function nameIn(year: string | null, key: string): string {
  return year === null ? key : `${key} @${year}`;
}

/** What of a name the columns say; names from before they told their columns end in a bracket. As `key_hash` has it. */
export function keyOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf("}"), name.lastIndexOf("]")) + 1) || name;
}

/** The year that a name tells; `null` where it tells none. */
export function yearIn(name: string): string | null {
  return /^ @(\d{4})/.exec(name.slice(keyOf(name).length))?.[1] ?? null;
}

/** Whether it is the name of a row that its key alone does not tell from another. */
export function isNumbered(name: string): boolean {
  return name.slice(keyOf(name).length).includes("#");
}

/** What a name's columns say, by column; nothing where it is none of a key. */
export function saidIn(name: string): ReadonlyMap<string, string> {
  const key = keyOf(name);
  return new Map(key.startsWith("{") ? Object.entries(JSON.parse(key) as Readonly<Record<string, string>>) : []);
}

/** A name as a sentence says it: `bilag 4711, linje 2`. */
export function shownName(name: string): string {
  const said = [...saidIn(name)];
  if (said.length === 0) return name;
  return `»${said.map(([column, value]) => `${column} ${value}`.trim()).join(", ")}«`;
}
