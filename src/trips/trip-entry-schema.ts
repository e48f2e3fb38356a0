import { z } from "zod";
import { vats } from "../accounts/index.ts";
import { abouts, rulings } from "../decisions/index.ts";
import { langs } from "../platform/index.ts";
import {
  accountsStates,
  categories,
  directions,
  reaches,
  travelClasses,
  travelModes,
  tripKinds,
} from "../profile/index.ts";
import { payers, purposeClasses } from "./codes.ts";
import { askedChanges, termRules, tripStatuses } from "./trip.ts";

/** A name of a person or free text: the entry holds it until it is erased, and `null` from then on (docs/log-format.md). */
const told = () => z.string().meta({ type: ["string", "null"] });
const names = () => z.array(told()).meta({ type: ["array", "null"] });
const maybe = z.string().nullable();
const day = z.iso.date().nullable();
const clock = z
  .string()
  .regex(/^\d\d:\d\d$/)
  .nullable();
const count = z.int().min(0);
const decimal = z
  .string()
  .regex(/^-?\d+\.\d\d$/)
  .nullable();
const currency = z.string().regex(/^[A-Z]{3}$/);

export const bodyNamed = z.object({ id: z.string(), name: z.string() }).meta({ id: "Body" });

export const destinationEntry = z
  .object({
    place: told(),
    country: maybe,
    from: day,
    to: day,
    timeZone: maybe,
    lat: z.number().nullable(),
    lon: z.number().nullable(),
  })
  .meta({ id: "Destination" });

/** The lines sum to `kg`; leg by leg they go between home and the destinations in order. */
export const co2Entry = z
  .object({
    kg: z.int(),
    method: z.string(),
    set: z.string().describe("The table of factors, such as `uk-government-2025`"),
    lines: z.array(
      z.object({
        mode: z.enum(travelModes),
        reach: z.enum(reaches).nullable(),
        travelClass: z.enum(travelClasses).nullable(),
        km: count,
        count: count.describe("Persons; of a car, cars"),
        factor: z.string().describe("kg CO2e for one and a kilometre"),
        kg: z.int(),
      }),
    ),
  })
  .meta({ id: "Co2" });

export const electedEntry = z.object({
  count: count.nullable(),
  named: z.array(z.object({ name: told(), role: maybe })),
});
export const staffEntry = z.array(z.object({ unit: told(), count }));
export const othersEntry = z.array(z.object({ group: told(), count }));
export const translationsEntry = z
  .partialRecord(z.enum(langs), z.object({ title: told().exactOptional(), purpose: told().exactOptional() }))
  .describe("Title and purpose in other languages than `lang`");

export const fundingEntry = z.object({ payer: z.enum(payers), name: maybe, amount: decimal, basis: maybe });

const slot = {
  date: z.iso.date(),
  from: clock,
  to: clock,
  place: maybe,
  host: maybe,
  title: told(),
  purposeClass: z.enum(purposeClasses),
  lodging: z.literal(true).exactOptional().describe("A night: its class counts in no hours"),
};
export const slotEntry = z.object(slot);

const line = { category: z.enum(categories), label: maybe, amount: decimal, amountText: maybe };
export const budgetEntry = z.object({
  currency,
  vat: z.enum(vats),
  lines: z.array(z.object(line)),
  total: decimal,
});

/** How certain a trip's accounts are, and what they come to. */
export const accountsSums = {
  status: z.enum(accountsStates),
  currency,
  total: decimal,
  perParticipant: decimal,
};

export const votesEntry = z
  .object({
    for: count,
    against: count,
    abstained: count,
    againstBy: names().exactOptional(),
    abstainedBy: names().exactOptional(),
  })
  .meta({ id: "Votes" });

export const reportEntry = z
  .object({ aim: told(), outcome: told(), change: told(), followUpOn: day })
  .meta({ id: "Report" });

export const contactEntry = z.object({ unit: maybe, email: maybe });
export const sourceEntry = z.object({ url: maybe, text: maybe });
export const asPrintedEntry = z
  .record(z.string(), told())
  .describe("By field, what a source prints where it cannot be a date or a figure");

const changeEntry = z
  .object({
    what: z
      .array(z.enum(askedChanges))
      .describe(
        "`funding`: a payer added or gone, with another sum, or another unit's budget; who pays now stands in `funding`",
      ),
    days: z
      .object({ from: z.object({ startOn: day, endOn: day }), to: z.object({ startOn: day, endOn: day }) })
      .nullable()
      .exactOptional()
      .describe("The days as approved, and as asked for, where they differ; `null` where they are not told"),
    budget: z
      .object({ currency, from: decimal.unwrap(), to: decimal.unwrap() })
      .nullable()
      .describe("The whole budget as approved, and as asked for; `null` where it is the same or cannot be compared"),
  })
  .meta({ id: "Change" })
  .describe(
    "What of an approved trip was to be changed; the trip stays approved as it was where the change is not approved",
  );

