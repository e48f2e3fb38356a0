import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { newId } from "../../kernel/index.ts";
import type { Tx } from "../../platform/index.ts";
import { eraseLooseBytes } from "./erase-documents.ts";

/** Bytes lie there by their hash, and two documents may be the same bytes: what came into use meanwhile is nobody's to take away. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const [loose, taken] = ["a".repeat(64), "b".repeat(64)];

test("bytes that a document came to be of between the list and the lock stay", async () => {
  const { id } = site.here("lyngholm");
  const removed: string[] = [];
  const files = {
    kept: async () => [loose, taken],
    remove: async (_: string, sha256: string) => {
      removed.push(sha256);
    },
  };
  let transactions = 0;
  const inTransaction = async <T>(use: (tx: Tx) => Promise<T>): Promise<T> => {
    transactions += 1;
    // What is under way is forgotten in the first and what is loose listed in the second; then these are locked, and looked at again.
    if (transactions === 3)
      await site.db.query(
        `INSERT INTO udsyn.records_document (municipality_id, document_id, subject_type, subject_id, sha256, media_type,
           file_name, size, uploaded_at, uploaded_by)
         VALUES ($1, $2::uuid, 'trip', $2::uuid, $3, 'application/pdf', 'bilag.pdf', 9, now(), $2::uuid::text)`,
        [id, newId(), taken],
      );
    return site.doing("lyngholm", (one) => use(one.tx));
  };
  expect(await eraseLooseBytes(inTransaction, id, files, site.clock.now)).toBe(1);
  expect([removed, transactions]).toEqual([[loose], 3]);
  expect(await eraseLooseBytes(inTransaction, id, { ...files, kept: async () => [taken] }, site.clock.now)).toBe(0);
});
