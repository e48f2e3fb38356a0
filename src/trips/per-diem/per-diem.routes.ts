import { accountsReaders, postingsOf } from "../../accounts/index.ts";
import { type AskedByWho, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type FormTree, type Reply, sentForm, textAt } from "../../web/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { tripPath } from "../staff/trip-path.ts";
import { openAccounts } from "../trip-accounts/open-accounts.ts";
import { tripAccounts } from "../trip-accounts/trip-accounts.ts";
import { asPaid } from "../trip-accounts/trip-pot.ts";
import { mealsPaid } from "./meals-paid.ts";
import { perDiemReply } from "./per-diem.page.tsx";
import { perDiemOpened, readPerDiem } from "./per-diem-given.ts";
import { perDiemMethod, perDiemOffers } from "./per-diem-offers.ts";
import type { PerDiemView } from "./per-diem-view.ts";
import { bookPerDiem, reckonTrip } from "./reckon-trip.ts";

/** Time- og dagpenge on a trip, at the desk: whoever reads its accounts reckons; the accountant books. */
export function perDiemRoutes(db: Db, publish: PublishTrip): readonly UdsynRoute[] {
  const path = "/skrivebord/rejser/:id/dagpenge";
  const common = { lane: "staff", path, allow: accountsReaders } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);

  async function answer(asked: AskedByWho): Promise<Reply> {
    const sent = sentForm(asked.form);
    try {
      return await doing(asked, async (one) => {
        const trip = await openAccounts(one, idIn<"trip">(asked), "read");
        const read = readPerDiem(sent, asPaid(trip));
        if ("faults" in read) throw new Invalid(read.faults);
        if (textAt(sent, "do") === "book") {
          await bookPerDiem(one, trip, read.given, textAt(sent, "seen"), () => tripAccounts(publish));
          return doneAt(tripPath(trip, "regnskab"), "per-diem-booked");
        }
        const reckoned = await reckonTrip(one, trip, read.given);
        return perDiemReply({ ...(await seen(one, asked, sent)), reckoned });
      });
    } catch (error) {
      if (!(error instanceof Invalid || error instanceof Conflict)) throw error;
      const faults = error instanceof Invalid ? error.faults : [{ fault: error.code, params: error.params, path: "" }];
      const status = error instanceof Invalid ? 422 : 409;
      return doing(asked, async (one) => {
        const view = await seen(one, asked, sent);
        return perDiemReply({ ...view, ...(await changedTo(one, view, error)), faults, status });
      });
    }
  }

  return [
    {
      ...common,
      method: "GET",
      handle: (asked: AskedByWho) => doing(asked, async (one) => perDiemReply(await seen(one, asked))),
    },
    { ...common, method: "POST", handle: answer },
  ];
}

const questions: readonly string[] = ["per-diem-booked-already", "per-diem-meals-paid"];

/** The sum that it comes to now, where it was another when it was looked at: to be looked at before it is booked. */
async function changedTo(one: Work, { trip, planned, values }: PerDiemView, error: Invalid | Conflict) {
  // What is asked about is answered beside what it comes to, where the meals are.
  const asks = error instanceof Invalid && error.faults.every((fault) => questions.includes(fault.fault));
  if (!asks && error.code !== "per-diem-changed") return {};
  const read = readPerDiem(values, planned);
  return "faults" in read ? {} : { reckoned: await reckonTrip(one, trip, read.given) };
}

async function seen(one: Work, asked: AskedByWho, sent?: FormTree): Promise<PerDiemView> {
  const trip = await openAccounts(one, idIn<"trip">(asked), "read");
  const planned = asPaid(trip);
  const method = perDiemMethod(one, planned);
  const postings = await postingsOf(one.tx, one.municipality.id, { type: "trip", id: trip.id });
  return {
    ...{ asked, trip, planned, method, values: sent ?? perDiemOpened(planned) },
    offers: method.by === "rates" ? await perDiemOffers(one, planned, method) : [],
    booked: postings.filter(({ category }) => category === "per-diem"),
    meals: mealsPaid(postings),
  };
}
