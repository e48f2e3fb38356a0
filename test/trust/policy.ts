import type { RoleName } from "../../src/profile/index.ts";
import { publicPolicy } from "./policy-public.ts";

/**
 * Who may ask what, written by hand from contract.md and product.md, never from the code it is held against.
 * A list of roles: these and no others, signed in or by token. `public`: anyone, without a cookie, the same for all.
 * `open`: anyone, but not the same for all (sign-in, public forms). `link`: the holder of a link by mail.
 * `health`: the machine's keeper, by whatever host name; it says how the machine is and nothing of what is in it.
 *
 * A new route fails the suite until it has its line here. Ask what the contract says, not what the route says.
 */
export type Access = readonly RoleName[] | "public" | "open" | "link" | "health";

const desk: readonly RoleName[] = [
  "coordinator",
  "secretary",
  "accountant",
  "caseworker",
  "communications",
  "manager",
  "employee",
  "councillor",
  "auditor",
  "dpo",
  "admin",
];
/**
 * "director: a head of centre asks to go to Malmö for half a day": anyone employed may ask to travel. An employee reaches what
 * they began themselves and nothing else, and a draft that somebody else began is not there (404) for whoever does not look
 * after drafts, on all these routes: `drafts-of-others.db.test.ts` (docs/decisions/0014).
 */
const travellers: readonly RoleName[] = ["coordinator", "secretary", "manager", "employee"];
/** Those who plan trips and put them before a committee. */
const planners: readonly RoleName[] = ["coordinator", "secretary"];
/** "councillor: coming home: the report is a short form"; a staff visit's is its manager's to answer for. */
const reporters: readonly RoleName[] = ["coordinator", "secretary", "councillor", "manager"];
/** "each traveller adds two report lines", "a head of centre asks to go": who travelled as staff writes of their own visit, never of another. */
const authors: readonly RoleName[] = [...reporters, "employee"];
/** Questions from the public: the coordinator's, those who write to citizens, and the unit's manager. */
const answerers: readonly RoleName[] = ["coordinator", "caseworker", "communications", "manager"];
const questionReaders: readonly RoleName[] = [...answerers, "auditor", "dpo"];
/** The ledger and the registers come from files: the accountant's and the coordinator's. */
const importers: readonly RoleName[] = ["accountant", "coordinator"];
/** Who reads a trip's ledger: those who keep, answer for or audit it. */
const money: readonly RoleName[] = ["accountant", "coordinator", "secretary", "manager", "auditor"];

