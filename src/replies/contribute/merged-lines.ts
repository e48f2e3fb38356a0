import { type Disagreement, type FormTree, mergeForms, openedIn } from "../../web/index.ts";
import {
  contributionFields,
  type Invitation,
  type Lines,
  linesSchema,
  noLines,
  type PageLines,
} from "../contribution.ts";

/** What a page of the link sends along: which page it is, and what it was opened with. */
export interface FromPage {
  readonly tab: string;
  readonly base: string;
}

export interface MergedLines {
  readonly lines: Lines;
  /** Fields that two pages have written differently: nothing is kept over either until whoever wrote them has chosen. */
  readonly disagreements: readonly Disagreement[];
  /** Whether another page's lines came in beside these. */
  readonly brought: boolean;
}

/** What stands at the link now: what is being written, else what was sent. */
export function standing({ draft, sent }: Pick<Invitation, "draft" | "sent">): Lines {
  return draft ?? sent ?? noLines;
}

/**
 * Lines of one page with what another page of the same link has written since (docs/decisions/0019). A page's changes are told
 * from what it last sent itself, so that its own autosave is nobody else's; a page that cannot say what it was opened with has all
 * that differs in disagreement.
 */
export function mergedLines(
  invitation: Pick<Invitation, "draft" | "sent" | "pages">,
  { tab, base }: FromPage,
  mine: Lines,
): MergedLines {
  const theirs: FormTree = { ...standing(invitation) };
  const own = invitation.pages.find((one) => tab !== "" && one.tab === tab)?.typed ?? null;
  const from: FormTree | null = own ? { ...own } : openedIn(base);
  if (!from && isNothing(standing(invitation))) return { lines: mine, disagreements: [], brought: false };
  const { values, disagreements, brought } = mergeForms({ base: from ?? {}, theirs, mine: { ...mine } }, {});
  const differing = from
    ? disagreements
    : contributionFields.flatMap((name) => {
        const [saved, typed] = [standing(invitation)[name], mine[name]];
        return saved === typed ? [] : [{ name, theirs: saved, mine: typed }];
      });
  const read = linesSchema.safeParse(Object.fromEntries(contributionFields.map((name) => [name, values[name] ?? ""])));
  return { lines: read.success ? read.data : mine, disagreements: differing, brought: brought.length > 0 };
}

/** As many pages of a link as are remembered; more at once have nobody writing in them. */
const mostPages = 6;

/** Every page's own lines as it last sent them, this one's the newest. */
export function pagesWith(pages: readonly PageLines[], { tab }: FromPage, typed: Lines): readonly PageLines[] {
  if (tab === "") return pages;
  return [...pages.filter((one) => one.tab !== tab), { tab, typed }].slice(-mostPages);
}

function isNothing(lines: Lines): boolean {
  return contributionFields.every((field) => lines[field] === "");
}
