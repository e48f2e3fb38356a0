import type { z } from "zod";
import type { Ruling, RulingCode } from "../../src/decisions/index.ts";
import { type DateOn, day, newId } from "../../src/kernel/index.ts";
import type { TripKind } from "../../src/profile/index.ts";
import { publish } from "../../src/register/index.ts";
import {
  type AccountsShown,
  type Report,
  type Trip,
  type TripEntry,
  tripEntry,
  tripType,
} from "../../src/trips/index.ts";
import { emptyPlan, planSchema } from "../../src/trips/plan.ts";
import type { TestSite } from "./site.ts";

type AccountLine = AccountsShown["lines"][number];

/** A trip to publish for looking at and for tests: a plan as it is entered, and what came of it. */
export interface ExampleTrip {
  readonly title: string;
  readonly kind: TripKind | null;
  readonly direction?: "out" | "in";
  readonly committee?: string;
  readonly unit?: string;
  readonly caseNumber?: string;
  readonly startOn?: string;
  readonly endOn?: string;
  readonly status?: Trip["status"];
  readonly plan?: Partial<z.input<typeof planSchema>>;
  readonly accounts?: { readonly status: AccountsShown["status"]; readonly lines: readonly AccountLine[] };
  readonly rulings?: readonly ExampleRuling[];
  readonly report?: Report;
  readonly translations?: TripEntry["translations"];
}

interface ExampleRuling extends Partial<Pick<Ruling, "item" | "votes" | "minority" | "recused" | "url" | "closed">> {
  readonly about: "request" | "report";
  readonly committee: string;
  readonly on: string;
  readonly ruling: RulingCode;
  readonly text: string;
}

/** A line of accounts with its voucher. */
export function spent(category: AccountLine["category"], amount: string, label: string | null = null): AccountLine {
  return { category, label, amount, amountText: null, vat: "incl", bookedOn: null, voucher: null };
}

/** Publishes a trip through the allow-list, as the use cases do; accounts are given, since no posting is behind them. Gives its address. */
export async function publishExample(
  site: TestSite,
  slug: string,
  example: ExampleTrip,
  { id = newId<"trip">(), reason = null }: { id?: Trip["id"]; reason?: string | null } = {},
): Promise<{ readonly id: Trip["id"]; readonly slug: string }> {
  const here = site.here(slug);
  const done = await site.doing(slug, (work) => {
    const entry = tripEntry({
      trip: tripOf(example, id, site.clock.now),
      profile: here.profile,
      rulings: (example.rulings ?? []).map((one) => rulingOf(one, id, site.clock.now)),
      changes: new Map(),
      departures: new Map(),
      accounts: example.accounts ?? { status: "none", lines: [] },
      today: work.today,
    });
    return publish(work, site.logKey, tripType, id, { ...entry, translations: example.translations ?? {} }, reason);
  });
  return { id, slug: done.slug };
}

function tripOf(example: ExampleTrip, id: Trip["id"], now: Date): Trip {
  const { title, kind, direction = "out", committee = null, unit = null, caseNumber = null } = example;
  const on = (text: string | undefined): DateOn | null => (text === undefined ? null : day(text));
  return {
    id,
    version: 1,
    lang: "da",
    kind,
    direction,
    status: example.status ?? "approved",
    endedUnsent: false,
    accountsTrack: "open",
    reportTrack: example.report ? "settled" : "owed",
    caseNumber,
    title,
    committeeId: committee,
    unitId: unit,
    startOn: on(example.startOn),
    endOn: on(example.endOn),
    plan: planSchema.parse({ ...emptyPlan, ...example.plan }),
    approved: null,
    publicPlan: null,
    report: example.report ?? null,
    hands: [],
    reportHandedInOn: null,
    createdBy: null,
    createdAt: now,
    updatedAt: now,
  };
}

function rulingOf(one: ExampleRuling, tripId: Trip["id"], now: Date): Ruling {
  const { about, committee, on, ruling, text, ...rest } = one;
  return {
    id: newId(),
    submission: {
      id: newId(),
      subject: { type: "trip", id: tripId },
      about,
      committeeId: committee,
      meetingId: newId(),
      meetsOn: day(on),
      status: "ruled",
      late: false,
      text: null,
      follows: [],
      writtenFrom: null,
      version: 1,
    },
    ruling,
    text,
    item: null,
    basis: null,
    votes: null,
    minority: null,
    recused: [],
    url: null,
    closed: false,
    confirmedAt: now,
    version: 1,
    ...rest,
  };
}
