import { type Address, searchedAddress, writtenAddress } from "./address.ts";

/** Where a site lies: what its addresses begin with, with a path where it lives under one. */
export interface Place {
  readonly base: string;
  readonly basePath: string;
  /** Values of attributes that may be addresses of its own: few of all that a page has. */
  readonly ownValue: RegExp;
  /** Its addresses in a text. */
  readonly ownAddress: RegExp;
}

export function placeOf(base: string): Place {
  const asWritten = base.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return {
    base,
    basePath: new URL(base).pathname.replace(/\/$/, ""),
    ownValue: new RegExp(`="((?:/|${asWritten})[^"]*)`, "g"),
    ownAddress: new RegExp(`${asWritten}(/[^\\s"'<>\\\\]*)?`, "g"),
  };
}

const attributes = [" href", " src", " content", " action"];

/** A page with the addresses that the written site has in the place of those with words behind them, and all that it leads to. */
export function writtenPage(page: string, place: Place): { readonly page: string; readonly links: readonly Address[] } {
  const links: Address[] = [];
  let [made, from] = ["", 0];
  for (const { index, 1: written = "" } of page.matchAll(place.ownValue)) {
    if (!attributes.some((one) => page.startsWith(one, index - one.length))) continue;
    const { link, instead } = ledFrom(written, place);
    if (link) links.push(link);
    if (instead === null) continue;
    const start = index + '="'.length;
    made += page.slice(from, start) + instead;
    from = start + written.length;
  }
  return { page: made + page.slice(from), links };
}

/** What an attribute's value leads to, and what the written site has in its place; `null` where there is none of it. */
interface Led {
  readonly link: Address | null;
  readonly instead: string | null;
}

const nowhere: Led = { link: null, instead: null };
const met = new WeakMap<Place, Map<string, Led>>();
/** Most addresses of a page are on the next one too: so many are remembered, of some 200 bytes each. */
const mostMet = 20_000;

function ledFrom(written: string, place: Place): Led {
  const known = met.get(place) ?? new Map<string, Led>();
  met.set(place, known);
  const before = known.get(written);
  if (before) return before;
  if (known.size >= mostMet) known.clear();
  // A part of a page would keep all of the page in memory.
  const own = Buffer.from(written).toString();
  const led = leads(own.replaceAll("&amp;", "&"), place);
  known.set(own, led);
  return led;
}

function leads(written: string, place: Place): Led {
  const found = insideOf(written, place);
  if (found === null) return nowhere;
  const address = writtenAddress(found.path);
  const path = searchedAddress(address.path);
  // Words that somebody typed would be a part of the path.
  if (!isPlain(path)) return nowhere;
  const instead = path === found.path ? null : (found.before + path).replaceAll("&", "&amp;");
  if (path.includes("?")) return { link: linkTo(path), instead };
  return { link: { path: withoutFragment(path), ask: withoutFragment(address.ask) }, instead };
}

/** What a feed, a map of the site, a catalogue or a list for programs leads to by whole addresses; a list's pages lie under paths. */
export function writtenText(text: string, place: Place): { readonly page: string; readonly links: readonly Address[] } {
  const links: Address[] = [];
  const made = text.replace(place.ownAddress, (found, written: string = "/") => {
    if (!isPlain(written)) return found;
    const address = writtenAddress(written.replaceAll("&amp;", "&"));
    if (!isPlain(address.path)) return found;
    links.push({ path: withoutFragment(address.path).split("?")[0] ?? "", ask: withoutFragment(address.ask) });
    return written.startsWith("/oparl/") && address.ask.includes("?") ? place.base + address.path : found;
  });
  return { page: made, links };
}

function linkTo(path: string): Address {
  const [page = ""] = path.split("?");
  return { path: page, ask: page };
}

function withoutFragment(path: string): string {
  return path.split("#")[0] ?? "";
}

/** Whether an address is one that the site itself would write: what somebody typed may climb out of its folder, or not read. */
function isPlain(address: string): boolean {
  const [path = ""] = address.split(/[?#]/);
  try {
    return (
      path === "/" ||
      path === "" ||
      path
        .split("/")
        .slice(1)
        .every((part) => isPart(decodeURIComponent(part)))
    );
  } catch {
    return false;
  }
}

function isPart(part: string): boolean {
  return part !== "" && part !== "." && part !== ".." && !part.startsWith(".udsyn") && !/[\0\\/]/.test(part);
}

/** An address of the site's own, below its base; `null` for any other. */
function insideOf(written: string, { base, basePath }: Place) {
  const before = [base, basePath].find(
    (one) => written === one || written.startsWith(`${one}/`) || written.startsWith(`${one}?`),
  );
  if (before === undefined || written.startsWith("//") || written === "") return null;
  const path = written.slice(before.length);
  if (/^\/a\/[0-9a-f]{16}\./.test(path) || !isPlain(path)) return null;
  return { before, path: path.startsWith("/") ? path : `/${path}` };
}

/** Where a redirect leads: a whole address, and below the base where that is within the site. */
export interface LeadsTo {
  readonly href: string;
  readonly inside: string | null;
}

export function leadsTo(location: string, { base }: Place): LeadsTo {
  const { href } = new URL(location, base);
  return { href, inside: href === base || href.startsWith(`${base}/`) ? href.slice(base.length) || "/" : null };
}
