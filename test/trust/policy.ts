import type { RoleName } from "../../src/profile/index.ts";

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
/** "director: a head of centre asks to go to Malmö for half a day": anyone employed may ask to travel. */
const travellers: readonly RoleName[] = ["coordinator", "secretary", "manager", "employee"];
/** Who reads a trip's ledger: those who keep, answer for or audit it. */
const money: readonly RoleName[] = ["accountant", "coordinator", "secretary", "manager", "auditor"];

export const policy: Readonly<Record<string, Access>> = {
  "GET /log-ind": "open",
  "POST /log-ind/demo": "open",
  "POST /log-ud": "open",
  "GET /log/checkpoint": "public",
  "GET /log/key": "public",
  "GET /log/tile/*": "public",
  "GET /rejser/:slug.json": "public",
  "GET /rejser/:slug/v:version.json": "public",
  "GET /data": "public",
  "GET /data/datapackage.json": "public",
  "GET /rejser/feed.xml": "public",
  "GET /rejser/kalender.ics": "public",
  "GET /robots.txt": "public",
  "GET /sitemap.xml": "public",
  "GET /data/trips.csv": "public",
  "GET /data/trips.json": "public",
  "GET /data/trips.jsonl": "public",
  "GET /data/trips.xlsx": "public",
  "GET /data/trip-accounts.csv": "public",
  "GET /data/trip-accounts.xlsx": "public",
  "GET /api": "public",
  "GET /api/openapi.json": "public",
  "GET /healthz": "health",
  "GET /readyz": "health",
  "GET /metrics": ["admin", "auditor"],
  "GET /api/v1/committees": desk,
  "GET /api/v1/trips": desk,
  "POST /api/v1/trips": travellers,
  "GET /api/v1/trips/:id": desk,
  "PATCH /api/v1/trips/:id": travellers,
  "PUT /api/v1/trips/:id/report": ["coordinator", "secretary", "councillor", "manager"],
  // The agenda's text is the committee secretary's and the coordinator's to keep (product.md, the people).
  "GET /api/v1/trips/:id/agenda": ["coordinator", "secretary"],
  "PUT /api/v1/trips/:id/agenda": ["coordinator", "secretary"],
  "GET /skrivebord/rejser/:id/sagsfremstilling": ["coordinator", "secretary"],
  "GET /skrivebord/rejser/:id/sagsfremstilling.pdf": ["coordinator", "secretary"],
  "GET /skrivebord/rejser/:id/sagsfremstilling/ret": ["coordinator", "secretary"],
  "POST /skrivebord/rejser/:id/sagsfremstilling/ret": ["coordinator", "secretary"],
  "POST /api/v1/trips/:id/submissions": ["coordinator", "secretary"],
  "POST /api/v1/submissions/:id/rulings": ["secretary"],
  "GET /api/v1/trips/:id/postings": money,
  "POST /api/v1/trips/:id/postings": ["accountant"],
  "POST /api/v1/trips/:id/accounts-closing": ["accountant"],
  "POST /api/v1/trips/:id/accounts-reopening": ["accountant"],
  "POST /api/v1/trips/:id/corrections": ["coordinator", "secretary"],
  "GET /api/v1/postings": ["accountant", "coordinator"],
  "POST /api/v1/postings": ["accountant"],
  "POST /api/v1/postings/:id/assignment": ["accountant"],
  "PUT /api/v1/postings/:id": ["accountant"],
  "DELETE /api/v1/postings/:id": ["accountant"],
  "GET /skrivebord/rejser/:id/regnskab": money,
  "POST /skrivebord/rejser/:id/regnskab/luk": ["accountant"],
  "POST /skrivebord/rejser/:id/regnskab/genaabn": ["accountant"],
  "GET /skrivebord/rejser/:id/regnskab/:posting": ["accountant"],
  "POST /skrivebord/rejser/:id/regnskab/:posting": ["accountant"],
  "POST /skrivebord/rejser/:id/regnskab/:posting/fjern": ["accountant"],
  "GET /skrivebord/posteringer": ["accountant", "coordinator"],
  "POST /skrivebord/posteringer/:id": ["accountant"],
  "GET /skrivebord/rammer": ["accountant", "coordinator", "secretary", "auditor"],
  "POST /skrivebord/rammer": ["accountant"],
  "GET /skrivebord/rammer/:year/:id": ["accountant", "coordinator", "secretary", "auditor"],
  "POST /skrivebord/rammer/:year/:id/overfoer": ["accountant"],
  "GET /api/v1/pots": ["accountant", "coordinator", "secretary", "auditor"],
  "POST /api/v1/pots": ["accountant"],
};
