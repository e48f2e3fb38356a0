import { z } from "zod";
import {
  accountsReaders,
  addReceipt,
  bringReceiptBack,
  postingsOf,
  type Receipt,
  receiptsOf,
  removeReceipt,
} from "../../accounts/index.ts";
import { type AskedByWho, doneOnce, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { fault, type Id, Invalid, isFault, isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { mediaTypes } from "../../records/index.ts";
import { type Answer, json, listOf } from "../../web/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { openAccounts } from "../trip-accounts/open-accounts.ts";
import { tripAccounts } from "../trip-accounts/trip-accounts.ts";
import { showReceipt } from "./show-receipt.ts";
import { type DocumentIntake, receiptUploads, takeReceipt } from "./take-receipt.ts";

const receiptAnswer = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    mediaType: z.string(),
    size: z.int(),
    uploadedAt: z.iso.datetime(),
    postings: z.array(z.uuid()).describe("The lines it shows"),
  })
  .meta({ id: "Receipt" });

/** A trip's receipts for programs. A line names its receipt by `receiptId`, or the receipt its line when it is sent. */
export function receiptsApi(db: Db, publish: PublishTrip, intake: DocumentIntake): readonly UdsynRoute[] {
  const handlerOf = () => tripAccounts(publish);
  const subjectIn = (asked: AskedByWho) => ({ type: "trip", id: idIn<"trip">(asked) });
  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/trips/:id/receipts",
      allow: accountsReaders,
      api: {
        summary: "A trip's receipts, and which lines each shows; those of none wait to be matched.",
        answers: { 200: listOf(receiptAnswer, {}), 404: null },
      },
      handle: (asked) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const subject = subjectIn(asked);
          await openAccounts(one, idIn<"trip">(asked), "read");
          const postings = await postingsOf(one.tx, asked.here.id, subject);
          const receipts = await receiptsOf(one, subject, postings);
          return json({ items: receipts.filter((one) => one.removedAt === null).map(receiptBody), next: null });
        }),
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/receipts",
      allow: ["accountant"],
      uploads: { ...receiptUploads, count: 1 },
      api: {
        summary: "Sends one receipt, a PDF or a picture; `posting` names the line it shows, where that is known.",
        body: z.object({ posting: z.uuid().optional() }),
        answers: { 201: receiptAnswer, 404: null, 409: null, 413: null, 422: null, 503: null },
      },
      handle: async (asked) => {
        const [sent] = asked.files;
        if (!sent) throw new Invalid([fault("file-missing", {}, "files")]);
        const onto = postingIn(asked.form.get("posting"));
        const taken = await takeReceipt(db, intake, asked, sent);
        if (isFault(taken)) throw new Invalid([{ ...taken, path: "files" }]);
        const { status, body } = await doneOnce(db, asked, async (one: Work) => {
          const receipt = await addReceipt(one, subjectIn(asked), taken, onto, handlerOf);
          return { status: 201, body: receiptBody(receipt) };
        });
        return json(body, status);
      },
    },
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/trips/:id/receipts/:receipt",
      allow: accountsReaders,
      api: {
        summary: "A receipt's bytes. Every look is on the audit trail.",
        answers: { 200: mediaTypes, 404: null, 409: null },
      },
      handle: (asked) => showReceipt(db, intake, asked),
    },
    {
      lane: "api",
      method: "DELETE",
      path: "/api/v1/trips/:id/receipts/:receipt",
      allow: ["accountant"],
      api: {
        summary: "Takes a receipt away that shows no line; it is erased 30 days after.",
        answers: { 200: z.object({ id: z.uuid(), removed: z.literal(true) }), 404: null, 409: null },
      },
      handle: async (asked) => {
        const id = idIn<"document">(asked, "receipt");
        const { status, body } = await doneOnce(db, asked, async (one) => {
          await removeReceipt(one, subjectIn(asked), id, handlerOf);
          return { status: 200, body: { id, removed: true } };
        });
        return json(body, status);
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/receipts/:receipt/return",
      allow: ["accountant"],
      api: {
        summary: "Brings a receipt back that was taken away, until it is erased.",
        answers: { 201: z.object({ id: z.uuid(), removed: z.literal(false) }), 404: null, 409: null },
      },
      handle: async (asked) => {
        const id = idIn<"document">(asked, "receipt");
        const { status, body } = await doneOnce(db, asked, async (one) => {
          await bringReceiptBack(one, subjectIn(asked), id, handlerOf);
          return { status: 201, body: { id, removed: false } };
        });
        return json(body, status);
      },
    },
  ];
}

/** @throws Invalid `not-an-id` */
function postingIn(given: string | null): Id<"posting"> | null {
  if (given === null || given === "") return null;
  if (!isId<"posting">(given)) throw new Invalid([fault("not-an-id", { written: given }, "posting")]);
  return given;
}

function receiptBody({ id, fileName, mediaType, size, uploadedAt, postings }: Receipt): Answer<typeof receiptAnswer> {
  return { id, fileName, mediaType, size, uploadedAt: uploadedAt.toISOString(), postings };
}
