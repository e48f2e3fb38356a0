import type { Vat } from "../accounts/index.ts";
import type { AccountsState, Category, Direction, Reach, TravelClass, TravelMode, TripKind } from "../profile/index.ts";
import type { PurposeClass } from "./codes.ts";
import type { TripStatus } from "./trip.ts";

/** The public schema `udsyn.trip/1` (contract.md), without what the register adds. Unknown is `null`, never 0 or a guess. */
export type TripEntry = {
  readonly lang: string;
  readonly translations: { readonly [lang: string]: { readonly title?: string; readonly purpose?: string } };
  readonly municipality: string;
  readonly fictional: boolean;
  readonly caseNumber: string | null;
  readonly kind: TripKind | null;
  readonly direction: Direction;
  readonly title: string;
  readonly purpose: string | null;
  readonly goals: readonly string[];
  readonly committee: { readonly id: string; readonly name: string } | null;
  readonly destinations: readonly {
    readonly place: string;
    readonly country: string | null;
    readonly from: string | null;
    readonly to: string | null;
    readonly timeZone: string | null;
    readonly lat: number | null;
    readonly lon: number | null;
  }[];
  readonly startOn: string | null;
  readonly endOn: string | null;
  readonly days: number | null;
  readonly asPrinted: { readonly [field: string]: string };
  readonly participants: {
    readonly elected: {
      readonly count: number | null;
      readonly named: readonly { readonly name: string; readonly role: string | null }[];
    };
    readonly staff: readonly { readonly unit: string; readonly count: number }[];
    readonly others: readonly { readonly group: string; readonly count: number }[];
    readonly total: number | null;
  };
  readonly funding: readonly {
    readonly payer: string;
    readonly name: string | null;
    readonly amount: string | null;
    readonly basis: string | null;
  }[];
  readonly programme: readonly {
    readonly date: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly place: string | null;
    readonly host: string | null;
    readonly title: string;
    readonly purposeClass: PurposeClass;
  }[];
  readonly hoursByClass: { readonly [purposeClass: string]: number };
  readonly budget: {
    readonly currency: string;
    readonly vat: Vat;
    readonly lines: readonly {
      readonly category: Category;
      readonly label: string | null;
      readonly amount: string | null;
      readonly amountText: string | null;
    }[];
    readonly total: string | null;
  } | null;
  readonly accounts: {
    readonly status: AccountsState;
    readonly currency: string;
    readonly lines: readonly {
      readonly category: Category;
      readonly label: string | null;
      readonly amount: string | null;
      readonly amountText: string | null;
      readonly vat: Vat;
      readonly bookedOn: string | null;
      readonly voucher: string | null;
    }[];
    readonly total: string | null;
    readonly statedTotal: string | null;
    readonly perParticipant: string | null;
    readonly rateVersion: string | null;
  };
  /** `null` until every leg is known. The lines sum to `kg`; leg by leg they go between home and the destinations in order. */
  readonly co2: {
    readonly kg: number;
    readonly method: string;
    /** The table's name, such as `uk-government-2025`. */
    readonly set: string;
    readonly lines: readonly {
      readonly mode: TravelMode;
      readonly reach: Reach | null;
      readonly travelClass: TravelClass | null;
      readonly km: number;
      /** Persons; of a car, cars. */
      readonly count: number;
      /** kg CO2e for one and a kilometre. */
      readonly factor: string;
      readonly kg: number;
    }[];
  } | null;
  readonly report: {
    readonly aim: string;
    readonly outcome: string;
    readonly change: string;
    readonly followUpOn: string | null;
  } | null;
  readonly status: TripStatus;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly partners: readonly string[];
  readonly rulings: readonly {
    readonly about: string;
    readonly committee: { readonly id: string; readonly name: string };
    readonly metOn: string;
    readonly item: string | null;
    readonly ruling: string;
    readonly basis: string | null;
    readonly text: string | null;
    readonly votes: {
      readonly for: number;
      readonly against: number;
      readonly abstained: number;
      readonly againstBy?: readonly string[];
      readonly abstainedBy?: readonly string[];
    } | null;
    readonly minority: string | null;
    readonly recused: readonly string[];
    readonly url: string | null;
    readonly late: boolean;
  }[];
  readonly contact: { readonly unit: string | null; readonly email: string | null } | null;
  readonly source: { readonly url: string | null; readonly text: string | null } | null;
};

/** Names of persons and free text: salted in the log's leaf, so that they can be erased. */
export const tripHidden = [
  "title",
  "purpose",
  "translations.*.title",
  "translations.*.purpose",
  "caseNumber",
  "destinations[].place",
  "participants.elected.named[].name",
  "participants.elected.named[].role",
  "participants.staff[].unit",
  "participants.others[].group",
  "funding[].name",
  "funding[].basis",
  "programme[].title",
  "programme[].place",
  "programme[].host",
  "budget.lines[].label",
  "budget.lines[].amountText",
  "accounts.lines[].label",
  "accounts.lines[].amountText",
  "accounts.lines[].voucher",
  "report.aim",
  "report.outcome",
  "report.change",
  "rulings[].item",
  "rulings[].basis",
  "rulings[].text",
  "rulings[].minority",
  "rulings[].recused",
  "rulings[].votes.againstBy",
  "rulings[].votes.abstainedBy",
  "rulings[].url",
  "contact.unit",
  "contact.email",
  "source.text",
  "source.url",
  "asPrinted.*",
];

/** What is said of elected members in their office: who travelled, and who took no part or another stand in a ruling. */
export const tripOfficial = [
  "participants.elected.named[].name",
  "rulings[].recused",
  "rulings[].minority",
  "rulings[].votes.againstBy",
  "rulings[].votes.abstainedBy",
];
