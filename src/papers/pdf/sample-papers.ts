import { day } from "../../kernel/index.ts";
import type { AgendaAnnex, Letter, MeetingAgenda, ProgrammeDay, TripRecord } from "./paper-data.ts";

/** Papers of a fictional municipality, for the tests. */
const frame = {
  lang: "da",
  municipality: "Lyngholm Kommune",
  fictional: "Fiktiv kommune",
  issuedOn: day("2026-05-06"),
  footer: "Udsyn · Lyngholm Kommune",
} as const;

const programme: readonly ProgrammeDay[] = [
  {
    day: "Mandag 14. september 2026",
    slots: [
      { time: "07.10–10.35", title: "Tog til Malmø og videre til Vesterfjord", note: "Transport" },
      { time: "13.00–15.30", title: "Vesterfjord skolekontor: fra strategi til klasseværelse", note: "Fagligt" },
    ],
  },
  {
    day: "Tirsdag 15. september 2026",
    slots: [{ time: "09.00–12.00", title: "Besøg på to skoler, samtale med elevråd", note: "Fagligt" }],
  },
];

const checkpoint = [
  "lyngholm.udsyn.example/log",
  "1204",
  "9mB0Yc3Qp1yTkq7lJx0o3wGvYt1JmVbU6q9mQmJr2xA=",
  "",
  "— lyngholm.udsyn.example/log BwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUo=",
].join("\n");

export const agendaAnnex: AgendaAnnex = {
  ...frame,
  title: "Studierejse til Vesterfjord: skoler, der åbner sig mod verden",
  caseNumber: "2026-00417",
  kleNumber: "00.08.00-G01",
  committee: "Børne- og Skoleudvalget",
  meeting: "26. maj 2026",
  lead: [
    {
      kind: "paragraph",
      text: "Udvalget skal tage stilling til, om tre medlemmer anmodes om at deltage i en studierejse 14.–16. september 2026.",
    },
  ],
  sections: [
    {
      title: "Anmodning",
      blocks: [
        { kind: "paragraph", text: "Det foreslås, at disse medlemmer anmodes om at rejse:" },
        {
          kind: "table",
          heads: ["Navn", "Hverv"],
          figures: [false, false],
          rows: [
            ["Åse Østergård", "Formand"],
            ["Jørgen Ælmholt", "Næstformand"],
            ["Małgorzata Wiśniewska", "Medlem"],
          ],
          sum: null,
        },
      ],
    },
    {
      title: "Program",
      blocks: [
        { kind: "subheading", text: "Mandag 14. september 2026" },
        { kind: "list", ordered: false, items: ["Tog til Vesterfjord (transporttid)", "Skolekontoret (fagligt)"] },
      ],
    },
    {
      title: "Budget",
      blocks: [
        {
          kind: "table",
          heads: ["Udgift", "Beløb, kr."],
          figures: [false, true],
          rows: [
            ["Transport", "9.600,00"],
            ["Overnatning", "8.400,00"],
          ],
          sum: ["I alt", "18.000,00"],
        },
      ],
    },
    {
      title: "Indstilling",
      blocks: [
        { kind: "paragraph", text: "Det indstilles til Børne- og Skoleudvalget:" },
        { kind: "list", ordered: true, items: ["at medlemmerne anmodes om at rejse", "at budgettet godkendes"] },
      ],
    },
  ],
  checkpoint,
};

export const meetingAgenda: MeetingAgenda = {
  ...frame,
  title: "Dagsorden for Børne- og Skoleudvalget",
  meeting: "26. maj 2026",
  closes: "Dagsordenen lukkede 12. maj",
  items: [
    { number: "1", ...itemOf(agendaAnnex) },
    { number: "2", ...itemOf(agendaAnnex), title: "Rapport fra Malmø", caseNumber: "", kleNumber: "" },
  ],
  checkpoint,
};

function itemOf({
  title,
  caseNumber,
  kleNumber,
  lead,
  sections,
}: AgendaAnnex): Omit<MeetingAgenda["items"][number], "number"> {
  return { title, caseNumber, kleNumber, lead, sections };
}

export const tripRecord: TripRecord = {
  ...frame,
  title: "Vesterfjord: hvordan får alle skoler en makker ude i verden?",
  caseNumber: "2026-00417",
  version: "4",
  address: "lyngholm.udsyn.example/rejser/vesterfjord-2026",
  status: "Endeligt regnskab",
  lead: ["Børne- og Skoleudvalget rejste 14.–16. september 2026 til Vesterfjord for at se makkerskoler i praksis."],
  facts: [
    { label: "Afrejse", value: "14. september 2026" },
    { label: "Hjemkomst", value: "16. september 2026" },
    { label: "Varighed", value: "3 dage, 2 nætter" },
    { label: "Sted", value: "Vesterfjord, Norge" },
    { label: "Deltagere", value: "3 politikere og 1 ansat" },
    { label: "Samlet udgift", value: "21.960,00 kr." },
  ],
  accounts: {
    note: "Kr. inkl. moms.",
    lines: [
      {
        label: "Transport",
        budget: "9.600,00",
        accounts: "9.120,00",
        difference: "−480,00",
        perParticipant: "2.280,00",
      },
      {
        label: "Overnatning",
        budget: "8.400,00",
        accounts: "8.400,00",
        difference: "0,00",
        perParticipant: "2.100,00",
      },
      {
        label: "Forplejning",
        budget: "4.200,00",
        accounts: "4.440,00",
        difference: "+240,00",
        perParticipant: "1.110,00",
      },
    ],
    total: { budget: "22.200,00", accounts: "21.960,00", difference: "−240,00", perParticipant: "5.490,00" },
    remarks: ["Forplejning blev 240 kr. dyrere end budgetteret: en fælles middag mere end planlagt."],
  },
  programme,
  report: [
    { heading: "Mål", text: ["At se, hvad der skal til, for at hver skole har en makkerskole."] },
    { heading: "Hvad ændrer vi?", text: ["Skolestrategien får en fast kontaktlærer på hver skole."] },
  ],
  rulings: [
    { date: "26.5.2026", committee: "Børne- og Skoleudvalget", ruling: "Godkendt", text: "" },
    {
      date: "24.11.2026",
      committee: "Børne- og Skoleudvalget",
      ruling: "Taget til efterretning",
      text: "Ét medlem tog forbehold.",
    },
  ],
  versions: [
    { version: "1", published: "1. juni 2026", reason: "Besluttet" },
    { version: "4", published: "30. november 2026", reason: "Rapport behandlet" },
  ],
  fingerprint: "sha256 3f1c0a7be4d98a1f6c2275d0b9c4e8f7a1d2c3b4e5f60718293a4b5c6d7e8f90",
  checkpoint,
};

export const letter: Letter = {
  ...frame,
  title: "Kvittering for jeres henvendelse",
  recipient: ["Lyngholm Håndboldklub", "Søndergade 12", "9999 Lyngholm"],
  date: "6. maj 2026",
  caseNumber: "2026-00533",
  text: ["Vi har modtaget jeres henvendelse.", "I hører fra os senest 20. maj 2026."],
  signature: ["Venlig hilsen", "Lyngholm Kommune"],
};
