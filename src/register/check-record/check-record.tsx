import type { Lang } from "../../platform/index.ts";
import { asset, Kept } from "../../web/index.ts";
import { checkTexts } from "./check-record.texts.ts";

interface CheckRecordProps {
  readonly lang: Lang;
  /** The site's address. */
  readonly base: string;
  /** The municipality's, in which moments are told. */
  readonly timeZone: string;
  /** Whose the site is: whom one writes to where something is wrong. */
  readonly whose: "gathered" | "own";
  /** The record's file and the page it is shown on, below the site's address, and the version that the page tells; without it the reader chooses a saved file. */
  readonly record?: { readonly file: string; readonly page: string; readonly version: number };
}

/** Every end that each step of the check can have, for the script's template (`src/verify/in-browser/check-record.ts`). */
const told = [
  "no-record.none",
  "other-log.none",
  "file.good",
  "file.bad",
  "leaf.good",
  "leaf.bad",
  "which.good",
  "which.bad",
  "which-newer.silent",
  "which-newer.bad",
  "newest.good",
  "newest.bad",
  "newer.silent",
  "gone.silent",
  "grown.good",
  "grown.bad",
  "remembered.good",
  "remembered.bad",
  "remembered.silent",
  "page.good",
  "page.bad",
  "page.silent",
  "page-old.bad",
  "annexes.good",
  "annexes.bad",
  "annexes.silent",
  "where",
  "where.hidden",
  "where.nothing",
] as const;

/** What of a verified entry is shown, by its places in the file and how it is written. */
const facts = [
  { word: "fact.title", at: "title", as: "text" },
  { word: "fact.dates", at: "startOn endOn", as: "days" },
  { word: "fact.version", at: "version", as: "text" },
  { word: "fact.published", at: "publishedAt", as: "moment" },
  { word: "fact.budget", at: "budget/total budget/currency", as: "amount" },
  { word: "fact.accounts", at: "accounts/total accounts/currency", as: "amount" },
] as const;

/**
 * A box in which a reader's own browser holds a record against the log. The script is the verifier's, not the page's; the page
 * gives it words. Without a script there is no box: the page's other ways to check stand beside it.
 */
export function CheckRecord({ lang, base, timeZone, whose, record }: CheckRecordProps) {
  const t = checkTexts.in(lang);
  return (
    <div
      class="check"
      data-verify={`${new URL(base).pathname.replace(/\/$/, "")}/`}
      data-file={record?.file}
      data-page={record?.page}
      data-version={record?.version}
      hidden
    >
      {record ? (
        <>
          <p>
            <button type="button" class="btn q">
              {t("button")}
            </button>
          </p>
          <p class="s m">{t("hint")}</p>
        </>
      ) : (
        <label>
          {t("file")}
          <input type="file" accept=".json,application/json" />
        </label>
      )}
      <div data-told role="status" />
      <Kept by={checkTexts} name={`check ${timeZone} ${whose}`}>
        {() => <Words {...{ lang, timeZone, whose }} />}
      </Kept>
      <script type="module" src={asset("verify-record.js").url} />
    </div>
  );
}

/** All that the script may have to say. */
function Words({ lang, timeZone, whose }: Pick<CheckRecordProps, "lang" | "timeZone" | "whose">) {
  const t = checkTexts.in(lang);
  // The script fills these in.
  const numbers = { leaf: "{leaf}", size: "{size}", since: "{since}", version: "{version}", shown: "{shown}" };
  const more = { files: "{files}", origin: "{origin}", own: "{own}", at: "{at}", file: "{file}", log: "{log}" };
  return (
    <template>
      <p class="obs ok" data-words="good">
        {t("good")}
      </p>
      <p class="obs wrong" data-words="bad">
        {t("bad", { whose })}
      </p>
      <p class="obs" data-words="corrected">
        {t("corrected")}
      </p>
      <p class="obs" data-words="unable">
        {t("unable")}
      </p>
      {told.map((word) => (
        <li key={word} data-words={word}>
          {t(word, { ...numbers, ...more })}
        </li>
      ))}
      <div data-words="facts">
        <p>
          <b>{t("facts")}</b>
        </p>
        <dl class="facts">
          {facts.map(({ word, at, as }) => (
            <div key={word} data-at={at} data-as={as} data-time-zone={as === "moment" ? timeZone : undefined}>
              <dt>{t(word)}</dt>
              <dd />
            </div>
          ))}
        </dl>
      </div>
      <div data-words="key">
        <p class="s m">{t("key")}</p>
        <code class="copy" />
      </div>
    </template>
  );
}
