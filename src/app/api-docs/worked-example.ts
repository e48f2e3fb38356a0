import type { RoleName } from "../../profile/index.ts";

/** A request of the worked example. `{committee}`, `{trip}` and `{submission}` stand for ids that earlier answers gave. */
export interface ExampleStep {
  readonly says:
    | "example-draft"
    | "example-submit"
    | "example-rule"
    | "example-book"
    | "example-close"
    | "example-report";
  readonly role: RoleName;
  readonly method: "POST" | "PUT";
  readonly path: string;
  readonly body: object | null;
  /** What the answer's `id` is called from here on. */
  readonly gives?: "trip" | "submission";
}

/** A committee's study trip from draft to reported, by a program. The suite plays it as it stands. */
export const workedExample: readonly ExampleStep[] = [
  {
    says: "example-draft",
    role: "coordinator",
    method: "POST",
    path: "/api/v1/trips",
    body: {
      kind: "committee-trip",
      title: "Hamborg: hvordan bliver en havn til en bydel?",
      purpose: "At se, hvordan HafenCity er bygget i etaper.",
      committee: "{committee}",
      destinations: [{ place: "Hamborg", country: "DE" }],
      startOn: "2026-09-02",
      endOn: "2026-09-04",
      participants: { elected: { count: 2 }, staff: [{ unit: "Plan og Byg", count: 1 }] },
      budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200.00" }] },
    },
    gives: "trip",
  },
  {
    says: "example-submit",
    role: "coordinator",
    method: "POST",
    path: "/api/v1/trips/{trip}/submissions",
    body: { about: "request", committee: "{committee}", meetingOn: "2026-05-05" },
    gives: "submission",
  },
  {
    says: "example-rule",
    role: "secretary",
    method: "POST",
    path: "/api/v1/submissions/{submission}/rulings",
    body: { ruling: "approved", text: "Godkendt.", item: "6", confirmed: true },
  },
  {
    says: "example-book",
    role: "accountant",
    method: "POST",
    path: "/api/v1/trips/{trip}/postings",
    body: {
      category: "transport",
      amount: "4050.00",
      currency: "DKK",
      vat: "incl",
      bookedOn: "2026-09-10",
      text: "Tog, tre personer",
      withoutReceipt: "Billetterne ligger i togselskabets app.",
    },
  },
  {
    says: "example-close",
    role: "accountant",
    method: "POST",
    path: "/api/v1/trips/{trip}/accounts-closing",
    body: null,
  },
  {
    says: "example-report",
    role: "coordinator",
    method: "PUT",
    path: "/api/v1/trips/{trip}/report",
    body: {
      aim: "At se en havn, der er blevet til en bydel.",
      outcome: "Etaperne er små, og hver har sin egen plan.",
      change: "Godsterrænet deles i fire etaper.",
      followUpOn: "2027-03-01",
    },
  },
];