export const changesByManagerEntry = z
  .array(
    z.object({
      on: z.iso.date(),
      change: changeEntry,
      late: z.literal(true).exactOptional().describe("Approved after departure"),
    }),
  )
  .describe(
    "The changes of the approved trip that its manager has approved since, each with the day; no name is in it",
  );

const departureEntry = z
  .object({
    rule: z.enum(termRules).describe("The cap per member, committee and council term, or the number of trips in it"),
    currency: currency.nullable().describe("Of the cap; `null` of a number of trips"),
    limit: z.string().describe("The cap as a decimal, or how many trips there may be"),
    reached: z
      .array(z.string())
      .nullable()
      .describe("What each member above the cap came to with this trip, or its number; `null` where it is not told"),
  })
  .meta({ id: "Departure" })
  .describe(
    "A rule of the council term that the ruling departed from, as it stood when it was given; no name is in it",
  );

const annexesEntry = z
  .array(
    z.object({
      id: z.uuid(),
      title: told(),
      lang: z.enum(langs),
      mediaType: z.string(),
      bytes: count,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      url: z.string().describe("Where its bytes are, from the site's root"),
    }),
  )
  .meta({ id: "Annexes" })
  .describe(
    "Files that go with the trip, each read for personal data before it was published; left out where there are none",
  );

/** The public schema `udsyn.trip/1` (contract.md), without what the register adds. Unknown is `null`, never 0 or a guess. */
export const tripEntrySchema = z.object({
  lang: z.string(),
  translations: translationsEntry,
  municipality: z.string(),
  fictional: z.boolean(),
  caseNumber: maybe,
  kind: z.enum(tripKinds).nullable(),
  direction: z.enum(directions),
  title: told(),
  purpose: maybe,
  goals: z.array(z.string()),
  committee: bodyNamed.nullable(),
  destinations: z.array(destinationEntry),
  startOn: day,
  endOn: day,
  days: count.nullable(),
  asPrinted: asPrintedEntry,
  participants: z.object({
    elected: electedEntry,
    staff: staffEntry,
    others: othersEntry,
    total: count
      .nullable()
      .describe(
        "Also of a trip that came to nothing (`status` cancelled, refused or withdrawn): the pages' sums leave those out",
      ),
  }),
  funding: z.array(fundingEntry),
  programme: z.array(slotEntry),
  hoursByClass: z.record(z.string(), z.number()).describe("By purpose class; nights (`lodging`) are in none"),
  budget: budgetEntry
    .nullable()
    .describe(
      "As it was planned, also of a trip that came to nothing (`status` cancelled, refused or withdrawn): the pages' sums leave those out",
    ),
  accounts: z
    .object({
      ...accountsSums,
      total: decimal.describe("Of the lines that have an `amount`; one that has only an `amountText` is not in it"),
      perParticipant: decimal.describe("`null` while a line has no `amount`"),
      lines: z.array(z.object({ ...line, vat: z.enum(vats), bookedOn: day, voucher: maybe })),
      statedTotal: maybe,
      rateVersion: maybe,
    })
    .describe(
      "As it was published. Pages, embeds and pictures leave out accounts that are older than the municipality shows; entries, data files and the log hold them all",
    ),
  co2: co2Entry.nullable(),
  report: reportEntry.nullable(),
  status: z.enum(tripStatuses),
  unit: bodyNamed.nullable(),
  partners: z.array(z.string()),
  rulings: z.array(
    z.object({
      about: z
        .enum([...abouts, "change"])
        .describe("The request to travel, a change of a trip that was approved already, or the report"),
      change: changeEntry.exactOptional(),
      departures: z.array(departureEntry).exactOptional(),
      committee: bodyNamed,
      metOn: z.iso.date(),
      item: maybe,
      ruling: z.enum(rulings),
      basis: maybe,
      text: maybe,
      votes: votesEntry.nullable(),
      minority: maybe,
      recused: names(),
      url: maybe,
      late: z.boolean().describe("Ruled after departure"),
      afterAgendaClosed: z.literal(true).exactOptional().describe("Put on the agenda after it closed"),
    }),
  ),
  approvedByManagerOn: z.iso
    .date()
    .exactOptional()
    .describe("The day a manager approved what went before no committee"),
  approvedByManagerLate: z.literal(true).exactOptional().describe("Approved by its manager after departure"),
  changesByManager: changesByManagerEntry.exactOptional(),
  reportHandedInOn: z.iso
    .date()
    .exactOptional()
    .describe(
      "The day the report was handed in to whoever rules on it; left out where it was not, or was sent back since",
    ),
  accountsReopened: z
    .object({
      on: z.iso.date().describe("The day they were opened again; why is the reason of the version that says so"),
      closedOn: day.describe(
        "The day they had been closed, of several the one that the deadline is held against; `null` of accounts that were entered as final",
      ),
    })
    .exactOptional()
    .describe("Closed accounts that are open again to be corrected; left out once they are closed again"),
  annexes: annexesEntry.exactOptional(),
  contact: contactEntry.nullable(),
  source: sourceEntry.nullable(),
});
