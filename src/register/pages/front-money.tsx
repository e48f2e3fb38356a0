import { DKK, money, sum } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type Municipality, wordsOf } from "../../profile/index.ts";
import { addressIn, DataTable, Details, Section, StackedBar, Swatch } from "../../web/index.ts";
import { frontTexts } from "./front.texts.ts";
import type { FrontContent, Spending } from "./front.ts";
import { sharesOf } from "./shares.ts";

const fills = ["f-blue", "f-green", "f-ochre"] as const;

/** Where the money went: the largest three categories and the rest in the figure, every category in the table. */
export function FrontMoney({ here, content, lang }: { here: Municipality; content: FrontContent; lang: Lang }) {
  const { spending, currency, otherCurrencies, since } = content;
  const t = frontTexts.in(lang);
  const f = formatsIn(lang);
  const total = sum(
    currency,
    spending.map((one) => money(one.hundredths, currency)),
  );
  const older = since === null ? null : <Older here={here} since={since} lang={lang} />;
  if (total.hundredths <= 0n) return older && <Section title={t("money")}>{older}</Section>;
  const shares = sharesOf(spending.map((one) => one.hundredths));
  const parts = shown(spending, shares, t("money.rest"));
  const kroner = currency === DKK;
  const written = (share: bigint) => (kroner ? f.amount(money(share, DKK)) : f.percent(Number(share) / 10_000));
  return (
    <Section
      title={t("money")}
      note={
        since === null
          ? t("money.note", { total: f.amount(total) })
          : t("money.since", { total: f.amount(total), year: String(since) })
      }
    >
      <p class="lede">
        {t(kroner ? "money.hundred" : "money.percent", {
          parts: f.list(
            parts.map(({ name, share }) => t("money.to", { amount: written(share), category: inSentence(name, lang) })),
          ),
        })}
      </p>
      <StackedBar
        says={t("money.says", {
          parts: f.list(parts.map((one) => `${one.name} ${f.percent(Number(one.share) / 10_000)}`)),
        })}
        parts={parts.map(({ name, share }, at) => {
          const fill = fills[at] ?? "f-grey";
          return {
            size: Number(share),
            fill,
            key: <Swatch fill={fill}>{`${name} ${f.percent(Number(share) / 10_000)}`}</Swatch>,
          };
        })}
      />
      <Details summary={t("money.numbers")}>
        <DataTable
          tight
          captionHidden
          caption={t("money.caption", { currency })}
          rows={spending.map((one, at) => ({ ...one, share: shares[at] ?? 0n }))}
          rowKey={(row) => row.category}
          total
          columns={[
            { kind: "text", key: "category", head: t("money.category"), cell: (row) => row.category },
            {
              kind: "amount",
              key: "amount",
              head: t("money.amount", { currency: lang === "da" && kroner ? "kr." : currency }),
              value: (row) => row.hundredths,
              foot: "sum",
              strong: true,
            },
            { kind: "amount", key: "share", head: t("money.share"), value: (row) => row.share, foot: "sum" },
          ]}
        />
      </Details>
      {older}
      {otherCurrencies.length > 0 && (
        <p class="s m">{t("money.other-currencies", { amounts: f.list(otherCurrencies) })}</p>
      )}
    </Section>
  );
}

/** What the sums leave out, and where it is said for how long accounts are shown and whom to ask. */
function Older({ here, since, lang }: { here: Municipality; since: number; lang: Lang }) {
  const t = frontTexts.in(lang);
  return (
    <p class="s m">
      {`${t("money.older", { year: String(since) })} `}
      <a href={`${addressIn(lang, "/om")}#offentligt`}>{t(wordsOf(here.profile, "money.older.link"))}</a>
    </p>
  );
}

function shown(spending: readonly Spending[], shares: readonly bigint[], rest: string) {
  const all = spending.map(({ category }, at) => ({ name: category, share: shares[at] ?? 0n }));
  // Four colours at most: with exactly four categories none of them is the rest.
  if (all.length <= 4) return all.filter((one) => one.share > 0n);
  const others = all.slice(3).reduce((sum, one) => sum + one.share, 0n);
  return [...all.slice(0, 3), ...(others > 0n ? [{ name: rest, share: others }] : [])];
}

/** Danish and English write nouns small in a sentence, German does not. */
function inSentence(name: string, lang: Lang): string {
  return lang === "de" ? name : name.charAt(0).toLocaleLowerCase(lang) + name.slice(1);
}
