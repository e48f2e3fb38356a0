import { type Lang, langs } from "../../platform/index.ts";
import { type Municipality, wordsOf } from "../../profile/index.ts";
import { addressIn, asset, type Knowledge, LinkRow, StatusDisc, Tongue } from "../../web/index.ts";
import { searchTexts } from "./search.texts.ts";
import { filesTexts } from "./search-in-files.texts.ts";

const knowledges: readonly Knowledge[] = ["estimated", "partly", "final", "missing", "late"];

/** What the script says, by the names it knows them by; a number stands where `#` does. */
const shared = [
  "records",
  "things",
  "chosen",
  "narrow",
  "none",
  "by.year",
  "by.body",
  "by.country",
  "by.kind",
  "by.state",
  "by.report",
] as const;
const own = [
  "found.none",
  "found.one",
  "found.other",
  "looking",
  "failed",
  "more",
  "take-off",
  "all",
  "lists",
  "new-first",
  "other",
] as const;
const kinds = ["kind.partner", "kind.committee", "kind.goal", "kind.page"] as const;

/**
 * The search page of a site of files: its script searches the index that lies beside it and shows what it finds here. Without
 * the script the page says so, and where every list is.
 */
export function SearchInFiles({ here, lang }: { here: Municipality; lang: Lang }) {
  const t = searchTexts.in(lang);
  const f = filesTexts.in(lang);
  const words = Object.fromEntries([
    ...[...shared, ...kinds].map((key) => [key, t(key)]),
    ...own.map((key) => [key, f(key)]),
    ["not-all", f(wordsOf(here.profile, "not-all"))],
  ]);
  return (
    <div class="stack-l">
      {/* Beside every answer too: what is not found may stand in what was not looked at. */}
      <p class="s m">{f("note")}</p>
      <div id="fund" class="stack-l" data-words={JSON.stringify(words)}>
        {/* Taken away by the script: where it is blocked rather than switched off, `noscript` says nothing. */}
        <p class="obs watch" data-without>
          {f("without")}
        </p>
        <LinkRow links={[{ href: addressIn(lang, "/rejser"), text: f("lists") }]} />
      </div>
      {knowledges.map((one) => (
        <template key={one} data-knowledge={one}>
          <StatusDisc knowledge={one} />
        </template>
      ))}
      {langs.map(
        (one) =>
          one !== lang && (
            <template key={one} data-tongue={one}>
              <Tongue lang={one} />
            </template>
          ),
      )}
      <script type="module" src={asset("search-files.js").url} />
    </div>
  );
}
