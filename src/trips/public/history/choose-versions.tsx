import { addressIn, Filters, HttpRefusal, Select } from "../../../web/index.ts";
import { type RecordShown, versionDay } from "../record.ts";
import { historyTexts } from "./history.texts.ts";
import { comparable } from "./versions.ts";

type Pair = readonly [number, number];

export const pairWords = ["fra", "til"] as const;

/** The address of two versions beside each other, the earlier first. */
export function pairAddress(slug: string, [one, other]: Pair): string {
  return `/rejser/${slug}/versioner/${Math.min(one, other)}-${Math.max(one, other)}`;
}

/** Reads `2-5`; `null` for what is not an earlier and a later version. */
export function readPair(given: string): Pair | null {
  const [, from, to] = /^([1-9]\d{0,5})-([1-9]\d{0,5})$/.exec(given) ?? [];
  return from && to && Number(from) < Number(to) ? [Number(from), Number(to)] : null;
}

/** What was chosen; `null` where nothing was. @throws HttpRefusal 400 for half a choice and for what is no number */
export function readChosen(query: URLSearchParams): Pair | null {
  const given = pairWords.map((word) => query.get(word) ?? "");
  if (given.every((one) => one === "")) return null;
  const [from, to] = given.map((one) => (/^[1-9]\d{0,5}$/.test(one) ? Number(one) : null));
  if (!(from && to)) throw new HttpRefusal(400);
  return [from, to];
}

/** From which version to which: a form that only asks. Of two there is nothing to choose, and files answer no form. */
export function ChooseVersions({ versions, entry, here, lang, f, t, chosen }: RecordShown & { chosen?: Pair }) {
  const h = historyTexts.in(lang);
  const all = comparable(versions);
  const [newest, before] = all;
  if (here.asFiles || all.length < 3 || !newest || !before) return null;
  const [from, to] = chosen ?? [before.version, newest.version];
  const options = all.map(({ version, publishedAt }) => ({
    value: String(version),
    text: h("compare.option", {
      version: t("version", { version }),
      on: versionDay({ versions, here, f }, publishedAt),
    }),
  }));
  const one = (name: (typeof pairWords)[number], label: string, value: number) => (
    <Select name={name} label={label} none={null} value={String(value)} options={options} />
  );
  return (
    <Filters
      action={addressIn(lang, `/rejser/${entry.slug}/versioner`)}
      label={h("compare.choose")}
      submit={h("compare.submit")}
    >
      {one("fra", h("compare.from"), from)}
      {one("til", h("compare.to"), to)}
    </Filters>
  );
}
