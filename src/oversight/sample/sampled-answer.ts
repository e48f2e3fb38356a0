import { z } from "zod";
import {
  isRemoved,
  type PostingOrRemoved,
  postingFactsAnswer,
  postingFactsBody,
  type RemovedPosting,
} from "../../accounts/index.ts";
import type { Answer } from "../../web/index.ts";

/** A line as it was drawn: what it says, and that it was taken out again, where it was. */
export const sampledPosting = z
  .object({
    id: z.uuid(),
    trip: z.uuid().nullable(),
    facts: postingFactsAnswer.nullable().describe("null where it was taken out, and its values have been erased since"),
    removed: z
      .object({ at: z.iso.datetime(), by: z.string().nullable(), reason: z.string().nullable() })
      .nullable()
      .describe("null while it stands; name and reason are null where they have been erased"),
  })
  .meta({ id: "SampledPosting" });

export function sampledBody(one: PostingOrRemoved): Answer<typeof sampledPosting> {
  const facts = isRemoved(one) ? one.facts : one;
  return {
    id: one.id,
    trip: one.subject?.type === "trip" ? one.subject.id : null,
    facts: facts && postingFactsBody(facts),
    removed: isRemoved(one) ? removalBody(one) : null,
  };
}

/** When, by whom and why a line was taken out. */
export function removalBody({ removedAt, by, reason }: RemovedPosting) {
  return { at: removedAt.toISOString(), by, reason };
}
