import { trace, type Work } from "../../identity/index.ts";
import { type Fault, fault, Invalid, seenText } from "../../kernel/index.ts";
import type { ErasedNames } from "../../records/index.ts";

/** How an act that makes typed text public asks about names that were erased, and whether it was answered. */
export interface AsksErased {
  readonly names: ErasedNames;
  /** Whoever typed them says that they are to stand. */
  readonly confirmed: boolean;
}

/** What is typed for the public, of which case. */
interface TypedText {
  readonly subject: { readonly type: string; readonly id: string };
  readonly typed: unknown;
  /** What stands there already: neither a text nor a name in it is asked about again. */
  readonly stood?: unknown;
  /** Where names of elected members in their office stand: an erasure keeps them unless that was decided. */
  readonly isOfficial?: (path: string) => boolean;
}

const nowhere = () => false;

/**
 * Where typed text names somebody who was erased, beside each field. Nothing is asked of the database where nothing new was typed.
 * A name that stands was let in after the erasure, which took it from everywhere.
 */
export async function erasedFaults(
  work: Work,
  names: ErasedNames,
  { subject, typed, stood = null, isOfficial = nowhere }: TypedText,
): Promise<readonly Fault[]> {
  // A name that was kept in its office was let in nowhere else.
  const before = textsIn(stood);
  const inOffice = ([path, text]: readonly [string, string]) => `${isOfficial(path)} ${text}`;
  const known = new Set(before.map(inOffice));
  const texts = textsIn(typed).filter((one) => !known.has(inOffice(one)));
  if (texts.length === 0) return [];
  const erasedIn = await names(work, subject.id);
  const found = texts.flatMap(([path, text]) => {
    const named = erasedIn(text, isOfficial(path));
    return named.length === 0 ? [] : [{ path, named }];
  });
  const namesBefore = found.length === 0 ? [] : before.flatMap(([path, text]) => erasedIn(text, isOfficial(path)));
  const letIn = new Set(namesBefore.map(seenText));
  return found.flatMap(({ path, named }): Fault[] => {
    const name = named.find((one) => !letIn.has(seenText(one)));
    return name === undefined ? [] : [fault("name-was-erased", { name }, path)];
  });
}

/**
 * Asks whether the name of somebody who was erased is to be public again: another person of that name may be meant. That it was
 * confirmed is traced, by fields and without a name.
 * @param asks `null` where nobody types
 * @throws Invalid `name-was-erased`, beside each field, unless it was confirmed
 */
export async function askAboutErased(work: Work, asks: AsksErased | null, text: TypedText): Promise<void> {
  if (asks === null) return;
  const faults = await erasedFaults(work, asks.names, text);
  if (faults.length === 0) return;
  if (!asks.confirmed) throw new Invalid([...faults]);
  await traceConfirmed(
    work,
    text.subject,
    faults.map((one) => one.path),
  );
}

/** That a name which was erased is somebody else's, as a person says, by fields and without the name. */
export function traceConfirmed(
  work: Work,
  subject: { readonly type: string; readonly id: string },
  fields: readonly string[],
): Promise<void> {
  return trace(work, { action: "register.confirm-name", subject, after: { fields } });
}

/** Whether it is this question, asked before anything was written. */
export function isNameErased(error: unknown): error is Invalid {
  return error instanceof Invalid && error.faults.every((one) => one.fault === "name-was-erased");
}

/** Every text in a value, with its dotted path. */
function textsIn(value: unknown, path = ""): readonly (readonly [path: string, text: string])[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
    textsIn(one, path ? `${path}.${name}` : name),
  );
}
