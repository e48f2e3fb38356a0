import { type Fault, fault } from "../../kernel/index.ts";
import { erasedMark } from "./personal-data.ts";

/**
 * One fault `erased-mark` for each field that says it was erased and was not: public pages and the log would take it for that
 * (register, `withoutErased`). Where it stands so already, it may be sent back; rows of a list may change places.
 * @param standing what the same fields say now, at the same places; what is new has nothing
 */
export function typedMarks(given: unknown, standing: unknown = {}): readonly Fault[] {
  const left = new Map<string, number>();
  for (const path of marksIn(standing)) left.set(inAnyRow(path), (left.get(inAnyRow(path)) ?? 0) + 1);
  return marksIn(given).flatMap((path) => {
    const room = left.get(inAnyRow(path)) ?? 0;
    left.set(inAnyRow(path), room - 1);
    return room > 0 ? [] : [fault("erased-mark", {}, path)];
  });
}

function marksIn(value: unknown, path = ""): readonly string[] {
  // What nobody sees beside it makes no other word of it.
  if (typeof value === "string") return value.replace(/\p{Cf}/gu, "").trim() === erasedMark ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
    marksIn(one, path ? `${path}.${name}` : name),
  );
}

const inAnyRow = (path: string) => path.replace(/\.\d+(?=\.|$)/g, ".*");
