import path from "node:path";
import { describe, expect, test } from "vitest";
import prove from "../../../test/profiles/prove.json" with { type: "json" };
import { day } from "../../kernel/index.ts";
import { committeeById, type Profile, readProfile } from "../../profile/index.ts";
import { afterTheTrip, budgetOf, inputOf, lyngholm, rammeWith, ruledBefore, tripWith } from "./agenda.fixture.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { writeAgenda } from "./agenda-markdown.ts";
import { agendaText } from "./agenda-text.ts";
import type { TermSoFar } from "./term-so-far.ts";

/** A profile with other rules: low caps, the council behind everybody, late requests refused. */
function trial(): Profile {
  const { profile } = readProfile(prove);
  if (!profile) throw new Error("the trial profile has faults");
  return profile;
}

const golden = path.join(import.meta.dirname, "golden");
/** Non-breaking spaces shown as plain ones, so that a golden text reads as a person reads it. */
const written = (input: AgendaInput) => writeAgenda(agendaText(input)).replaceAll("\u00a0", " ");

const each = (amount: string) => ({
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount }] },
});
const report = {
  aim: "At se skoler i en ny bydel.",
  outcome: "Vi så tre skoler.\nBørnene viste rundt.",
  change: "Lokalplanen får skolen først.",
  followUpOn: day("2027-09-16"),
};
const approved = (budget: ReturnType<typeof tripWith>["plan"]["budget"]) => ({
  on: day("2026-05-26"),
  participants: tripWith({}).plan.participants,
  budget,
  late: false,
});

const named = (trip: ReturnType<typeof tripWith>) => trip.plan.participants.elected.named;
const council = () => committeeById(lyngholm(), "byraadet");

const before = (trips: TermSoFar["trips"]): TermSoFar => ({ from: day("2026-01-01"), to: day("2029-12-31"), trips });
const hadClara = { names: ["Clara Prøvedal", "Esther Påfund"], unnamed: 0, each: { hundredths: 754_673n, people: 1 } };
const unknownToAll = { names: ["Hans Ingensteds"], unnamed: 2, each: null };

