import { HttpRefusal } from "../../web/index.ts";

export interface ListAsked {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly createdSince: Date | null;
  readonly createdUntil: Date | null;
  readonly modifiedSince: Date | null;
  readonly modifiedUntil: Date | null;
  readonly query: URLSearchParams;
}

/** The words by which a program wishes for shorter pages: OParl's own, and what its programs send as well. */
const wishes = ["elementsPerPage", "limit"];

/**
 * @param most so many to a page; fewer where that is wished for. OParl lets a program wish and not count on it, so a wish that
 * cannot be met is passed over.
 * @throws HttpRefusal 400 `filter-unreadable`
 */
export function readListAsked(query: URLSearchParams, most: number): ListAsked {
  const page = query.get("page") ?? "1";
  if (!/^[1-9]\d{0,5}$/.test(page)) throw new HttpRefusal(400, "filter-unreadable", { word: "page" });
  const wished = wishes.flatMap((word) => query.get(word) ?? []).find((one) => /^[1-9]\d{0,5}$/.test(one));
  return {
    page: Number(page),
    perPage: Math.min(most, Number(wished ?? most)),
    createdSince: instant(query, "created_since"),
    createdUntil: instant(query, "created_until"),
    modifiedSince: earlier(instant(query, "modified_since")),
    modifiedUntil: instant(query, "modified_until"),
    query,
  };
}

/**
 * What is published is of the moment that its turn came, and public when all that was published with it is: within this time,
 * in milliseconds. Who asks what changed since they asked last is told of as much again, rather than of too little.
 */
const publicWithin = 60_000;

function earlier(asked: Date | null): Date | null {
  return asked && new Date(asked.getTime() - publicWithin);
}

/** An instant as OParl writes it. The `+` of a zone, sent as it is, arrives as a space. */
function instant(query: URLSearchParams, word: string): Date | null {
  const text = query.get(word);
  if (text === null || text === "") return null;
  const given = text.replace(" ", "+");
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(given)
    ? Date.parse(given)
    : Number.NaN;
  if (Number.isNaN(at)) throw new HttpRefusal(400, "filter-unreadable", { word });
  return new Date(at);
}

interface Dated {
  readonly created?: string;
  readonly modified?: string;
}

/** A list's answer: what of the page the instants let through, and where the list goes on, also from a page that holds nothing. */
export function listReply(
  address: string,
  asked: ListAsked,
  { items, goesOn }: { readonly items: readonly Dated[]; readonly goesOn: boolean },
): object {
  const { page, perPage, query } = asked;
  const at = (number: number) => {
    const words = new URLSearchParams([...query].filter(([name, value]) => name !== "page" && value !== ""));
    if (number > 1) words.set("page", String(number));
    const text = words.toString();
    return text === "" ? address : `${address}?${text}`;
  };
  return {
    data: items.filter((one) => isAsked(one, asked)),
    pagination: { elementsPerPage: perPage, currentPage: page },
    links: {
      first: at(1),
      ...(page > 1 && { prev: at(page - 1) }),
      self: at(page),
      ...(goesOn && { next: at(page + 1) }),
    },
  };
}

/** What has no date of its own is always there. */
function isAsked({ created, modified }: Dated, asked: ListAsked): boolean {
  const within = (text: string | undefined, since: Date | null, until: Date | null) =>
    text === undefined || ((since === null || new Date(text) >= since) && (until === null || new Date(text) <= until));
  return (
    within(created, asked.createdSince, asked.createdUntil) &&
    within(modified, asked.modifiedSince, asked.modifiedUntil)
  );
}
