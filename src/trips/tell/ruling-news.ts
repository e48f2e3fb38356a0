import type { Correction, Ruling, RulingCode, Submission } from "../../decisions/index.ts";
import { type DateOn, daysCounted } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { committeeById, committeeNameOn, type Profile } from "../../profile/index.ts";
import { type CaseWords, caseWords } from "../case-words.ts";
import type { ReportTrack, Trip } from "../trip.ts";
import type { News } from "./tell.ts";

/** Decisions are often entered later (contract.md): one from before this many days is no news. */
const newsDays = 31;

type Told = readonly [happened: string, todo: string];

const requests = ({ the, The }: CaseWords): Readonly<Record<RulingCode, Told>> => ({
  approved: ["Godkendt", `${The} kan gennemføres og bliver offentlig, når referatet er bekræftet.`],
  refused: ["Ikke godkendt", `${The} må ikke gennemføres.`],
  postponed: ["Udsat", "Sagen tages op på et senere møde. Sæt den på dagsordenen igen, når den er klar."],
  "sent-back": ["Sendt tilbage", `Ret ${the}, og sæt sagen på dagsordenen igen.`],
  recommended: ["Anbefalet videre", "Sagen skal på dagsordenen hos den næste, der skal godkende."],
  noted: ["Taget til efterretning", `Der er ikke truffet beslutning om, at ${the} kan gennemføres.`],
  withdrawn: ["Udgået", "Sagen er taget af dagsordenen."],
  suspended: [
    "Standset",
    "Beslutningen gælder først, når kommunalbestyrelsen har afgjort sagen (§ 23). Sæt sagen på dens dagsorden.",
  ],
});

/** Of a journey that is over nothing is to be carried out any more. */
const overNow = ({ The }: CaseWords): Readonly<Partial<Record<RulingCode, Told>>> => ({
  approved: ["Godkendt", `${The} er slut. Det bliver offentligt, når referatet er bekræftet.`],
  refused: ["Ikke godkendt", `${The} er slut uden at være godkendt.`],
  noted: ["Taget til efterretning", `${The} er slut, og der er ikke truffet beslutning.`],
});

const holds = ({ The }: CaseWords) => `${The} er stadig godkendt som før.`;

/** Of a trip that was approved before only the change is ended. */
const changes = (words: CaseWords): Readonly<Partial<Record<RulingCode, Told>>> => ({
  refused: ["Ændringen er ikke godkendt", `${holds(words)} Ret tilbage til det, der er godkendt.`],
  postponed: ["Ændringen er udsat", `${holds(words)} Sæt ændringen på dagsordenen igen, når den er klar.`],
  "sent-back": ["Ændringen er sendt tilbage", `${holds(words)} Ret ændringen, og sæt den på dagsordenen igen.`],
  withdrawn: ["Ændringen er udgået", `${holds(words)} Ændringen er taget af dagsordenen.`],
});

/** The minutes were confirmed with the ruling: nothing waits for them. */
const approvedAndConfirmed = ({ The }: CaseWords, isOver: boolean): Told => [
  "Godkendt",
  `${The} ${isOver ? "er slut" : "kan gennemføres"}. Referatet er bekræftet.`,
];

const reports: Readonly<Partial<Record<ReportTrack, Told>>> = {
  "sent-back": ["Rapporten er sendt tilbage", "Ret rapporten, og aflever den igen."],
  settled: ["Rapporten er behandlet", "Du skal ikke gøre mere ved rapporten."],
  submitted: ["Rapporten er ikke afgjort endnu", "Den tages op på et senere møde. Sæt den på dagsordenen igen."],
};

/** Whose a committee's trip is to see to. */
const keepers = ["coordinator"] as const;

/** What a ruling on the request is to those whose trip it is; `null` where it is no news. @param code as carried out */
export function requestNews(
  ruling: Ruling,
  code: RulingCode,
  profile: Profile,
  today: DateOn,
  { isChange, trip }: { readonly isChange: boolean; readonly trip: Pick<Trip, "direction" | "endOn"> },
): News | null {
  const its = caseWords(trip);
  const confirmed = code === "approved" && ruling.confirmedAt !== null;
  const isOver = trip.endOn !== null && trip.endOn < today;
  const usual = (isOver ? overNow(its)[code] : null) ?? requests(its)[code];
  const words = confirmed ? approvedAndConfirmed(its, isOver) : usual;
  return newsOf(ruling, (isChange ? changes(its)[code] : null) ?? words, profile, today);
}

/** What a ruling on the report is to those who owe it. */
export function reportNews(ruling: Ruling, { reportTrack }: Trip, profile: Profile, today: DateOn): News | null {
  const words = reports[reportTrack];
  return words ? newsOf(ruling, words, profile, today) : null;
}

/** What a ruling says was corrected: told however long ago it was given, since somebody acts on what it says. */
export function correctionNews({ ruling, reason }: Correction, profile: Profile, isPublic: boolean): News {
  return {
    subject: "Beslutningen er rettet",
    lines: [
      `${metWords(ruling.submission, profile)}: det, der står om beslutningen, er rettet. Afgørelsen er den samme.`,
      "",
      reason,
      "",
      isPublic ? "Rettelsen er offentlig med sin begrundelse." : "Intet offentligt er ændret.",
    ],
    roles: keepers,
  };
}

/** »Økonomiudvalget, 4. maj 2026«. */
function metWords({ committeeId, meetsOn }: Submission, profile: Profile): string {
  const committee = committeeById(profile, committeeId);
  const name = (committee && committeeNameOn(committee, meetsOn)?.name) ?? committeeId;
  return `${name}, ${formatsIn("da").date(meetsOn)}`;
}

function newsOf(
  { submission, text, closed }: Ruling,
  [happened, todo]: Told,
  profile: Profile,
  today: DateOn,
): News | null {
  if (daysCounted(submission.meetsOn, today) > newsDays) return null;
  return {
    subject: happened,
    lines: [
      `${metWords(submission, profile)}: ${happened}.`,
      // A closed item's text stays with the case.
      ...(text && !closed ? ["", text] : []),
      "",
      todo,
    ],
    roles: keepers,
  };
}
