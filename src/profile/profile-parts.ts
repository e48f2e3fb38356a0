import { z } from "zod";
import { type PolicyName, policyNames } from "./policy-fields.ts";
import { type Profile, profileSchema } from "./profile.ts";
import type { Span } from "./spans.ts";

const fields = profileSchema.shape;

/** One item of a list that could be read, with its place in the file. */
export interface Item<Value> {
  readonly path: string;
  readonly value: Value;
}

/**
 * As much of a profile file as can be read, so that what hangs together is checked even when something else is wrong:
 * everything wrong with a profile is said at once.
 */
export interface ProfileParts {
  readonly languages: Profile["languages"];
  readonly name: Profile["name"] | null;
  readonly country: string | null;
  readonly timeZone: string | null;
  readonly currency: string | null;
  readonly hosts: readonly Item<string>[];
  readonly terms: readonly Item<Profile["terms"][number]>[];
  readonly committees: readonly Item<Profile["committees"][number]>[];
  readonly units: readonly Item<Profile["units"][number]>[];
  readonly demoPeople: readonly Item<Profile["demoPeople"][number]>[];
  /** Units, and committees, that the municipality's own login gives roles in. */
  readonly signInUnits: readonly Item<string>[];
  readonly signInCommittees: readonly Item<string>[];
  /** Ids that are written in the file, even of things that otherwise could not be read. */
  readonly committeeIds: readonly string[];
  readonly committeeKinds: readonly string[];
  readonly unitIds: readonly string[];
  readonly policies: readonly { readonly name: PolicyName; readonly values: readonly Span[] }[];
  readonly approvalOrder: Profile["policies"]["approvalOrder"];
}

const anything = z.looseObject({});
const withId = z.looseObject({ id: z.string() });
const withUnit = z.looseObject({ unit: z.string() });
const withinCommittee = z.looseObject({ within: z.looseObject({ committee: z.string() }) });
const withKind = z.looseObject({ kind: z.string() });

function one<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> | null {
  const read = schema.safeParse(value);
  return read.success ? read.data : null;
}

function items<Schema extends z.ZodType>(schema: Schema, field: string, value: unknown): Item<z.output<Schema>>[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown, at) => {
    const read = schema.safeParse(entry);
    return read.success ? [{ path: `${field}.${at}`, value: read.data }] : [];
  });
}

function idsIn(value: unknown): string[] {
  return items(withId, "", value).map((item) => item.value.id);
}

export function profileParts(file: unknown): ProfileParts {
  const raw = one(anything, file) ?? {};
  const rawSignIn = one(anything, raw.signIn) ?? {};
  const rawPolicies = one(anything, raw.policies) ?? {};
  return {
    languages: one(fields.languages, raw.languages) ?? [],
    name: one(fields.name, raw.name),
    country: one(z.looseObject({ country: z.string() }), raw.place)?.country ?? null,
    timeZone: one(fields.timeZone, raw.timeZone),
    currency: one(fields.currency, raw.currency),
    hosts: items(z.string(), "hosts", raw.hosts),
    terms: items(fields.terms.element, "terms", raw.terms),
    committees: items(fields.committees.element, "committees", raw.committees),
    units: items(fields.units.element, "units", raw.units),
    demoPeople: items(fields.demoPeople.element, "demoPeople", raw.demoPeople),
    signInUnits: items(withUnit, "signIn.units", rawSignIn.units).map(({ path, value }) => ({
      path: `${path}.unit`,
      value: value.unit,
    })),
    signInCommittees: items(withinCommittee, "signIn.roles", rawSignIn.roles).map(({ path, value }) => ({
      path: `${path}.within.committee`,
      value: value.within.committee,
    })),
    committeeIds: idsIn(raw.committees),
    committeeKinds: items(withKind, "", raw.committees).map((item) => item.value.kind),
    unitIds: idsIn(raw.units),
    policies: policyNames.map((name) => ({ name, values: one(fields.policies.shape[name], rawPolicies[name]) ?? [] })),
    approvalOrder: one(fields.policies.shape.approvalOrder, rawPolicies.approvalOrder) ?? [],
  };
}
