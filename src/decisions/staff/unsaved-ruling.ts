import {
  type AskedByWho,
  type DraftForm,
  deskAutosave,
  discardDraft,
  draftOf,
  type Work,
  work,
} from "../../identity/index.ts";
import { type Fault, isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type FormTree, fromDraft, type Reply, sameForm, seeOther, textAt } from "../../web/index.ts";
import type { Ruling } from "../ruling.ts";
import { type Meanwhile, openedFields } from "./merged-ruling.ts";
import { labels } from "./ruling-labels.ts";

/** How the form of a ruling begins: with what is stored, or with what its writer typed and has not saved (docs/decisions/0007). */
export interface Begun {
  readonly values: FormTree;
  /** There is typed text from then that is not saved in the case. */
  readonly draftFrom?: Date;
  /** What stands in the fields is that text. */
  readonly fromDraft?: boolean;
}

/** @param page the form's own address @param stored what is saved, as the form has it @param atOnce used without asking first */
export async function begun(
  one: Work,
  asked: AskedByWho,
  page: string,
  stored: FormTree,
  atOnce = false,
): Promise<Begun> {
  const draft = await draftOf(one, page);
  const typed = draft && fromDraft(draft.fields);
  if (!draft || !typed || isSame(stored, typed)) return { values: stored };
  if (!atOnce && asked.query.get("udkast") !== "brug") return { values: stored, draftFrom: draft.savedAt };
  // Minutes that were confirmed since have fields that the text has not.
  const { metOn = "", reason = "" } = stored;
  return { values: { metOn, reason, ...typed, older: "" }, fromDraft: true };
}

/** Where a ruling is put right. */
export function correctionPath({ id }: Pick<Ruling, "id">): string {
  return `/skrivebord/beslutninger/${id}/ret`;
}

/** Answers the button that discards such text; `null` where another was pressed. */
export async function discarded(db: Db, asked: AskedByWho, page: string, sent: FormTree): Promise<Reply | null> {
  if (textAt(sent, "do") !== "discard-draft") return null;
  await work(db, asked.here, asked.who, asked.now, (one) => discardDraft(one, page));
  return seeOther(page);
}

/** What was typed is saved; older text that nobody has chosen about stays, and is offered again. */
export async function savedFrom(one: Work, page: string, sent: FormTree): Promise<void> {
  if (!olderWaits(sent)) await discardDraft(one, page);
}

interface Shown extends Begun {
  readonly asked: AskedByWho;
  readonly seen?: string;
  readonly preview?: unknown;
  readonly faults?: readonly Fault[];
  readonly refused?: string;
  readonly meanwhile?: Meanwhile | null;
}

/** What a ruling's form takes along unseen, and how it is kept while it is typed: also what was sent and is not saved yet. */
export function keptWhileTyped(view: Shown, page: string) {
  const { asked, values, preview, faults = [], refused, meanwhile } = view;
  const waits = view.draftFrom !== undefined || olderWaits(values);
  return {
    autosave: { ...deskAutosave(asked, page), waits },
    unsaved: preview !== undefined || faults.length > 0 || refused !== undefined || Boolean(meanwhile),
    hidden: { seen: view.seen ?? "", ...(waits && { older: "ja" }), ...openedFields(values) },
  };
}

/** Whether older text waits for a choice, from page to page. */
function olderWaits(sent: FormTree): boolean {
  return textAt(sent, "older") !== "";
}

function isSame(one: FormTree, other: FormTree): boolean {
  return sameForm(one, other, [...Object.keys(labels), "votes"]);
}

/** The form of a ruling at an address of the desk, as its drafts are told of; `null` where none is. */
export function rulingDraftForm(page: string): DraftForm | null {
  const at = /^\/skrivebord\/(?:(sager)\/([^/?]+)\/beslutning|beslutninger\/([^/?]+)\/ret)(?:\?|$)/.exec(page);
  const id = at?.[2] ?? at?.[3] ?? "";
  if (!at || !isId(id)) return null;
  return {
    title: "Beslutning",
    subject: { type: at[1] ? "submission" : "ruling", id },
    called: (field) => labels[field.replace(/\.\d+$/, "")] ?? null,
    isText: (field) => texts.includes(field),
    namesSomebody: (field) => field.startsWith("recused"),
    holdsNameALine: (field) => field === "recusedOther",
    plain: (text) => text,
  };
}

const texts: readonly string[] = ["text", "item", "basis", "minority", "reason", "recusedOther"];
