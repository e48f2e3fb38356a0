import { z } from "zod";
import { valid } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { Checkboxes, type FormErrors, type FormTree, fieldsOf, textAt } from "../../web/index.ts";
import type { AsksErased } from "./ask-about-erased.ts";

const field = "namesConfirmed";

/** The answer as a program gives it, beside what it sends. */
export const namesConfirmed = z
  .boolean()
  .default(false)
  .describe("A name that was erased from here (`name-was-erased`) is somebody else's and is to be public");

/** What a program sent, parted from its answer. @throws Invalid where the answer is none */
export function answered(json: unknown): { readonly given: unknown; readonly confirmed: boolean } {
  if (typeof json !== "object" || json === null || !(field in json)) return { given: json, confirmed: false };
  const { [field]: confirmed, ...given } = json;
  return { given, confirmed: valid(z.object({ [field]: namesConfirmed }), { [field]: confirmed })[field] === true };
}

/** How a form's act asks, with the answer that was sent along. */
export function asksByForm(names: ErasedNames, sent: FormTree): AsksErased {
  return { names, confirmed: isConfirmed(sent) };
}

/** Whether a form was sent with the answer that the name is somebody else's. */
export function isConfirmed(sent: FormTree): boolean {
  return textAt(sent, field) === "ja";
}

/** Whether a form asks, or was answered and comes back for something else. */
export function isAsked(faults: readonly Fault[], sent: FormTree): boolean {
  return faults.some((one) => one.fault === "name-was-erased") || textAt(sent, field) !== "";
}

/** The question at the foot of a form whose text names somebody who was erased. */
export function ConfirmNames({ values, errors }: { readonly values: FormTree; readonly errors: FormErrors }) {
  return (
    <Checkboxes
      label="Et navn er slettet efter reglerne om persondata"
      {...fieldsOf(values, errors).many(field)}
      options={[
        { value: "ja", text: "Navnet skal stå offentligt", hint: "Kun hvis det er en anden, der hedder det samme." },
      ]}
    />
  );
}
