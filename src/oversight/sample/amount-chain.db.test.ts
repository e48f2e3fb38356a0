import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantOpenAccounts, sessionOf } from "../../../test/trust/planted.ts";
import type { PostingId } from "../../accounts/index.ts";
import type { Who } from "../../identity/index.ts";
import type { FileStore } from "../../platform/index.ts";
import { lookAtChain } from "./amount-chain.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

/** A line with its receipt. */
async function bookedLine(also: object = {}): Promise<PostingId> {
  const trip = await plantOpenAccounts(site, slug);
  const line = { category: "meals", amount: "212.00", currency: "DKK", text: "Frokost", ...also };
  const booked = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, line);
  expect(booked.status).toBe(201);
  const { id } = (await booked.json()) as { id: PostingId };
  const body = new FormData();
  body.append("posting", id);
  body.append("files", new Blob(["%PDF-1.7\n\n%%EOF"]), "frokost.pdf");
  const headers = { authorization: `Bearer ${await site.token(slug, "accountant")}` };
  const sent = await fetch(`${site.address}/api/v1/trips/${trip}/receipts`, { method: "POST", headers, body });
  expect(sent.status).toBe(201);
  return id;
}

test("a receipt is read when the transaction is over: a slow file store holds no connection", async () => {
  const id = await bookedLine();
  const during: unknown[] = [];
  const looking: FileStore = {
    ...site.files,
    read: async (...asked) => {
      const open = await site.db.query(
        "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
      );
      during.push(open);
      return site.files.read(...asked);
    },
  };
  const auditor: Who = { actor: { kind: "person", id: "a", name: "A" }, grants: [{ role: "auditor", scope: null }] };
  const asked = { here: site.here(slug), who: auditor, now: site.clock.now };
  const chain = await lookAtChain(site.db.app, looking, asked, id);
  expect([during, chain.receiptBytes, chain.receipt?.fileName]).toEqual([[[]], "whole", "frokost.pdf"]);
  const traced = await site.db.query("SELECT 1 FROM udsyn.records_audit WHERE action = 'oversight.look-at-chain'");
  expect(traced).toHaveLength(1);
});

test("the budget stands in its own currency, the amount in both with its rate, and tying the receipt is an act of the line", async () => {
  const sek = { category: "transport", currency: "SEK", amount: "500.00", rate: "0.6612", bookedOn: "2026-05-05" };
  const [id, other] = [await bookedLine(sek), await bookedLine()];
  const answer = await ask(site.address, {
    host: new URL(site.addressOf(slug)).host,
    path: `/skrivebord/revisionsspor/posteringer/${id}`,
    headers: { cookie: `udsyn=${await sessionOf(site, slug, "auditor")}` },
  });
  const text = answer.text.replaceAll("\u00a0", " ");
  expect(text).toContain("4.200,00 kr. til transport i alt.");
  expect(text).toContain("500,00 SEK × 0,6612 = 330,60 kr. (kursen er skrevet i hånden)");
  const auditor: Who = { actor: { kind: "person", id: "a", name: "A" }, grants: [{ role: "auditor", scope: null }] };
  const asked = { here: site.here(slug), who: auditor, now: site.clock.now };
  for (const one of [id, other]) {
    const { trail, budgeted } = await lookAtChain(site.db.app, site.files, asked, one);
    expect(trail.map(({ action }) => action).slice(-2)).toEqual(["accounts.match-receipt", "accounts.post"]);
    expect(trail.filter(({ action }) => action === "accounts.match-receipt")).toHaveLength(1);
    expect(budgeted).toEqual(one === id ? { hundredths: 420000n, currency: "DKK" } : null);
  }
});

test("an auditor goes from a line of the accounts to its chain; who may not look at it is offered no way there", async () => {
  const id = await bookedLine();
  const [row] = await site.db.query<{ trip: string }>(
    "SELECT subject_id AS trip FROM udsyn.accounts_posting WHERE posting_id = $1",
    [id],
  );
  const host = new URL(site.addressOf(slug)).host;
  const as = async (role: "auditor" | "accountant", path: string) =>
    ask(site.address, { host, path, headers: { cookie: `udsyn=${await sessionOf(site, slug, role)}` } });
  const [accounts, chain] = [`/skrivebord/rejser/${row?.trip}/regnskab`, `/skrivebord/revisionsspor/posteringer/${id}`];
  const seen = await as("auditor", accounts);
  expect(seen.text).toContain(`href="${chain}"`);
  expectValidHtml(seen.text);
  expect((await as("auditor", chain)).status).toBe(200);
  expect((await as("accountant", accounts)).text).not.toContain("/skrivebord/revisionsspor/posteringer/");
});
