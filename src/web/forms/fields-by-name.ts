/** What a form sent, by its fields' names, each with its repeats in order. In one pass: whoever sends it chooses how many there are. */
export function fieldsByName(sent: URLSearchParams): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of sent) {
    const before = found.get(name);
    if (before) before.push(value);
    else found.set(name, [value]);
  }
  return found;
}
