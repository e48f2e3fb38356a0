/** How an answer's bytes may be sent; `identity` is as they are. */
export type Encoding = "br" | "gzip" | "identity";

/** Liked less than anything that is named: as it is, of which nothing is said. */
const unsaid = 0.000_1;

/**
 * How an answer is sent, by what the reader takes (RFC 9110 §12.5.3): what is liked best of what there is, the stronger of two
 * that are liked alike. Who says nothing gets it as it is; `null` where nothing there is is taken.
 */
export function encodingFor(accepts: string | undefined, squeezed: readonly ("br" | "gzip")[]): Encoding | null {
  if (accepts === undefined) return "identity";
  const said = weightsIn(accepts);
  const others = said.get("*");
  const weightOf = (encoding: Encoding) => said.get(encoding) ?? others ?? (encoding === "identity" ? unsaid : 0);
  const [best] = (["br", "gzip", "identity"] as const)
    .filter((one) => (one === "identity" || squeezed.includes(one)) && weightOf(one) > 0)
    .toSorted((one, other) => weightOf(other) - weightOf(one));
  return best ?? null;
}

function weightsIn(accepts: string): ReadonlyMap<string, number> {
  return new Map(
    accepts.split(",").map((one): [string, number] => {
      const [name = "", ...more] = one.split(";").map((part) => part.trim().toLowerCase());
      const [, weight = "1"] = /^q\s*=\s*([01](?:\.\d*)?)$/.exec(more.find((part) => part.startsWith("q")) ?? "") ?? [];
      return [name === "x-gzip" ? "gzip" : name, Number(weight)];
    }),
  );
}
