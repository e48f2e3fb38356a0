import type { Lang } from "../../platform/index.ts";
import { InLanguage } from "../components/language.tsx";
import { Notice } from "../components/notice.tsx";
import { renderPart } from "../components/render.ts";
import type { Reply, Route } from "./route.ts";
import { unreadTexts } from "./unread-words.texts.ts";

/** As many words, and as much of each, as are said back. */
const [most, longest] = [5, 40];

/** What letters, advertisements and shared links put behind an address to follow whoever comes by it: it narrows nothing anywhere. */
const campaign =
  /^(utm|mtm|pk|piwik|matomo|hsa|mc|mkt|ga|vero|oly|at|_hs|__hs|_bta|_ke|_ga|_gl|hs|ns|sc|trk|wt)(_.*|enc|mi)?$|clid$|^(gbraid|wbraid|gad|gad_source|gad_campaignid|igsh|igshid|si|srsltid|ref|ref_src|ref_url|source|share|shared|smid|cmpid|cid|amp|s_cid|li_fat_id|elqtrackid|mibextid|rdt|_x_tr_.*|__cft__.*|__tn__|rcm|fb_.*|_branch_.*|sfmc.*|dm_i|xtor|icid)$/i;

/**
 * The words behind a list's address that it does not read. A shared link opens all the same (docs/decisions/0016), and the
 * page says that it is not narrowed by them: a slip of the hand must not pass for a filter.
 */
export function unreadWords<Here, Who>(route: Route<Here, Who>, url: string): URLSearchParams {
  if (route.lane !== "public" || !route.words || !url.includes("?")) return new URLSearchParams();
  const { words } = route;
  if (route.isList?.(url.slice(0, url.indexOf("?"))) === false) return new URLSearchParams();
  return new URLSearchParams(
    [...new URLSearchParams(url.slice(url.indexOf("?") + 1))].filter(
      ([name]) => name !== "" && !words.includes(name) && !campaign.test(name),
    ),
  );
}

/** The answer with what it does not read: a page says so above all else, and where it leads on to says it in its place. */
export function withUnread(answer: Reply, unread: URLSearchParams, known: readonly string[], lang: Lang): Reply {
  if (unread.size === 0) return answer;
  const { location, ...headers } = answer.headers;
  if (location !== undefined) {
    const behind = `${location.includes("?") ? "&" : "?"}${unread}`;
    return { ...answer, headers: { ...headers, location: location + behind } };
  }
  const { etag: _etag, "last-modified": _changed, ...own } = headers;
  const page = typeof answer.body === "string" ? answer.body : "";
  const main = /<main id="indhold"[^>]*>/.exec(page);
  const end = page.lastIndexOf("</html>");
  if (answer.status !== 200 || !main || end === -1) return answer;
  const at = main.index + main[0].length;
  // What a signature behind the page answers for are its bytes, and these are others.
  const body = `${page.slice(0, at)}${noticeOf(unread, known, lang)}${page.slice(at, end)}</html>\n`;
  return { ...answer, headers: own, body };
}

function noticeOf(unread: URLSearchParams, known: readonly string[], lang: Lang): string {
  const t = unreadTexts.in(lang);
  // Signs that nobody sees may turn the rest of the line round.
  const names = [...new Set([...unread.keys()].map((name) => name.replaceAll(/\p{Cf}/gu, "")))];
  const told = names.slice(0, most).map((name) => (name.length > longest ? `${name.slice(0, longest)}…` : name));
  const said = { names: told.join(", "), count: names.length, known: known.join(", "), taken: known.length };
  return renderPart(
    <InLanguage lang={lang}>
      <Notice tone="watch" title={t("unread", said)}>
        <p>{t("known", said)}</p>
      </Notice>
    </InLanguage>,
  );
}
