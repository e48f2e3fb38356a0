import { z } from "zod";
import { flagCodes, holdCodes } from "../finding.ts";

/** What was found of a row, as the API answers it. */
export const findingAnswer = z
  .object({
    row: z.int(),
    reference: z.string().nullable(),
    code: z.enum([...holdCodes, ...flagCodes]),
    message: z.string(),
    field: z.string().exactOptional(),
    printed: z.string().exactOptional(),
    stands: z.string().exactOptional().describe("The key of the record that the row may be: answer `isOther`"),
  })
  .meta({ id: "Finding" });
