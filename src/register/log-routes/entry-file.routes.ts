import { z } from "zod";
import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { HttpRefusal, json, type Reply } from "../../web/index.ts";
import { lastModified, openHeaders } from "../data/open-headers.ts";
import { type EntryType, entrySchema } from "../entry-type.ts";
import { entryFile, inclusionProof, withdrawalSchema } from "../log/index.ts";
import { readHead } from "../log.store.ts";
import type { StoredVersion } from "../records.store.ts";
import { registerTexts } from "../register.texts.ts";
import { readFiled } from "../version.store.ts";
import { isWithdrawal } from "../withdraw.ts";
import { proofReader } from "./proof-reader.ts";

/** docs/log-format.md, "Proof". */
const proof = z
  .object({
    leafIndex: z.int(),
    treeSize: z.int(),
    checkpoint: z.string(),
    inclusion: z.array(z.string()),
    salts: z.record(z.string(), z.string()).describe("By pointer of a hidden value"),
    erased: z.record(z.string(), z.string()).describe("By pointer of an erased value, its digest in the leaf"),
  })
  .meta({ id: "Proof" });

/** Among a record's versions, that it was taken back for a time. */
const withdrawal = z
  .object({
    type: z.string(),
    schema: z.literal(withdrawalSchema),
    id: z.uuid(),
    slug: z.string(),
    version: z.int(),
    publishedAt: z.iso.datetime(),
    municipality: z.string(),
    reason: z.string().nullable(),
    proof,
  })
  .meta({ id: "Withdrawal" });

/**
 * The files of a type's entries with their proofs: `/<folder>/<slug>.json` the version in force, `/<folder>/<slug>/v<N>.json`
 * each version. All of a withdrawn record's files answer 410 with the reason.
 */
export function entryFileRoutes(
  db: Db,
  { type, folder }: { readonly type: Pick<EntryType<never>, "type" | "schema" | "content">; readonly folder: string },
): readonly UdsynRoute[] {
  const name = type.type;
  const proven = z.object({ ...entrySchema(type).shape, proof });
  const route = (path: string, summary: string, file: z.ZodType): UdsynRoute => ({
    lane: "public",
    kept: true,
    method: "GET",
    path,
    api: { summary, answers: { 200: file, 404: null, 410: null } },
    handle: (asked) => answer(db, name, asked),
  });
  return [
    route(`/${folder}/:slug.json`, `The ${name} entry in force, with its proof.`, proven),
    route(
      `/${folder}/:slug/v:version.json`,
      `One version of a ${name} entry, with its proof.`,
      z.union([proven, withdrawal]),
    ),
  ];
}

async function answer(db: Db, type: string, asked: AskedByAnyone): Promise<Reply> {
  const { slug = "", version } = asked.params;
  if (!/^[a-z0-9-]{1,200}$/.test(slug) || !/^[1-9]\d{0,8}$/.test(version ?? "1")) throw new HttpRefusal(404);
  const found = await readFiled(db, asked.here.id, type, slug, version === undefined ? undefined : Number(version));
  if (!found?.asked) throw new HttpRefusal(404);
  if (isWithdrawal(found.newest)) return withdrawnReply(asked, found.newest);
  const { file, changedAt } = await proven(db, asked, found.asked);
  return json(file, 200, { ...openHeaders, ...lastModified(changedAt) });
}

/** A version with its proof, and when the file that holds them last changed. */
async function proven(db: Db, { here }: AskedByAnyone, version: StoredVersion) {
  const head = await readHead(db, here.id);
  if (!head) throw new Error("a published version without a log");
  const { leafIndex, entry, salts, erased } = version;
  const inclusion = await inclusionProof(leafIndex, head.size, proofReader(db, here.id));
  const place = { leafIndex, treeSize: head.size, checkpoint: head.checkpoint, inclusion };
  // The proof follows the log, and what was erased is in no leaf: the file is as new as the newer of the two.
  return { file: entryFile({ entry, salts, erased }, place), changedAt: head.changedAt };
}

/** What is asked of a withdrawn record for programs: 410 with the reason, as problem details. */
export function withdrawnReply({ lang }: AskedByAnyone, { reason, publishedAt }: StoredVersion): Reply {
  const detail = registerTexts.in(lang)("withdrawn", { reason: reason ?? "–" });
  return json({ type: "about:blank", title: "Gone", status: 410, code: "gone", detail, errors: [] }, 410, {
    ...openHeaders,
    ...lastModified(publishedAt),
    "content-type": "application/problem+json; charset=utf-8",
  });
}
