import { z } from "zod";

/** A block of an agenda text, as the API answers it. */
export const agendaBlockAnswer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paragraph"), text: z.string() }),
  z.object({ kind: z.literal("subheading"), text: z.string() }),
  z.object({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(z.string()) }),
  z.object({
    kind: z.literal("table"),
    heads: z.array(z.string()),
    figures: z.array(z.boolean()).describe("Which columns hold figures"),
    rows: z.array(z.array(z.string())),
    sum: z.array(z.string()).nullable().describe("What the rows come to"),
  }),
]);
