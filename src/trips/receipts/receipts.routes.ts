import {
  accountsReaders,
  addReceipt,
  bringReceiptBack,
  matchReceipt,
  type ReceiptId,
  removeReceipt,
} from "../../accounts/index.ts";
import { type AskedByWho, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, type Fault, fault, type Id, Invalid, isFault, isId, NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type Reply, seeOther } from "../../web/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { tripPath } from "../staff/trip-path.ts";
import { accountsPage } from "../trip-accounts/accounts-page.ts";
import { tripAccounts } from "../trip-accounts/trip-accounts.ts";
import { showReceipt } from "./show-receipt.ts";
import { type DocumentIntake, receiptUploads, takeReceipt } from "./take-receipt.ts";

const posters = ["accountant"];

/** Receipts at the desk: sent, looked at, matched with their lines, taken away and brought back. */
export function receiptsRoutes(db: Db, publish: PublishTrip, intake: DocumentIntake): readonly UdsynRoute[] {
  const handlerOf = () => tripAccounts(publish);
  const subjectIn = (asked: AskedByWho) => ({ type: "trip", id: idIn<"trip">(asked) });
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);

  /** Each file by itself: one that is refused does not take the others with it. */
  async function send(asked: AskedByWho): Promise<Reply> {
    const typed = asked.form.get("posting") ?? "";
    const onto = typed === "" ? null : idOf<"posting">(typed);
    const faults: Fault[] = [];
    if (asked.files.length === 0) faults.push(fault("file-missing", {}, "files"));
    if (onto && asked.files.length > 1) faults.push(fault("one-file", {}, "files"));
    for (const sent of faults.length > 0 ? [] : asked.files) {
      const taken = await takeReceipt(db, intake, asked, sent);
      if (isFault(taken)) faults.push({ ...taken, path: "files" });
      else
        await doing(asked, (one) => addReceipt(one, subjectIn(asked), taken, onto, handlerOf)).catch((error) =>
          faults.push(...faultsOf(error, "files")),
        );
    }
    if (faults.length > 0) return accountsPage(db, asked, { upload: faults });
    return seeOther(onto ? tripPath(subjectIn(asked), "regnskab#posteringer") : back(asked));
  }

  async function change(asked: AskedByWho): Promise<Reply> {
    const receipt: ReceiptId = idIn<"document">(asked, "receipt");
    const subject = subjectIn(asked);
    const does = asked.form.get("do");
    const field = `posting-${receipt}`;
    const typed = asked.form.get(field) ?? "";
    return trying(asked, async (one) => {
      if (does === "remove") return void (await removeReceipt(one, subject, receipt, handlerOf));
      if (does === "restore") return void (await bringReceiptBack(one, subject, receipt, handlerOf));
      if (typed === "") throw new Invalid([fault("line-missing", {}, field)]);
      const replaced = await matchReceipt(one, subject, idOf<"posting">(typed), receipt, handlerOf);
      return replaced ? "receipt-replaced" : undefined;
    });
  }

  /** From a line: which receipt shows it, or none. */
  function matchLine(asked: AskedByWho): Promise<Reply> {
    const typed = asked.form.get("receipt") ?? "";
    const receipt = typed === "" ? null : idOf<"document">(typed);
    return trying(asked, async (one) => {
      const replaced = await matchReceipt(one, subjectIn(asked), idIn<"posting">(asked, "posting"), receipt, handlerOf);
      return replaced ? "receipt-replaced" : undefined;
    });
  }

  /** What `use` gives back is the code of what is said of it, where that is more than the page shows. */
  async function trying(asked: AskedByWho, use: (one: Work) => Promise<string | undefined>): Promise<Reply> {
    try {
      const said = await doing(asked, use);
      return said === undefined ? seeOther(back(asked)) : doneAt(accountsOf(asked), said);
    } catch (error) {
      return accountsPage(db, asked, { receipts: faultsOf(error, "") });
    }
  }

  const at = "/skrivebord/rejser/:id/kvitteringer";
  return [
    {
      lane: "staff",
      method: "POST",
      path: at,
      allow: posters,
      uploads: receiptUploads,
      looksItself: true,
      handle: send,
    },
    {
      lane: "staff",
      method: "GET",
      path: `${at}/:receipt`,
      allow: accountsReaders,
      handle: (asked) => showReceipt(db, intake, asked),
    },
    { lane: "staff", method: "POST", path: `${at}/:receipt`, allow: posters, handle: change },
    {
      lane: "staff",
      method: "POST",
      path: "/skrivebord/rejser/:id/regnskab/:posting/kvittering",
      allow: posters,
      handle: matchLine,
    },
  ];
}

function accountsOf(asked: AskedByWho): string {
  return tripPath({ id: idIn<"trip">(asked) }, "regnskab");
}

function back(asked: AskedByWho): string {
  return tripPath({ id: idIn<"trip">(asked) }, "regnskab#kvitteringer");
}

/** What a person can mend, to stand on the page; the rest is thrown on. */
function faultsOf(error: unknown, path: string): readonly Fault[] {
  if (error instanceof Invalid) return error.faults;
  if (error instanceof Conflict && error.code !== "version-passed")
    return [{ fault: error.code, params: error.params, path }];
  throw error;
}

/** @throws NotFound where the form was not ours */
function idOf<Noun extends string>(typed: string): Id<Noun> {
  if (!isId<Noun>(typed)) throw new NotFound("posting-unknown");
  return typed;
}
