import { z } from "zod";
import { languages, roleNames, switchableRooms } from "./codes.ts";
import { dated, day, email, localized, slug, text, url } from "./fields.ts";
import { policies } from "./policy-fields.ts";

/** Licences for open data, by their SPDX names, that a public catalogue may take (EU list of open licences). */
const dataLicences = ["CC-BY-4.0", "CC0-1.0"] as const;
export type DataLicence = (typeof dataLicences)[number];

const term = z.strictObject({ from: day, to: day });

/** A member's seat. Elected people's names are public; the list is empty where nothing is recorded, never guessed. */
const member = z.strictObject({
  name: text,
  role: z.enum(["chair", "vice-chair", "member"]),
  party: text.nullable(),
  ...dated,
});

const committee = z.strictObject({
  id: slug,
  kind: z.enum(["council", "economy", "committee", "other"]),
  /** A committee sits on the days that it has a name on. */
  names: z
    .array(z.strictObject({ name: text, translations: localized.optional(), ...dated }))
    .min(1, { message: "empty" }),
  /** Earlier committees that this one took over from. Who came after is reckoned from it, so the two cannot disagree. */
  replaces: z.array(slug),
  members: z.array(member),
  mailbox: email.nullable(),
  /** Overrides the policy `agendaDeadlineDays`. */
  agendaDeadlineDays: z.int().min(0).nullable(),
  /** The case number's subject by default, in KL's register of subjects (KLE). */
  kle: z
    .string()
    .regex(/^\d{2}\.\d{2}\.\d{2}$/, { message: "not-a-kle-number" })
    .nullable(),
});
export type Committee = z.output<typeof committee>;

const unit = z.strictObject({
  id: slug,
  name: text,
  /** What it is called in other languages, where it has such names. */
  translations: localized.optional(),
  parent: slug.nullable(),
  /** The title of the one who approves the unit's staff visits. */
  managerRole: text.nullable(),
  mailbox: email.nullable(),
  ...dated,
});
export type Unit = z.output<typeof unit>;

/** People of the demo, one click each at `/log-ind`. In a profile of published facts they have no personal name. */
const demoPerson = z.strictObject({
  role: z.enum(roleNames),
  name: text,
  unit: slug.nullable(),
  committee: slug.nullable(),
});
export type DemoPerson = z.output<typeof demoPerson>;

/** What the municipality's own login says of a person, and what that lets them do here. Nobody else gets in. */
const signIn = z.strictObject({
  /** The claim that holds the person's groups or roles: a text or a list. */
  rolesClaim: text,
  roles: z.array(
    z.strictObject({
      value: text,
      role: z.enum(roleNames),
      /** Everywhere, within the person's own unit, or within one committee. */
      within: z.union([z.enum(["everywhere", "own-unit"]), z.strictObject({ committee: slug })]),
    }),
  ),
  unitClaim: text.nullable(),
  units: z.array(z.strictObject({ value: text, unit: slug })),
  /** The login gives everybody the mail address that is theirs, and nobody can change their own, though it does not say `email_verified`. */
  mailsAreProven: z.boolean().default(false),
});
export type SignInRules = z.output<typeof signIn>;

/** A municipality profile: everything that differs between municipalities, as data. */
export const profileSchema = z.strictObject({
  schema: z.literal("udsyn.profile/1"),
  slug,
  fictional: z.boolean(),
  /** The first is the default. */
  languages: z.array(z.enum(languages)).min(1, { message: "empty" }),
  name: localized,
  /** The place that distances are reckoned from. */
  place: z.strictObject({
    name: text,
    country: z.string().regex(/^[A-Z]{2}$/, { message: "not-a-country" }),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
  }),
  timeZone: z.string(),
  currency: z.string(),
  /** Host names without port, lower case. */
  hosts: z
    .array(z.string().regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, { message: "not-a-host" }))
    .min(1, { message: "empty" }),
  /** The publication log's name for ever, independent of the address. */
  logOrigin: z.string().regex(/^[a-z0-9][a-z0-9./-]*[a-z0-9]$/, { message: "not-an-origin" }),
  /** Logs that came before it under other names, the newest last: begun anew where a restore could not go on with them. */
  earlierLogs: z.array(z.strictObject({ origin: text, endedOn: day })).optional(),
  /** Who watches that the log only grows, and cosigns its heads: the witness's public key and where it is asked (docs/decisions/0091). */
  witnesses: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[^\s+<>"'&`]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/, { message: "not-a-witness-key" }),
        address: z
          .string()
          .regex(/^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/, { message: "not-a-witness-address" }),
      }),
    )
    .max(8, { message: "too-many-witnesses" })
    .optional(),
  /** What the open data may be used under; CC BY 4.0 where nothing is said. */
  dataLicence: z.enum(dataLicences).optional(),
  /** Where this program's source code is, and with it the program that checks the log: shown on `/om`, `/log` and `/data`. */
  sourceCode: url.optional(),
  /** Set where others than the municipality gathered the facts, from what it and the press published: who they are, and where they are written to. */
  gathered: z.strictObject({ by: localized, email: email.optional(), website: url.optional() }).optional(),
  /** Whom the public writes to; without a mailbox the website leads to where one asks. */
  contact: z.strictObject({ unit: text, email: email.nullable(), website: url.optional() }),
  /** The accessibility statement in the authority's own tool: where `/was` leads. */
  accessibilityStatement: url.nullable(),
  rooms: z.record(z.enum(switchableRooms), z.boolean()),
  terms: z.array(term).min(1, { message: "empty" }),
  committees: z.array(committee).min(1, { message: "empty" }),
  units: z.array(unit),
  demoPeople: z.array(demoPerson),
  signIn: signIn.optional(),
  policies,
});

/** A profile that has been read: dates are days, amounts are hundredths of the profile's currency. */
export type Profile = z.output<typeof profileSchema>;
/** A profile as its JSON file has it. */
export type ProfileFile = z.input<typeof profileSchema>;
