/** What was typed, by field name; a name that is there twice is a list. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** This tab's memory. Where the browser allows none, the page itself still holds the text. */
export function remember(slot: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(slot);
    else sessionStorage.setItem(slot, text);
  } catch {
    return;
  }
}

export function recall(slot: string): string | null {
  try {
    return sessionStorage.getItem(slot);
  } catch {
    return null;
  }
}

/**
 * Whether what was sent came through, by the same form as the server gives it afterwards: a later version, or every text
 * that was sent is in it. The page that would say so itself may be an error, or never have come.
 */
export function cameThrough(sent: Fields, now: Fields): boolean {
  if (sent.version !== now.version) return true;
  return standsIn(sent, now);
}

/** Whether every text of the one is in the other, whatever version that is. */
export function standsIn(typed: Fields, now: Fields): boolean {
  const standing = new Set(textsIn(now));
  return textsIn(typed).every((text) => standing.has(text));
}

/**
 * Rows that wait for fields, numbered on past those that a page shows with text: an added blank row takes the first of them,
 * one that somebody else has saved meanwhile takes none. What is no row and has a field stays as it is there.
 */
export function moved(rows: Fields, now: Fields): Fields {
  const waiting = Object.entries(rows).filter(([name]) => isRow.test(name) || !(name in now));
  const by = (steps: number) =>
    waiting.map(([name, text]) => [name.replace(isRow, (_, group, at) => `${group}${Number(at) + steps}.`), text]);
  const isTaken = ([name = ""]: readonly unknown[]) => isRow.test(String(name)) && hasText(rowOf(String(name)), now);
  let steps = 0;
  while (by(steps).some(isTaken)) steps += 1;
  return Object.fromEntries(by(steps)) as Fields;
}

const isRow = /^([^.]+\.)(\d+)\./;
const rowOf = (name: string) => isRow.exec(name)?.[0] ?? "";

function hasText(row: string, fields: Fields): boolean {
  return textsIn(Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith(row)))).length > 0;
}

/** `version`, `base` and `tab` are the page's own: what it was opened from, never what somebody typed. */
function textsIn({ version: _version, base: _base, tab: _tab, ...fields }: Fields): readonly string[] {
  return Object.values(fields)
    .flat()
    .map((text) => text.replaceAll("\r\n", "\n").trim())
    .filter((text) => text !== "");
}