const texts: Record<string, () => AgendaInput> = {
  "study-trip": () => inputOf(tripWith({}), { ramme: rammeWith(7_025_000n, 2_220_000n) }),
  "at-the-cap": () => inputOf(tripWith(each("60000.00"))),
  "one-oere-over-the-cap": () => inputOf(tripWith(each("60000.04"))),
  "at-the-council-limit": () => inputOf(tripWith(each("80000.00"))),
  "over-the-council-limit": () => inputOf(tripWith(each("80000.04"))),
  "ramme-just-enough": () => inputOf(tripWith({}), { ramme: rammeWith(2_220_000n, 2_220_000n) }),
  "ramme-one-oere-short": () => inputOf(tripWith({}), { ramme: rammeWith(2_219_999n, 2_220_000n) }),
  "ruled-on-the-day-of-departure": () => inputOf(tripWith({}), { meetsOn: day("2026-09-14") }),
  "ruled-the-day-after-departure": () => inputOf(tripWith({}), { meetsOn: day("2026-09-15"), afterDeadline: true }),
  "conference-under-litra-c": () => inputOf(tripWith({}, { kind: "conference" })),
  "company-companion-and-interpreter": () =>
    inputOf(
      tripWith({
        participants: {
          elected: { count: 3, named: [{ name: "Clara Prøvedal" }] },
          assistants: [{ role: "interpreter", count: 1 }],
          others: [{ group: "elevråd", count: 2 }],
          companions: [{ name: "Hemmelig Ledsager" }],
        },
        funding: [
          { payer: "company", name: "Opdigt A/S", amount: "3000.00", basis: "Gavereglerne, punkt 4." },
          { payer: "host", amount: null },
        ],
      }),
    ),
  "carried-on-and-beyond-the-ramme": () =>
    inputOf(tripWith({ funding: [{ payer: "committee", amount: "22200.00" }] }), {
      committee: committeeById(lyngholm(), "oekonomiudvalget"),
      ramme: rammeWith(2_000_000n, 2_220_000n),
    }),
  "before-a-committee-of-a-units-ramme": () =>
    inputOf(tripWith({}, { kind: "staff-visit", committeeId: null, unitId: "oekonomi" }), {
      committee: committeeById(lyngholm(), "oekonomiudvalget"),
    }),
  "payers-above-the-budget": () =>
    inputOf(
      tripWith({
        funding: [
          { payer: "company", name: "Opdigt A/S", amount: "5000.00", basis: "Gavereglerne, punkt 4." },
          { payer: "committee", amount: "27200.00" },
        ],
      }),
      { ramme: rammeWith(7_025_000n, 1_720_000n) },
    ),
  "payers-below-the-budget": () =>
    inputOf(tripWith({ funding: [{ payer: "committee", amount: "20000.00" }] }), {
      ramme: rammeWith(7_025_000n, 2_220_000n),
    }),
  "nothing-known": () =>
    inputOf(
      tripWith(
        { purpose: null, destinations: [], participants: {}, programme: [], budget: null },
        { kind: null, title: "", caseNumber: null, committeeId: null, startOn: null, endOn: null },
      ),
      { meetsOn: null },
    ),
  "another-municipality": () =>
    inputOf(tripWith({}, { committeeId: "boerneudvalget" }), { profile: trial(), meetsOn: day("2026-09-15") }),
  "euro-budget": () => inputOf(tripWith({ budget: budgetOf("2000.00", "1000.00", "EUR") })),
  "second-trip-in-the-term": () => inputOf(tripWith({}), { earlier: before([hadClara]) }),
  "over-the-members-cap-and-the-number": () =>
    inputOf(tripWith({}), {
      earlier: before([hadClara, { ...hadClara, each: { hundredths: 1_700_000n, people: 1 } }, unknownToAll]),
    }),
  "the-members-cap-to-the-oere": () =>
    inputOf(tripWith({}), { earlier: before([{ ...hadClara, each: { hundredths: 2_445_000n, people: 1 } }]) }),
  report: () => {
    const trip = tripWith({});
    const lines = [
      { category: "transport" as const, amount: "13900.50" },
      { category: "meals" as const, amount: "1200.00" },
    ].map((line) => ({ ...line, label: null, amountText: null, vat: "incl" as const, bookedOn: null, voucher: null }));
    return inputOf(
      { ...trip, report, approved: approved(trip.plan.budget) },
      {
        about: "report",
        meetsOn: afterTheTrip,
        accounts: { status: "partly-booked", lines },
      },
    );
  },
  "report-of-final-accounts": () => {
    const trip = tripWith({});
    const line = { category: "transport" as const, amount: "13900.50", label: null, amountText: null };
    const lines = [{ ...line, vat: "incl" as const, bookedOn: null, voucher: null }];
    return inputOf(
      { ...trip, report, approved: approved(trip.plan.budget) },
      { about: "report", meetsOn: afterTheTrip, accounts: { status: "final", lines } },
    );
  },
  "carried-on-to-the-council": () =>
    inputOf(tripWith(each("80000.04")), {
      committee: council(),
      history: [
        ruledBefore(
          "recommended",
          {
            ...{
              text: "Udvalget anbefaler rejsen.",
              votes: { for: 2, against: 1, abstained: 0, againstBy: ["Otto Opdigt"] },
            },
            ...{ minority: "Rejsen er for dyr", recused: ["Esther Påfund"] },
          },
          { came: "carried-on" },
        ),
      ],
    }),
  "recommended-to-a-council-that-is-not-in-the-order": () =>
    inputOf(tripWith({}), { committee: council(), history: [ruledBefore("recommended", {}, { came: "carried-on" })] }),
  postponed: () =>
    inputOf(tripWith({}), { history: [ruledBefore("postponed", { confirmedAt: null }, { came: "nothing-yet" })] }),
  "stopped-by-section-23": () =>
    inputOf(tripWith({}), { committee: council(), history: [ruledBefore("suspended", {}, { came: "nothing-yet" })] }),
  "closed-item-before": () =>
    inputOf(tripWith({}), {
      history: [
        ruledBefore("sent-back", {
          ...{ closed: true, text: "Hemmeligt.", minority: "Hemmeligt.", recused: ["Hemmelig Person"] },
          votes: { for: 2, against: 1, abstained: 0, againstBy: ["Hemmelig Person"] },
        }),
      ],
    }),
  "change-of-travellers-and-budget": () => {
    const stood = tripWith({});
    const now = tripWith({
      participants: { ...stood.plan.participants, elected: { named: [...named(stood), { name: "Frode Tilfælde" }] } },
      budget: budgetOf("14200.00", "16000.00"),
    });
    const asked = { what: ["budget" as const], budget: { currency: "DKK", from: "22200.00", to: "40000.00" } };
    return inputOf(
      { ...now, status: "submitted", approved: approved(stood.plan.budget), publicPlan: stood },
      {
        history: [
          ruledBefore("approved", { text: "Godkendt." }, { came: "settled", on: "2026-05-26" }),
          ruledBefore("refused", { text: "For dyrt." }, { came: "nothing-yet", change: asked, on: "2026-06-02" }),
        ],
      },
    );
  },
  "change-into-the-next-year": () => {
    const stood = tripWith({});
    const now = tripWith({}, { startOn: day("2027-01-11"), endOn: day("2027-01-13") });
    return inputOf(
      { ...now, status: "submitted", approved: approved(stood.plan.budget), publicPlan: stood },
      { ramme: rammeWith(7_025_000n, 2_220_000n, 2027) },
    );
  },
  "change-of-place-days-and-gift": () => {
    const stood = tripWith({});
    const now = tripWith(
      {
        destinations: [...stood.plan.destinations, { place: "Bremen", country: "DE" }],
        funding: [{ payer: "company", name: "Opdigt A/S", amount: "3000.00", basis: "Gavereglerne, punkt 4." }],
        purpose: "At se to byer.",
      },
      { endOn: day("2026-09-17") },
    );
    return inputOf({ ...now, approved: approved(stood.plan.budget), publicPlan: stood });
  },
  "report-without-a-word": () => inputOf(tripWith({}), { about: "report", meetsOn: afterTheTrip }),
};

describe("the agenda text, word for word", () => {
  test.each(Object.entries(texts))("%s", async (name, input) => {
    await expect(written(input())).toMatchFileSnapshot(path.join(golden, `${name}.txt`));
  });
});

test("a rule that the municipality has not adopted is not called the municipality's", () => {
  const usual = lyngholm();
  const text = "Udsyns forslag, ikke vedtaget af kommunen. Strategien siger ikke, hvem der godkender hvad.";
  const approvalOrder = usual.policies.approvalOrder.map((one) => ({ ...one, source: { text } }));
  const profile = { ...usual, policies: { ...usual.policies, approvalOrder } };
  const said = written(inputOf(tripWith({}), { profile }));
  expect(said).toContain(
    "som Udsyn foreslår: kommunen har ikke vedtaget en regel om, hvem der godkender (Strategien siger ikke, hvem der godkender hvad)",
  );
  expect(said).not.toContain("efter kommunens almindelige regler");
});
