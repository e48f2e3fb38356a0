import { z } from "zod";
import { doneOnce, etagOf, idIn, type UdsynRoute, valid, versionNeeded, type Work } from "../../identity/index.ts";
import { NotFound } from "../../kernel/index.ts";
import { type Db, inMunicipality } from "../../platform/index.ts";
import { dataFields } from "../../profile/index.ts";
import { json, listOf } from "../../web/index.ts";
import { accountsReaders } from "../accounts-readers.ts";
import { homeCurrencyOf } from "../home-currency.ts";
import { perDiemsOf } from "../rates/per-diem.store.ts";
import { perDiemsOn } from "../rates/per-diem.ts";
import { currencyRateOn, takeProposedRate } from "../rates/propose-rate.ts";
import { proposedRate, rateVersionOf } from "../rates/rate-of-day.ts";
import type { HandlerOf } from "../subject.ts";
import { postingAnswer, postingBody } from "./posting-body.ts";

const currencyQuery = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), on: dataFields.day });
const perDiemQuery = z.object({
  country: z.string().regex(/^[A-Z]{2}$/),
  place: z.string().max(200).nullable().default(null),
  on: dataFields.day,
});

const currencyRateAnswer = z.object({
  currency: z.string(),
  home: z.string(),
  ...proposedRate,
  rateVersion: z.string().describe("What a line names that takes this rate"),
});
const perDiemAnswer = z
  .object({
    tableName: z.string(),
    country: z.string(),
    region: z.string().nullable(),
    place: z.string().nullable(),
    perDay: z.string().nullable(),
    lodging: z.string().nullable(),
    currency: z.string(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    asPrinted: z.record(z.string(), z.string()),
  })
  .meta({ id: "PerDiem" });

/** Imported rates for programs: a currency's on a day, a country's per diem, and taking the rate proposed for a line. */
export function ratesApi(db: Db, handlerOf: HandlerOf<Work>): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/currency-rates",
      allow: accountsReaders,
      api: {
        summary: "What one unit of a foreign currency is worth at home on a day, by the latest imported table.",
        query: currencyQuery,
        answers: { 200: currencyRateAnswer, 404: null, 422: null },
      },
      handle: async (asked) => {
        const { currency, on } = valid(currencyQuery, Object.fromEntries(asked.query));
        const home = homeCurrencyOf(asked.here.profile);
        const found = await inMunicipality(db, asked.here.id, (tx) =>
          currencyRateOn(tx, asked.here.id, home, currency, on),
        );
        if (!found) throw new NotFound("rate-unknown");
        return json({ currency, home, ...found, rateVersion: rateVersionOf(found) });
      },
    },
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/per-diems",
      allow: accountsReaders,
      api: {
        summary:
          "The per-diem rates that hold for a country on a day, of every imported table; `*` is a residual rate. A trip is reckoned by the table that the profile names.",
        query: perDiemQuery,
        answers: { 200: listOf(perDiemAnswer, {}), 422: null },
      },
      handle: async (asked) => {
        const { on, ...where } = valid(perDiemQuery, Object.fromEntries(asked.query));
        const rates = await inMunicipality(db, asked.here.id, (tx) => perDiemsOf(tx, asked.here.id, where.country));
        return json({ items: perDiemsOn(rates, where, on), next: null });
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/postings/:id/rate",
      allow: ["accountant"],
      api: {
        summary: "Takes the rate that is proposed for a line; If-Match names the version it was seen in.",
        answers: { 201: postingAnswer, 404: null, 409: null, 412: null, 422: null, 428: null },
      },
      handle: async (asked) => {
        valid(z.strictObject({}), asked.json ?? {});
        const version = versionNeeded(asked);
        const done = await doneOnce(db, asked, async (one) => ({
          status: 201,
          body: postingBody(await takeProposedRate(one, idIn<"posting">(asked), version, handlerOf)),
        }));
        return json(done.body, done.status, etagOf(done.body));
      },
    },
  ];
}