export const policy: Readonly<Record<string, Access>> = {
  ...publicPolicy,
  "GET /log-ind": "open",
  "POST /log-ind/demo": "open",
  "POST /log-ud": "open",
  "GET /healthz": "health",
  "GET /readyz": "health",
  // "`/metrics` needs a token": the machine's keeper, not one municipality's auditor, for it counts for all of them.
  "GET /metrics": ["admin"],
  "GET /api/v1/committees": desk,
  "GET /api/v1/partners": desk,
  "GET /api/v1/trips": desk,
  "POST /api/v1/trips": travellers,
  "GET /api/v1/trips/:id": desk,
  "PATCH /api/v1/trips/:id": travellers,
  "PUT /api/v1/trips/:id/report": authors,
  "PUT /api/v1/trips/:id/follow-up": reporters,
  // What is owed, for those who owe it, answer for it or audit it; the machine's keeper reads the same by `udsyn check`.
  // Questions from the public are owed by whoever answers them, and looked over by the data protection officer.
  "GET /api/v1/obligations": [
    ...(["coordinator", "secretary", "accountant", "manager", "councillor", "auditor", "admin"] as const),
    ...(["caseworker", "communications", "dpo"] as const),
  ],
  // "journalist, citizen: doubt": anyone asks from a public record, the link's holder reads the answer; whoever looks after trips,
  // writes to citizens or leads a unit answers, and those who look over everyone's shoulder read.
  "GET /rejser/:slug/spoerg": "open",
  "POST /rejser/:slug/spoerg": "open",
  "GET /partnere/:slug/spoerg": "open",
  "POST /partnere/:slug/spoerg": "open",
  "GET /spoergsmaal/:token": "link",
  "GET /skrivebord/spoergsmaal": questionReaders,
  "GET /skrivebord/spoergsmaal/:id": questionReaders,
  "POST /skrivebord/spoergsmaal/:id": answerers,
  "GET /api/v1/questions": questionReaders,
  "GET /api/v1/questions/:id": questionReaders,
  "POST /api/v1/questions/:id/answer": answerers,
  "POST /api/v1/questions/:id/closing": answerers,
  "POST /api/v1/questions/:id/unit": answerers,
  // "director: approved or sent back from the mail's link, a deputy when away"; "a manager [settles] a staff visit's report".
  // "each traveller may add lines by link", "three-question survey by link": whoever holds it, and nobody signed in.
  "GET /bidrag/:token": "link",
  "POST /bidrag/:token": "link",
  "PUT /api/v1/contributions/:token": "link",
  // "Subscribe by e-mail (double opt-in, one-click out)": anyone asks, the link's holder confirms; a mail program's own button ends it
  // without a cookie or an origin (RFC 8058), so that it is open to whoever has the letter.
  "POST /abonnement": "open",
  "GET /tilmelding/:token": "link",
  "POST /tilmelding/:token": "link",
  "GET /framelding/:token": "link",
  "POST /framelding/:token": "open",
  "GET /svar/:token": "link",
  "POST /svar/:token": "link",
  // Those who write the report ask the others, and see what they sent.
  "GET /api/v1/trips/:id/contributions": authors,
  "POST /api/v1/trips/:id/contributions": authors,
  "DELETE /api/v1/trips/:id/contributions/:contribution": authors,
  "POST /api/v1/trips/:id/contributions/:contribution/taking": authors,
  "GET /api/v1/trips/:id/surveys": authors,
  "POST /api/v1/trips/:id/survey-links": authors,
  ...formsOf(authors, "bidrag"),
  "POST /skrivebord/rejser/:id/bidrag/:contribution/luk": authors,
  "POST /skrivebord/rejser/:id/spoergeskema": authors,
  // Everyone's own unsaved text, and the way back to it after signing in again.
  "GET /api/v1/me/drafts": desk,
  "PUT /api/v1/me/drafts": desk,
  "DELETE /api/v1/me/drafts": desk,
  "GET /skrivebord/logget-ind": desk,
  "GET /g/:token": "link",
  "POST /g/:token": "link",
  "POST /api/v1/staff-visits": travellers,
  "POST /api/v1/trips/:id/staff-visit-submission": travellers,
  "POST /api/v1/trips/:id/approval": ["manager"],
  "POST /api/v1/trips/:id/report-settlement": ["manager"],
  // "admin: people, roles, tokens, the profile".
  "GET /skrivebord/breve": ["admin"],
  "GET /skrivebord/adgang": ["admin"],
  "POST /skrivebord/adgang": ["admin"],
  "GET /skrivebord/adgang/:id/luk": ["admin"],
  "POST /skrivebord/adgang/:id/luk": ["admin"],
  "POST /skrivebord/adgang/adgangstegn": ["admin"],
  "POST /api/v1/tokens": ["admin"],
  // A manager who is ill cannot say so; whoever gives access can.
  "GET /skrivebord/adgang/:id/fravaer": ["admin"],
  "POST /skrivebord/adgang/:id/fravaer": ["admin"],
  "GET /api/v1/people/:id/absence": ["admin"],
  "PUT /api/v1/people/:id/absence": ["admin"],
  "DELETE /api/v1/people/:id/absence": ["admin"],
  "POST /skrivebord/adgang/:id/log-ud": ["admin"],
  "POST /skrivebord/adgang/adgangstegn/:id/traek-tilbage": ["admin"],
  "GET /api/v1/people": ["admin"],
  "POST /api/v1/people": ["admin"],
  "DELETE /api/v1/people/:id": ["admin"],
  "DELETE /api/v1/people/:id/sessions": ["admin"],
  "GET /api/v1/tokens": ["admin"],
  "DELETE /api/v1/tokens/:id": ["admin"],
  "GET /api/v1/failed-letters": ["admin"],
  "GET /skrivebord/fravaer": ["manager"],
  "POST /skrivebord/fravaer": ["manager"],
  "GET /api/v1/me/absence": ["manager"],
  "PUT /api/v1/me/absence": ["manager"],
  "DELETE /api/v1/me/absence": ["manager"],
  // Passports, allergies, emergency contacts: whoever arranges the journey, and nobody who only looks on.
  "GET /api/v1/trips/:id/travel-list": ["coordinator"],
  "PUT /api/v1/trips/:id/travel-list": ["coordinator"],
  "DELETE /api/v1/trips/:id/travel-list": ["coordinator"],
  // A draft is whoever may write it's to throw away.
  ...formsOf(travellers, "slet"),
  "DELETE /api/v1/trips/:id": travellers,
  ...formsOf(["coordinator"], "rejseliste rejseliste/slet"),
  "GET /skrivebord": desk,
  "GET /skrivebord/soeg": desk,
  "GET /skrivebord/palet": desk,
  "GET /skrivebord/rejser/ny": travellers,
  "POST /skrivebord/rejser": travellers,
  "POST /skrivebord/rejser/:id/kopi": travellers,
  // A change that was refused is taken off the desk by whoever may edit the trip.
  "POST /skrivebord/rejser/:id/det-godkendte": travellers,
  "GET /skrivebord/rejser/:id": desk,
  ...formsOf(travellers, "oplysninger rejsemaal deltagere program transport budget betaling maal oversaettelser"),
  // "director: a head of centre asks to go to Malmö for half a day: five fields"
  "GET /skrivebord/tjenesterejse": travellers,
  "POST /skrivebord/tjenesterejse": travellers,
  ...formsOf(travellers, "til-lederen"),
  // "approved or sent back from the mail's link, a deputy when away"; "a manager [settles] a staff visit's report": at the desk too.
  ...formsOf(["manager"], "lederens-svar svar-paa-rapporten"),
  ...formsOf(authors, "rapport"),
  ...formsOf(planners, "dagsorden aflys traek-tilbage ret-offentligt"),
  // "records marked for preservation are archived first": by whoever answers for the cases, or for what is kept of people.
  ...formsOf(["coordinator", "dpo"], "bevaring"),
  "POST /skrivebord/rejser/:id/bevaring/slut": ["coordinator", "dpo"],
  "GET /api/v1/trips/:id/hold": ["coordinator", "dpo"],
  "PUT /api/v1/trips/:id/hold": ["coordinator", "dpo"],
  "DELETE /api/v1/trips/:id/hold": ["coordinator", "dpo"],
  ...formsOf(["coordinator", "admin"], "traek-offentliggoerelse-tilbage offentliggoer-igen"),
  // What was before and after holds names: whoever keeps the case, and those who look over their shoulder.
  "GET /skrivebord/rejser/:id/historik": ["coordinator", "secretary", "auditor", "dpo"],
  "GET /api/v1/trips/:id/history": ["coordinator", "secretary", "auditor", "dpo"],
  // Nothing that a trip's own page does not say: when it is ruled on, and what the ruling was.
  "GET /skrivebord/moeder": desk,
  "GET /api/v1/meetings": desk,
  // "committee secretary: the agenda closes in an hour": the calendar of meetings is the secretary's to keep.
  "GET /skrivebord/moeder/ny": ["secretary"],
  "POST /skrivebord/moeder/ny": ["secretary"],
  "GET /skrivebord/moeder/:id": ["secretary"],
  "POST /skrivebord/moeder/:id": ["secretary"],
  // The texts of all its items: whoever may read each of them.
  "GET /skrivebord/moeder/:id/dagsorden": ["coordinator", "secretary"],
  "GET /skrivebord/moeder/:id/dagsorden.pdf": ["coordinator", "secretary"],
  "GET /api/v1/meetings/:id/agenda": ["coordinator", "secretary"],
  "POST /api/v1/meetings": ["secretary"],
  "PUT /api/v1/meetings/:id": ["secretary"],
  "DELETE /api/v1/meetings/:id": ["secretary"],
  // "secretary: rulings"; published "when the secretary has confirmed the minutes".
  "GET /skrivebord/sager/:id/beslutning": ["secretary"],
  "POST /skrivebord/sager/:id/beslutning": ["secretary"],
  // Whoever enters a ruling puts it right, until its minutes are confirmed.
  "GET /skrivebord/beslutninger/:id/ret": ["secretary"],
  "POST /skrivebord/beslutninger/:id/ret": ["secretary"],
  "PUT /api/v1/rulings/:id": ["secretary"],
  // Afterwards with a reason for everyone to see, by whoever keeps the committee's rulings.
  "POST /api/v1/rulings/:id/corrections": ["secretary"],
  "GET /skrivebord/beslutninger/:id/bekraeft": ["secretary"],
  "POST /skrivebord/beslutninger/:id/bekraeft": ["secretary"],
  "GET /api/v1/held-rows": importers,
  "POST /api/v1/held-rows/:id/repair": importers,
  "POST /api/v1/held-rows/:id/dismissal": importers,
  "GET /api/v1/import-runs": importers,
  "GET /api/v1/import-runs/:id": importers,
  "POST /api/v1/import-runs/:id/publication": ["coordinator"],
  "POST /api/v1/trips/:id/copies": travellers,
  "POST /api/v1/pots/:id/carry-over": ["accountant"],
  "GET /skrivebord/import": importers,
  "GET /skrivebord/import/koersler/:id": importers,
  // What an import made public is records, and those are the coordinator's.
  "GET /skrivebord/import/koersler/:id/offentliggoer": ["coordinator"],
  "POST /skrivebord/import/koersler/:id/offentliggoer": ["coordinator"],
  "GET /skrivebord/import/holdt": importers,
  "GET /skrivebord/import/holdt/:id": importers,
  "POST /skrivebord/import/holdt/:id/ret": importers,
  "POST /skrivebord/import/holdt/:id/afvis": importers,
  // The agenda's text is the committee secretary's and the coordinator's to keep (product.md, the people).
  "GET /api/v1/trips/:id/agenda": ["coordinator", "secretary"],
  "PUT /api/v1/trips/:id/agenda": ["coordinator", "secretary"],
  "GET /skrivebord/rejser/:id/sagsfremstilling": ["coordinator", "secretary"],
  "GET /skrivebord/rejser/:id/sagsfremstilling.pdf": ["coordinator", "secretary"],
  "GET /skrivebord/rejser/:id/sagsfremstilling/ret": ["coordinator", "secretary"],
  "POST /skrivebord/rejser/:id/sagsfremstilling/ret": ["coordinator", "secretary"],
  // The same as the desk's `aflys` and `traek-tilbage`.
  "POST /api/v1/trips/:id/cancellation": planners,
  "POST /api/v1/trips/:id/withdrawal": planners,
  // "A changed traveller or a budget above what was approved is a new submission": what is sent is taken back to be changed.
  "POST /api/v1/trips/:id/take-back": travellers,
  // What was sent is what is ruled on, of a report too.
  "POST /api/v1/trips/:id/report-take-back": reporters,
  ...formsOf(reporters, "rapport/tag-tilbage"),
  ...formsOf(travellers, "tag-tilbage"),
  // What should never have been public is taken down by whoever answers for it, or by whoever keeps the machine.
  "POST /api/v1/trips/:id/takedown": ["coordinator", "admin"],
  "POST /api/v1/trips/:id/republication": ["coordinator", "admin"],
  "POST /api/v1/trips/:id/submissions": ["coordinator", "secretary"],
  "POST /api/v1/submissions/:id/rulings": ["secretary"],
  "POST /api/v1/rulings/:id/confirmation": ["secretary"],
  "GET /api/v1/trips/:id/postings": money,
  "POST /api/v1/trips/:id/postings": ["accountant"],
  "POST /api/v1/trips/:id/per-diem-calculation": money,
  "POST /api/v1/trips/:id/per-diems": ["accountant"],
  // A receipt is read by whoever reads the accounts, and sent by whoever keeps them.
  "GET /api/v1/trips/:id/receipts": money,
  "POST /api/v1/trips/:id/receipts": ["accountant"],
  "GET /api/v1/trips/:id/receipts/:receipt": money,
  "DELETE /api/v1/trips/:id/receipts/:receipt": ["accountant"],
  "POST /api/v1/trips/:id/receipts/:receipt/return": ["accountant"],
  "POST /skrivebord/rejser/:id/kvitteringer": ["accountant"],
  "GET /skrivebord/rejser/:id/kvitteringer/:receipt": money,
  "POST /skrivebord/rejser/:id/kvitteringer/:receipt": ["accountant"],
  "POST /skrivebord/rejser/:id/regnskab/:posting/kvittering": ["accountant"],
  "POST /api/v1/trips/:id/accounts-closing": ["accountant"],
  "POST /api/v1/trips/:id/accounts-reopening": ["accountant"],
  "POST /api/v1/trips/:id/corrections": ["coordinator", "secretary"],
  "POST /api/v1/trips/:id/report-corrections": ["coordinator", "secretary"],
  "GET /skrivebord/rejser/:id/rapport/ret": ["coordinator", "secretary"],
  "POST /skrivebord/rejser/:id/rapport/ret": ["coordinator", "secretary"],
  "GET /api/v1/postings": ["accountant", "coordinator"],
  "GET /api/v1/put-away-postings": ["accountant", "coordinator"],
  "POST /api/v1/postings": ["accountant"],
  "POST /api/v1/postings/:id/assignment": ["accountant"],
  "DELETE /api/v1/postings/:id/assignment": ["accountant"],
  "POST /api/v1/postings/:id/putting-back": ["accountant"],
  "POST /api/v1/postings/:id/rate": ["accountant"],
  "GET /api/v1/currency-rates": money,
  "GET /api/v1/per-diems": money,
  "PUT /api/v1/postings/:id": ["accountant"],
  "DELETE /api/v1/postings/:id": ["accountant"],
  "GET /skrivebord/rejser/:id/regnskab": money,
  // Reckoning stores nothing; booking asks for the accountant again.
  "GET /skrivebord/rejser/:id/dagpenge": money,
  "POST /skrivebord/rejser/:id/dagpenge": money,
  "POST /skrivebord/rejser/:id/regnskab/luk": ["accountant"],
  "POST /skrivebord/rejser/:id/regnskab/genaabn": ["accountant"],
  "GET /skrivebord/rejser/:id/regnskab/:posting": ["accountant"],
  "POST /skrivebord/rejser/:id/regnskab/:posting": ["accountant"],
  "POST /skrivebord/rejser/:id/regnskab/:posting/kurs": ["accountant"],
  "POST /skrivebord/rejser/:id/regnskab/:posting/fjern": ["accountant"],
  "POST /skrivebord/rejser/:id/regnskab/:posting/laeg-tilbage": ["accountant"],
  "GET /skrivebord/posteringer": ["accountant", "coordinator"],
  "POST /skrivebord/posteringer/:id": ["accountant"],
  "POST /skrivebord/posteringer/:id/laeg-vaek": ["accountant"],
  "GET /skrivebord/posteringer/lagt-vaek": ["accountant", "coordinator"],
  "POST /skrivebord/posteringer/:id/laeg-tilbage": ["accountant"],
  "GET /skrivebord/rammer": ["accountant", "coordinator", "secretary", "auditor"],
  "POST /skrivebord/rammer": ["accountant"],
  "GET /skrivebord/rammer/:year/:id": ["accountant", "coordinator", "secretary", "auditor"],
  "POST /skrivebord/rammer/:year/:id/overfoer": ["accountant"],
  "GET /api/v1/pots": ["accountant", "coordinator", "secretary", "auditor"],
  "GET /api/v1/pots/:id": ["accountant", "coordinator", "secretary", "auditor"],
  "POST /api/v1/pots": ["accountant"],
  // "auditor, DPO: every amount leads to receipt, rule version and decision; every look at personal data is logged".
  "GET /skrivebord/revisionsspor": ["auditor", "dpo"],
  "GET /skrivebord/revisionsspor.csv": ["auditor", "dpo"],
  "GET /skrivebord/revisionsspor.xlsx": ["auditor", "dpo"],
  "GET /skrivebord/revisionsspor.jsonl": ["auditor", "dpo"],
  "GET /skrivebord/revisionsspor/kaede": ["auditor", "dpo"],
  "GET /skrivebord/revisionsspor/:id": ["auditor", "dpo"],
  "GET /skrivebord/revisionsspor/posteringer/:id": ["auditor", "dpo"],
  "GET /skrivebord/stikproeve": ["auditor", "dpo"],
  "GET /skrivebord/opslag": ["auditor", "dpo"],
  "GET /skrivebord/opslag.csv": ["auditor", "dpo"],
  "GET /skrivebord/opslag.xlsx": ["auditor", "dpo"],
  "GET /skrivebord/opslag.jsonl": ["auditor", "dpo"],
  "GET /skrivebord/opbevaring": ["auditor", "dpo"],
  "GET /api/v1/audit-trail": ["auditor", "dpo"],
  "GET /api/v1/audit-trail/chain": ["auditor", "dpo"],
  "GET /api/v1/audit-trail/:id": ["auditor", "dpo"],
  "GET /api/v1/looks": ["auditor", "dpo"],
  "GET /api/v1/samples": ["auditor", "dpo"],
  "GET /api/v1/postings/:id/chain": ["auditor", "dpo"],
  "GET /api/v1/retention": ["auditor", "dpo"],
  // A person's own data: the data protection officer's to find, hand out, correct and erase; a second person where two are asked for.
  "GET /skrivebord/persondata": ["dpo"],
  "POST /skrivebord/persondata": ["dpo"],
  "POST /skrivebord/persondata/udtraek": ["dpo"],
  "POST /skrivebord/persondata/ret": ["dpo"],
  "POST /skrivebord/persondata/slet": ["dpo"],
  "POST /api/v1/personal-data/search": ["dpo"],
  "POST /api/v1/personal-data/export": ["dpo"],
  "POST /api/v1/personal-data/corrections": ["dpo"],
  "POST /api/v1/personal-data/erasures": ["dpo"],
  "GET /api/v1/erasure-requests": ["dpo", "admin"],
  "POST /api/v1/erasure-requests/:id/settlement": ["dpo", "admin"],
  "GET /skrivebord/sletninger": ["dpo", "admin"],
  "GET /skrivebord/sletninger/:id": ["dpo", "admin"],
  "POST /skrivebord/sletninger/:id": ["dpo", "admin"],
};

/** A page and a post for each form about a trip. */
function formsOf(access: Access, pages: string): Readonly<Record<string, Access>> {
  const path = "/skrivebord/rejser/:id/";
  return Object.fromEntries(
    pages.split(" ").flatMap((page) => [
      [`GET ${path}${page}`, access],
      [`POST ${path}${page}`, access],
    ]),
  );
}
