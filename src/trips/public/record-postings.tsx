import { day, isCurrency, money } from "../../kernel/index.ts";
import { DataTable, Details, Foreign, type RowItem, Rows } from "../../web/index.ts";
import { payerKey } from "../payer-word.ts";
import { isCategory } from "./category-label.ts";
import { inForeign } from "./in-foreign.ts";
import { olderTexts } from "./older-accounts.texts.ts";
import { payersDiffer } from "./payers-differ.ts";
import type { RecordSaid } from "./record.ts";
import { moneyTexts } from "./record-money.texts.ts";
import { foreign, hundredthsIn, namedIn, payerNamed, properNameIn } from "./shown.ts";
import { currencyName } from "./trip-table.tsx";
import { tripWords } from "./trip-words.texts.ts";

/** Each posting by itself, where the accounts were entered so. */
export function Postings({ entry, t, f, lang }: RecordSaid) {
  const m = moneyTexts.in(lang);
  const { lines, currency } = entry.accounts;
  const k = tripWords.in(lang);
  if (!lines.some((line) => line.bookedOn !== null || line.voucher !== null)) return null;
  const rows = lines.map((line, at) => ({ ...line, at }));
  return (
    <Details summary={m("postings")}>
      <DataTable
        tight
        captionHidden
        caption={m("postings")}
        rows={rows}
        rowKey={(row) => String(row.at)}
        total
        columns={[
          {
            kind: "text",
            key: "text",
            head: m("posting.text"),
            cell: (row) =>
              row.label === null || isCategory(row.label, row.category, entry.lang, lang) ? (
                k(`category.${row.category}`)
              ) : (
                <Foreign text={row.label} lang={foreign(entry, lang)} />
              ),
          },
          {
            kind: "text",
            key: "on",
            head: m("posting.on"),
            cell: (row) =>
              row.bookedOn === null ? <span class="m">{t("not-stated")}</span> : f.date(day(row.bookedOn)),
          },
          { kind: "text", key: "voucher", head: m("posting.voucher"), cell: (row) => row.voucher ?? "–" },
          { kind: "text", key: "vat", head: m("posting.vat"), cell: (row) => k(`vat.${row.vat}`) },
          {
            kind: "amount",
            key: "amount",
            head: m("posting.amount", { currency: currencyName(currency, lang) }),
            value: (row) => hundredthsIn(row.amount),
            missing: ({ amountText }) => {
              const own = inForeign(amountText, currency);
              return own ? f.amount(own) : amountText && f.quote(amountText);
            },
            foot: "sum",
            open: (row) => row.amount === null,
          },
        ]}
      />
    </Details>
  );
}

/** The municipality's own budget alone pays: without an amount of its own that is all of it, and nothing is left unsaid. */
function isAll(funding: RecordSaid["entry"]["funding"]): boolean {
  const [only, second] = funding;
  return second === undefined && (only?.payer === "committee" || only?.payer === "unit");
}

/** What companies and hosts are called is in no language. */
function isProperName(payer: string): boolean {
  return payer === "company" || payer === "sponsor" || payer === "host";
}

/** Who pays; a company with what lets the municipality take its money. */
export function Funding({ entry, here, t, f, lang, accountsHidden }: RecordSaid) {
  if (entry.funding.length === 0) return null;
  const m = moneyTexts.in(lang);
  const k = tripWords.in(lang);
  const currency = entry.budget?.currency ?? entry.accounts.currency;
  const differ = payersDiffer(entry);
  const rows = entry.funding.map((one): RowItem => {
    const { payer, amount: paid, basis } = one;
    const name = payerNamed(entry, one);
    const hundredths = hundredthsIn(paid);
    const title = tripWords.find(lang, `payer.${payerKey(payer, entry)}`) ?? k("payer.other");
    return {
      title: name ? (
        <>
          {`${title}: `}
          {isProperName(payer) ? (
            properNameIn(name, entry, lang)
          ) : (
            <Foreign {...namedIn(name, entry, here.profile, lang)} />
          )}
        </>
      ) : (
        title
      ),
      ...(basis
        ? {
            note: (
              <>
                {m("funding.basis")}
                <Foreign text={basis} lang={foreign(entry, lang)} />
              </>
            ),
          }
        : {}),
      end:
        hundredths === null || !isCurrency(currency)
          ? isAll(entry.funding)
            ? m("funding.all")
            : accountsHidden && entry.budget === null
              ? olderTexts.in(lang)("hidden")
              : t("not-stated")
          : f.amount(money(hundredths, currency)),
    };
  });
  // What each was to pay by the plan; the accounts tell what it came to, and of nobody what they paid of it.
  const isPlan = entry.accounts.status === "final" && entry.funding.some(({ amount }) => amount !== null);
  return (
    <>
      <h3>{m("funding")}</h3>
      <Rows rows={rows} />
      {isPlan && <p class="s">{accountsHidden ? olderTexts.in(lang)("money.planned") : m("funding.planned")}</p>}
      {differ && isCurrency(currency) && (
        <p class="s">
          {m("funding.differ", {
            is: differ.is,
            paid: f.amount(money(differ.paid, currency)),
            apart: f.amount(money(differ.apart, currency)),
            of: differ.of,
            // A sentence that ends in `kr.` has its full stop.
            total: f.amount(money(differ.total, currency)).replace(differ.of === "stated" ? "" : /\.$/, ""),
          })}
        </p>
      )}
    </>
  );
}
