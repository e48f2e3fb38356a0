import type { DateOn } from "../../kernel/index.ts";
import type { Dataset } from "../dataset.ts";
import { saysNothing } from "../dialect/numbers.ts";
import type { OpenRow } from "../open-row.ts";
import { type PartnerKind, partnerKinds } from "./codes.ts";

/** A partner city, network, association, school or company, as a file tells it. */
export interface PartnerRow {
  readonly name: string | null;
  /** ISO code; `null` beside `asPrinted.country` when unknown. */
  readonly country: string | null;
  /** Degrees, as plain decimals. */
  readonly lat: string | null;
  readonly lon: string | null;
  readonly since: DateOn | null;
  readonly kind: PartnerKind | null;
  /** Whose partner it is, where one file covers many municipalities. */
  readonly ownPlace: string | null;
  readonly asPrinted: Readonly<Record<string, string>>;
}

export const partners: Dataset<PartnerRow> = {
  name: "partners",
  hasLines: false,
  fields: {
    name: "text",
    country: "text",
    lat: "decimal",
    lon: "decimal",
    since: "date",
    kind: "partner-kind",
    ownPlace: "text",
  },
  needs: () => ["name"],
  read(row) {
    const country = row.text("country");
    if (row.printed("country") === "" && row.isMapped("country")) row.report("unknown-place", {}, "country", "");
    const item: PartnerRow = {
      name: nameOf(row, "name"),
      country: row.country("country", country),
      lat: degreesOf(row, "lat", 90),
      lon: degreesOf(row, "lon", 180),
      since: sinceOf(row),
      kind: row.code("kind", partnerKinds),
      ownPlace: nameOf(row, "ownPlace"),
      asPrinted: row.asPrinted,
    };
    return { item, money: null };
  },
};

// Of a number cell the day that it counts to would be one in 1905.
const yearAlone = /^(?:1[89]|20)\d{2}$/;

/** The day, or `null` beside what is printed, which the run tells of: a year is how most lists give it. */
function sinceOf(row: OpenRow): DateOn | null {
  const printed = row.printed("since");
  if (yearAlone.test(printed)) row.asPrinted.since = printed;
  const read = yearAlone.test(printed) ? null : row.optionalDate("since");
  const { since: kept } = row.asPrinted;
  if (kept !== undefined && !saysNothing(kept)) row.report("since-as-printed", {}, "since", kept);
  return read;
}

// MediaWiki's `target{{!}}label`: the pipe of a link, escaped because it stood in a template.
const escapedPipe = "{{!}}";
const qualifier = /\s*\([^()]*\)\s*$/;
const markup = /[{}[\]<>|]|&\w+;/;

/** A name without its encyclopedia's markup; held when target and label are two different names. */
function nameOf(row: OpenRow, field: string): string | null {
  const printed = row.text(field);
  if (printed === null) {
    if (row.isMapped(field)) row.report("name-missing", {}, field, "");
    return null;
  }
  const [target = "", label, ...more] = printed.split(escapedPipe).map((part) => part.replaceAll("_", " ").trim());
  const name = label ?? printed;
  const agree = label === undefined || target === label || target.replace(qualifier, "") === label;
  if (agree && more.length === 0 && !markup.test(name)) return name;
  row.report("name-unclear", {}, field, printed);
  return null;
}

function degreesOf(row: OpenRow, field: "lat" | "lon", most: number): string | null {
  const read = row.decimal(field);
  if (read !== null && Math.abs(Number(read)) <= most) return read;
  const printed = read ?? row.asPrinted[field];
  if (printed) row.report("degrees-unreadable", {}, field, printed);
  return null;
}
