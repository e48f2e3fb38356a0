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
  })
  .meta({ id: "Finding" });
