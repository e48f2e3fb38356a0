import { z } from "zod";
import { type PostingId, postingFactsBody } from "../../accounts/index.ts";
import { abouts, rulings } from "../../decisions/index.ts";
import { decimalOf } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import { committeeName, titleOf } from "../../trips/index.ts";
import type { Answer } from "../../web/index.ts";
import { traceAnswer, traceBody } from "../trail/trace-answer.ts";
import type { AmountChain } from "./amount-chain.ts";
import { policyWords, ruleWords } from "./rule-words.ts";
import { removalBody, sampledBody, sampledPosting } from "./sampled-answer.ts";

const maybe = z.string().nullable();
const proof = z.object({
  leafIndex: z.int(),
  treeSize: z.int(),
  leafHash: z.string().describe("In hexadecimal; empty where there is no leaf"),
  isLeaf: z.boolean().describe("The version makes the leaf that stands in the log"),
  leadsToRoot: z.boolean().describe("The leaf leads to the root that the log's head is signed for"),
});

/** An amount with everything it leads to, as the API answers it; a link that is missing is null. */
export const chainAnswer = z
  .object({
    posting: sampledPosting,
    othersRemoved: z.array(sampledPosting).describe("Other lines that were taken out of the same accounts"),
    receipt: z
      .object({
        id: z.uuid(),
        fileName: z.string(),
        mediaType: z.string(),
        size: z.int(),
        sha256: z.string(),
        bytes: z
          .enum(["whole", "changed", "missing"])
          .nullable()
          .describe("The stored file, hashed now; null where this installation has none to read"),
      })
      .nullable(),
    trip: z.object({ id: z.uuid(), title: z.string(), caseNumber: maybe }).nullable(),
    budget: z
      .object({ amount: z.string(), currency: z.string(), approved: z.boolean() })
      .nullable()
      .describe("What the budget has for the category"),
    rulings: z.array(
      z.object({
        id: z.uuid(),
        about: z.enum(abouts),
        committee: z.string(),
        metOn: z.iso.date(),
        item: maybe,
        ruling: z.enum(rulings),
        confirmed: z.boolean(),
        text: maybe.describe("null of an item behind closed doors"),
      }),
    ),
    rules: z
      .array(
        z.object({
          name: z.string(),
          title: z.string(),
          says: maybe.describe("In Danish; null where there was no rule that day"),
          from: z.iso.date().nullable(),
          source: maybe,
          verified: z.boolean(),
        }),
      )
      .describe("As they stood on the trip's first day"),
    published: z
      .object({
        slug: z.string(),
        version: z.int().describe("The first one that has the amount"),
        newestVersion: z.int(),
        proof,
      })
      .nullable(),
    acts: z.array(traceAnswer).describe("What happened to the line, the latest first"),
  })
  .meta({ id: "AmountChain" });

/** @param id the line that was asked about */
export function chainBody(id: PostingId, chain: AmountChain, profile: Profile): Answer<typeof chainAnswer> {
  const { facts, removed, othersRemoved, receipt, receiptBytes, trip, budgeted, published } = chain;
  return {
    posting: {
      ...{ id, trip: trip?.id ?? null, facts: facts && postingFactsBody(facts) },
      removed: removed && removalBody(removed),
    },
    othersRemoved: othersRemoved.map(sampledBody),
    receipt: receipt && {
      ...{ id: receipt.id, fileName: receipt.fileName, mediaType: receipt.mediaType, size: receipt.size },
      ...{ sha256: receipt.sha256, bytes: receiptBytes },
    },
    trip: trip && { id: trip.id, title: titleOf(trip), caseNumber: trip.caseNumber },
    budget: facts &&
      budgeted && {
        ...{ amount: decimalOf(budgeted.hundredths), currency: budgeted.currency },
        approved: chain.budgetIsApproved,
      },
    rulings: chain.rulings.map(({ id: rulingId, submission, item, ruling, confirmedAt, closed, text }) => ({
      ...{ id: rulingId, about: submission.about, metOn: submission.meetsOn },
      committee: committeeName(profile, submission.committeeId, submission.meetsOn),
      ...{ item, ruling, confirmed: confirmedAt !== null, text: closed ? null : text },
    })),
    rules: chain.rules.map(({ name, rule }) => ({
      ...{ name, title: policyWords(name) },
      says: rule && ruleWords(name, rule.value, profile.currency),
      ...{ from: rule?.from ?? null, source: rule?.source.text ?? null, verified: rule?.verified ?? false },
    })),
    published: published && {
      ...{ slug: published.slug, version: published.first.version },
      ...{ newestVersion: published.newest.version, proof: published.proof },
    },
    acts: chain.trail.map(traceBody),
  };
}
