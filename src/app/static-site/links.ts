import { type Address, searchedAddress, writtenAddress } from "./address.ts";

/** Where a site lies: what its addresses begin with, with a path where it lives under one. */
export interface Place {
  readonly base: string;
  readonly basePath: string;
}

export function placeOf(base: string): Place {
  return { base, basePath: new URL(base).pathname.replace(/\/$/, "") };
}

const attribute = / (href|src|content|action)="([^"]*)"/g;

/** A page with the addresses that the written site has in the place of those with words behind them, and all that it leads to. */
export function writtenPage(page: string, place: Place): { readonly page: string; readonly links: readonly Address[] } {
  const links: Address[] = [];
  const made = page.replace(attribute, (whole, name: string, written: string) => {
    const found = insideOf(written.replaceAll("&amp;", "&"), place);
    if (found === null) return whole;
    const address = writtenAddress(found.path);
    const path = searchedAddress(address.path);
    links.push(path.includes("?") ? linkTo(path) : { path: withoutFragment(path), ask: withoutFragment(address.ask) });
    if (path === found.path) return whole;
    return ` ${name}="${(found.before + path).replaceAll("&", "&amp;")}"`;
  });
  return { page: made, links };
}

/** What a feed, a map of the site, a catalogue or a list for programs leads to by whole addresses; a list's pages lie under paths. */
export function writtenText(text: string, place: Place): { readonly page: string; readonly links: readonly Address[] } {
  const links: Address[] = [];
  const whole = new RegExp(`${place.base.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(/[^\\s"'<>\\\\]*)?`, "g");
  const made = text.replace(whole, (found, written: string = "/") => {
    if (!isPlain(written)) return found;
    const address = writtenAddress(written.replaceAll("&amp;", "&"));
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
  return part !== "" && part !== "." && part !== ".." && !/[\0\\/]/.test(part);
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
