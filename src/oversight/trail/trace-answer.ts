import { z } from "zod";
import type { TrailLine } from "../../records/index.ts";
import type { Answer } from "../../web/index.ts";

const subject = z.object({ type: z.string(), id: z.string() });

/** One act as the API answers it. */
export const traceAnswer = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    action: z.string(),
    actor: z.object({ kind: z.enum(["person", "token", "link", "job", "command"]), id: z.string() }),
    who: z.string().nullable().describe("null where the name has been erased"),
    subject,
    before: z.unknown(),
    after: z.unknown(),
    erased: z
      .boolean()
      .describe("Name and values have been erased; the seal still says whether the act is the one sealed"),
    seal: z
      .object({ seq: z.string(), at: z.iso.datetime(), holds: z.boolean() })
      .nullable()
      .describe("null while it waits for the next sealing"),
  })
  .meta({ id: "Trace" });

export function traceBody(line: TrailLine): Answer<typeof traceAnswer> {
  const { id, at, action, actor, who, before, after, erased, seal } = line;
  return {
    ...{ id, at: at.toISOString(), action, actor, who, subject: line.subject },
    ...{ before: before ?? null, after: after ?? null, erased },
    seal: seal && { seq: String(seal.seq), at: seal.at.toISOString(), holds: seal.holds },
  };
}
