import {
  accountsReaders,
  addPosting,
  assertPostingInput,
  closeAccounts,
  correctPosting,
  homeCurrencyOf,
  isFromLedger,
  type Posting,
  postingsOf,
  postingValues,
  readPostingForm,
  receiptsOf,
  removePosting,
  reopenAccounts,
  takeProposedRate,
  unassignPosting,
} from "../../accounts/index.ts";
import {
  type AskedByWho,
  doneAt,
  doneOnceByForm,
  idIn,
  openForm,
  type UdsynRoute,
  type Work,
  work,
} from "../../identity/index.ts";
import { Conflict, dateInZone, type Fault, Invalid, NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import { cprFaults, erasedNames, forgetting } from "../../records/index.ts";
import { asksByForm } from "../../register/index.ts";
import { type FormTree, type Reply, sentForm, textAt } from "../../web/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { tripPath } from "../staff/trip-path.ts";
import { markOf } from "../staff/two-versions.ts";
import { accountsPage } from "./accounts-page.ts";
import { printedAccounts } from "./accounts-shown.ts";
import { whyBackField } from "./line-leaves.section.tsx";
import { openAccounts } from "./open-accounts.ts";
import { postingReply } from "./posting.page.tsx";
import { tripAccounts } from "./trip-accounts.ts";
import { unassignedFrom } from "./unassigned.page.tsx";

const posters = ["accountant"];

/** A trip's accounts at the desk. */
export function tripAccountsRoutes(
  db: Db,
  publish: PublishTrip,
  secret: string,
  baseOf: BaseOf,
): readonly UdsynRoute[] {
  const handlerOf = () => tripAccounts(publish, secret, baseOf);
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const accountsPath = (asked: AskedByWho) => tripPath({ id: idIn<"trip">(asked) }, "regnskab");

  /** Does one thing to the accounts; what stands in the way comes back on the page it was asked from. */
  async function trying(
    asked: AskedByWho,
    done: string,
    use: (one: Work) => Promise<unknown>,
    again: (faults: readonly Fault[], status: 409 | 422) => Promise<Reply>,
  ): Promise<Reply> {
    return answering(async () => {
      await doing(asked, use);
      return doneAt(accountsPath(asked), done);
    }, again);
  }

  async function answering(
    does: () => Promise<Reply>,
    again: (faults: readonly Fault[], status: 409 | 422) => Promise<Reply>,
  ): Promise<Reply> {
    try {
      return await does();
    } catch (error) {
      if (error instanceof Invalid) return again(error.faults, 422);
      if (error instanceof Conflict) return again([{ fault: error.code, params: error.params, path: "" }], 409);
      throw error;
    }
  }

  async function form(asked: AskedByWho): Promise<Reply> {
    if (asked.params.posting === "ny") {
      const receiptId = asked.query.get("kvittering") ?? "";
      // Most lines are booked on the day they are entered; any other day is written in its place.
      const bookedOn = dateInZone(asked.now, asked.here.profile.timeZone);
      const values = { currency: asked.here.profile.currency, vat: "incl", bookedOn, receiptId };
      return openForm(asked, () => postingAgain(asked, values, []));
    }
    const posting = await doing(asked, (one) => postingIn(one, asked));
    return postingAgain(asked, opened(posting), []);
  }

  function save(asked: AskedByWho): Promise<Reply> {
    const sent = sentForm(asked.form);
    const home = homeCurrencyOf(asked.here.profile);
    const today = dateInZone(asked.now, asked.here.profile.timeZone);
    const { given, faults: read } = readPostingForm(sent, { home, today, isNew: asked.params.posting === "ny" });
    const held = cprFaults(sent);
    const faults = [...held, ...read.filter(({ path }) => !held.some((one) => one.path === path))];
    const noRate = textAt(sent, "currency").toUpperCase() !== home && textAt(sent, "rate") === "";
    const saved = noRate ? "posting-saved-no-rate" : "posting-saved";
    const again = (wrong: readonly Fault[], status: 409 | 422) => postingAgain(asked, sent, wrong, status);
    const checked = () => {
      if (faults.length > 0) throw new Invalid(faults);
      assertPostingInput(given);
      return given;
    };
    if (asked.params.posting === "ny") {
      return answering(async () => {
        const subject = { type: "trip", id: idIn<"trip">(asked) };
        const line = { ...checked(), receiptId: textAt(sent, "receiptId") || null, subject };
        const booked = await doneOnceByForm(db, asked, async (one) => (await addPosting(one, line, handlerOf)).id);
        return doneAt(accountsPath(asked), booked.again ? "posting-saved-before" : saved);
      }, again);
    }
    const use = async (one: Work) => {
      const posting = await postingIn(one, asked);
      const version = versionFrom(sent, posting);
      return correctPosting(
        one,
        posting.id,
        version,
        { ...kept(posting), ...checked() },
        handlerOf,
        forgetting(secret),
      );
    };
    return trying(asked, saved, use, again);
  }

  async function remove(asked: AskedByWho): Promise<Reply> {
    const sent = sentForm(asked.form);
    const use = async (one: Work) =>
      removePosting(one, (await postingIn(one, asked)).id, textAt(sent, "reason"), handlerOf);
    return trying(asked, "posting-removed", use, async (wrong, status) => {
      const posting = await doing(asked, (one) => postingIn(one, asked));
      return postingAgain(asked, opened(posting), wrong, status);
    });
  }

  function layBack(asked: AskedByWho): Promise<Reply> {
    const why = textAt(sentForm(asked.form), whyBackField);
    const use = async () => {
      const { id } = await doing(asked, async (one) =>
        unassignPosting(one, (await postingIn(one, asked)).id, why, handlerOf),
      );
      return doneAt(unassignedFrom(id), "posting-put-back");
    };
    return answering(use, async (wrong, status) => {
      const posting = await doing(asked, (one) => postingIn(one, asked));
      const faults = wrong.map((one) => (one.path === "reason" ? { ...one, path: whyBackField } : one));
      return postingAgain(asked, { ...opened(posting), [whyBackField]: why }, faults, status);
    });
  }

  function takeRate(asked: AskedByWho): Promise<Reply> {
    const version = Number(textAt(sentForm(asked.form), "version"));
    const use = async (one: Work) => takeProposedRate(one, (await postingIn(one, asked)).id, version, handlerOf);
    return trying(asked, "rate-taken", use, (faults) => accountsPage(db, asked, { closing: faults }));
  }

  async function postingAgain(
    asked: AskedByWho,
    values: FormTree,
    faults: readonly Fault[],
    status: 409 | 422 = 422,
  ): Promise<Reply> {
    const posting = asked.params.posting ?? "";
    const [trip, receipts, printed, fromLedger] = await doing(asked, async (one) => {
      const found = await openAccounts(one, idIn<"trip">(asked), "keep");
      const subject = { type: "trip", id: found.id };
      const postings = await postingsOf(one.tx, one.municipality.id, subject);
      const source = postings.length > 0 ? null : await printedAccounts(one, found);
      const line = postings.find(({ id }) => id === posting);
      const imported = line !== undefined && (await isFromLedger(one.tx, one.municipality.id, line.id));
      return [found, await receiptsOf(one, subject, postings), source, imported] as const;
    });
    return postingReply({ asked, trip, posting, values, receipts, fromLedger, printed, faults, status });
  }

  function close(asked: AskedByWho): Promise<Reply> {
    const subject = { type: "trip", id: idIn<"trip">(asked) };
    const sent = sentForm(asked.form);
    const closing = {
      withoutCost: textAt(sent, "withoutCost") || null,
      mixesVat: textAt(sent, "mixesVat") === "ja",
      othersPaid: textAt(sent, "othersPaid") === "ja",
      belowNothing: textAt(sent, "belowNothing") === "ja",
    };
    const use = (one: Work) => closeAccounts(one, subject, closing, handlerOf);
    return trying(asked, "accounts-closed", use, (faults) => accountsPage(db, asked, { closing: faults }));
  }

  function reopen(asked: AskedByWho): Promise<Reply> {
    const subject = { type: "trip", id: idIn<"trip">(asked) };
    const sent = sentForm(asked.form);
    const [reason, asks] = [textAt(sent, "reason"), asksByForm(erasedNames(secret), sent)];
    return trying(
      asked,
      "accounts-reopened",
      (one) => reopenAccounts(one, subject, reason, handlerOf, asks),
      (faults) => accountsPage(db, asked, { closing: faults, typed: sent }),
    );
  }

  const at = "/skrivebord/rejser/:id/regnskab";
  return [
    { lane: "staff", method: "GET", path: at, allow: accountsReaders, handle: (asked) => accountsPage(db, asked) },
    { lane: "staff", method: "POST", path: `${at}/luk`, allow: posters, handle: close },
    { lane: "staff", method: "POST", path: `${at}/genaabn`, allow: posters, handle: reopen },
    { lane: "staff", method: "GET", path: `${at}/:posting`, allow: posters, handle: form },
    { lane: "staff", method: "POST", path: `${at}/:posting`, allow: posters, looksItself: true, handle: save },
    { lane: "staff", method: "POST", path: `${at}/:posting/kurs`, allow: posters, handle: takeRate },
    { lane: "staff", method: "POST", path: `${at}/:posting/fjern`, allow: posters, handle: remove },
    {
      lane: "staff",
      method: "POST",
      path: `${at}/:posting/laeg-tilbage`,
      allow: posters,
      whole: true,
      handle: layBack,
    },
  ];
}

/** A line as the form is opened with it. */
function opened(posting: Posting): FormTree {
  const values = postingValues(posting);
  return { ...values, version: String(posting.version), mark: markOf(values) };
}

/** The version that was corrected from: the one now as well where all the form showed stands there still, as after a receipt. */
function versionFrom(sent: FormTree, posting: Posting): number {
  const untouched = textAt(sent, "mark") === markOf(postingValues(posting));
  return untouched ? posting.version : Number(textAt(sent, "version"));
}

/** What the form does not show stays as it was. */
function kept({ amountText, payer, supplierId, period, receiptDocumentId: receiptId }: Posting) {
  return { amountText, payer, supplierId, period, receiptId };
}

/** A posting of the trip in the address. @throws NotFound `posting-unknown` */
async function postingIn(one: Work, asked: AskedByWho): Promise<Posting> {
  const { id } = await openAccounts(one, idIn<"trip">(asked), "keep");
  const subject = { type: "trip", id };
  const wanted = idIn<"posting">(asked, "posting");
  const found = (await postingsOf(one.tx, one.municipality.id, subject)).find(({ id }) => id === wanted);
  if (!found) throw new NotFound("posting-unknown");
  return found;
}
