import { isLang, type Lang } from "../../platform/index.ts";
import { listWords } from "../../register/index.ts";
import { addressIn } from "../../web/index.ts";

/** An address of the written site, and what the server is asked for it: the same, or where the server reads words, with those. */
export interface Address {
  readonly path: string;
  readonly ask: string;
}

/** Words of the trips' list that narrow it and stand in a path when they are alone. */
const narrowing = listWords.filter((word) => word !== "q" && word !== "side");

/**
 * The address under which the written site has what the server has behind words: one narrowing with its page's number or its
 * view, a page of a list for programs, a dialect. What combines more is the search page's, which reads words by its script.
 * @param address below the base, perhaps with words
 */
export function writtenAddress(address: string): Address {
  const [whole = "", fragment = ""] = address.split("#", 2);
  const at = whole.indexOf("?");
  if (at === -1) return { path: address, ask: whole };
  const [path, words] = [whole.slice(0, at), new URLSearchParams(whole.slice(at + 1))];
  const { lang, inside } = inLanguage(path);
  const found = pathOf(inside, words);
  if (found === null) return { path: address, ask: path };
  const own = addressIn(lang, found);
  // What has a path of its own on the server is asked for by that: the words would only lead there.
  const ask = isWrittenOnly(found) ? whole : own;
  return { path: own + (fragment && `#${fragment}`), ask };
}

/** An address that only the written site has. */
function isWrittenOnly(inside: string): boolean {
  if (inside.startsWith("/rejser/"))
    return /\/(visning\/\w+|aar\/uden)$|^\/rejser\/[^/]+(\/[^/]+)?\/side\/\d+$/.test(inside);
  return /^\/oparl\/.+\/side\/\d+$|\.[a-z-]+\.csv$/.test(inside);
}

/** `null`: the words stay, for a script to read. */
function pathOf(inside: string, words: URLSearchParams): string | null {
  if (inside === "/rejser") return listPath(words);
  if (inside === "/soeg") return null;
  const page = words.get("page");
  if (inside.startsWith("/oparl/") && page !== null && words.size === 1) return `${inside}/side/${page}`;
  const dialect = words.get("dialekt");
  if (dialect !== null && words.size === 1) return inside.replace(/\.csv$/, `.${dialect}.csv`);
  // Looks, topics and other filters: the page without them.
  return inside;
}

function listPath(words: URLSearchParams): string | null {
  const [page, view, asked] = [words.get("side"), words.get("vis"), words.get("q")];
  const narrow = narrowing.flatMap((name) => {
    const value = words.get(name);
    return value ? [[name, value] as const] : [];
  });
  if (asked || narrow.length > 1) return null;
  const [[name, value] = ["", ""]] = narrow;
  const list =
    name === ""
      ? "/rejser"
      : name === "aar" && value !== "uden"
        ? `/rejser/${value}`
        : `/rejser/${name}/${name === "land" ? value.toLowerCase() : value}`;
  return `${list}${view && view !== "tabel" ? `/visning/${view}` : page && page !== "1" ? `/side/${page}` : ""}`;
}

/** Where the search page takes over: what is combined stands behind its address instead. */
export function searchedAddress(path: string): string {
  return path.replace(/\/rejser\?/, "/soeg?");
}

/** An address without its language. */
export function inLanguage(path: string): { readonly lang: Lang; readonly inside: string } {
  const [, lang = "da", rest = ""] = /^\/([a-z]{2})(\/.*)?$/.exec(path) ?? [];
  if (lang === "da" || !isLang(lang)) return { lang: "da", inside: path };
  return { lang, inside: rest === "" ? "/" : rest };
}

/**
 * The file of an address, so that any web server finds it: a page in a folder of its name, for which servers look for
 * `index.html`; JSON without an ending likewise. @throws RangeError for an address that names no file below the folder
 */
export function fileOf(path: string, type: string): string {
  const inside = decodeURIComponent(path).replace(/^\/+/, "");
  if (
    inside.split("/").some((part) => part === ".." || part === "." || part.startsWith(".udsyn")) ||
    /[\0\\]/.test(inside)
  )
    throw new RangeError(`no file's address: ${path}`);
  if (inside.endsWith(".html")) return inside;
  if (type.startsWith("text/html")) return inside === "" ? "index.html" : `${inside}/index.html`;
  const hasEnding = /\.[a-z0-9]+$/.test(inside);
  return type.startsWith("application/json") && !hasEnding ? `${inside}/index.json` : inside;
}
