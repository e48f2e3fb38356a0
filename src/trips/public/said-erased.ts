import { catalogue, formatsIn, type Lang } from "../../platform/index.ts";
import type { TripEntry } from "../trip-entry.ts";

const texts = catalogue({ da: { erased: "slettet" }, en: { erased: "erased" }, de: { erased: "gelöscht" } });

type Part = null | boolean | number | string | readonly Part[] | { readonly [name: string]: Part };

/** What a page says where a name or text was erased: »slettet«. */
export function erasedWord(lang: Lang): string {
  return formatsIn(lang).quote(texts.in(lang)("erased"));
}

/**
 * A published entry as people read it: where a name or text has been erased the data say `null`, and the page says »slettet«,
 * so that it is not taken for something that nobody knew.
 * @param erased pointers of what was erased, where they are known; what the schema always has is seen without
 * @param word what stands there instead
 */
export function saidErased<Entry extends TripEntry>(
  entry: Entry,
  lang: Lang,
  erased: Iterable<string> = [],
  word = erasedWord(lang),
): Entry {
  const { elected, staff, others } = entry.participants;
  const whole: TripEntry = {
    ...entry,
    title: entry.title ?? word,
    asPrinted: Object.fromEntries(Object.entries(entry.asPrinted).map(([name, text]) => [name, text ?? word])),
    destinations: entry.destinations.map((one) => ({ ...one, place: one.place ?? word })),
    participants: {
      ...entry.participants,
      elected: { ...elected, named: elected.named.map((one) => ({ ...one, name: one.name ?? word })) },
      staff: staff.map((one) => ({ ...one, unit: one.unit ?? word })),
      others: others.map((one) => ({ ...one, group: one.group ?? word })),
    },
    programme: entry.programme.map((slot) => ({ ...slot, title: slot.title ?? word })),
    report: entry.report && {
      ...entry.report,
      aim: entry.report.aim ?? word,
      outcome: entry.report.outcome ?? word,
      change: entry.report.change ?? word,
    },
    rulings: entry.rulings.map(({ votes, ...ruling }) => ({
      ...ruling,
      recused: named(ruling.recused, word),
      votes: votes && {
        ...votes,
        ...(votes.againstBy !== undefined && { againstBy: named(votes.againstBy, word) }),
        ...(votes.abstainedBy !== undefined && { abstainedBy: named(votes.abstainedBy, word) }),
      },
    })),
  };
  // What a link leads to has no text that could stand for it.
  const texts = [...erased].filter((pointer) => !/\/(url|email)$/.test(pointer));
  return texts.reduce<Part>((part, pointer) => put(part, pointer.split("/").slice(1), word), whole) as Entry;
}

/** A list of names, or what is left of it: erased whole, or one of them. */
function named(names: readonly (string | null)[] | null, word: string): string[] {
  return names?.map((one) => one ?? word) ?? [word];
}

/** The value with a word where nothing stands at a pointer. */
function put(value: Part, [step, ...rest]: readonly string[], word: string): Part {
  if (step === undefined) return value ?? word;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((part, at) => (String(at) === step ? put(part, rest, word) : part));
  const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === name ? put(part, rest, word) : part]),
  );
}
