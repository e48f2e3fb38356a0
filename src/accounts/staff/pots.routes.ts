import { type AskedByWho, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import {
  Conflict,
  dateInZone,
  decimalOf,
  type Fault,
  faultsAt,
  Invalid,
  isFault,
  NotFound,
  readAmount,
} from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { faultText, type Reply, sentForm, textAt } from "../../web/index.ts";
import { accountsDeskTexts } from "../accounts.texts.ts";
import { potReaders } from "../accounts-readers.ts";
import { allot } from "../allot/allot.ts";
import { carryOver } from "../carry-over/carry-over.ts";
import type { DrawersOf } from "../drawn-before.ts";
import { movementsOf } from "../movement.store.ts";
import { potsFor } from "../pots-for.ts";
import { potReply } from "./pot.page.tsx";
import { type PotStanding, potPath, potsReply } from "./pots.page.tsx";

const givers = ["accountant"];

/** A year's pots at the desk, each with its movements; giving money and carrying it over. */
export function potRoutes(db: Db, drawersOf: DrawersOf): readonly UdsynRoute[] {
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);

  async function onePot(asked: AskedByWho, refused?: string): Promise<Reply> {
    return doing(asked, async (one) => {
      const pot = await potIn(one, asked);
      const movements = await movementsOf(one.tx, one.municipality.id, pot.id);
      return potReply({ asked, pot, movements, ...(refused && { refused }) });
    });
  }

  async function give(asked: AskedByWho): Promise<Reply> {
    const sent = sentForm(asked.form);
    const [kind = "", id = ""] = textAt(sent, "owner").split(":");
    const amount = readAmount(textAt(sent, "amount"));
    const year = Number(textAt(sent, "year"));
    const { currency } = asked.here.profile;
    try {
      if (isFault(amount)) throw new Invalid(faultsAt("amount", [amount]));
      const given = { owner: { kind, id }, year, currency, amount: decimalOf(amount), ruling: textAt(sent, "ruling") };
      await doing(asked, (one) => allot(one, given, drawersOf));
      return doneAt(`/skrivebord/rammer?aar=${year}`, "allotted");
    } catch (error) {
      const faults = faultsOf(error);
      if (!faults) throw error;
      const shown = yearAsked(asked, String(year));
      const pots = await doing(asked, (one) => potsFor(one, shown));
      return potsReply({ asked, year: shown, pots, values: sent, faults });
    }
  }

  async function carry(asked: AskedByWho): Promise<Reply> {
    try {
      const { pot, amount } = await doing(asked, async (one) => {
        const found = await potIn(one, asked);
        return { pot: found, amount: await carryOver(one, found, drawersOf) };
      });
      return doneAt(potPath(pot), amount === 0n ? "nothing-carried" : "carried");
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const fault = { fault: error.code, params: error.params, path: "" };
      return onePot(asked, faultText("da", fault, [accountsDeskTexts]));
    }
  }

  return [
    {
      lane: "staff",
      method: "GET",
      path: "/skrivebord/rammer",
      allow: potReaders,
      handle: async (asked) => {
        const year = yearAsked(asked, asked.query.get("aar"));
        const pots = await doing(asked, (one) => potsFor(one, year));
        return potsReply({ asked, year, pots });
      },
    },
    { lane: "staff", method: "POST", path: "/skrivebord/rammer", allow: givers, handle: give },
    {
      lane: "staff",
      method: "GET",
      path: "/skrivebord/rammer/:year/:id",
      allow: potReaders,
      handle: (asked) => onePot(asked),
    },
    { lane: "staff", method: "POST", path: "/skrivebord/rammer/:year/:id/overfoer", allow: givers, handle: carry },
  ];
}

/** What is wrong with what was given, by the form's fields; `null` for what is no mistake of the form's. */
function faultsOf(error: unknown): readonly Fault[] | null {
  if (error instanceof Conflict && error.code === "allotted-already")
    return [{ fault: error.code, params: error.params, path: "ruling" }];
  if (!(error instanceof Invalid)) return null;
  return error.faults.map((one) => ({ ...one, path: one.path.split(".")[0] ?? "" }));
}

/** @throws NotFound `pot-unknown` */
async function potIn(one: Work, asked: AskedByWho): Promise<PotStanding> {
  const pots = await potsFor(one, yearAsked(asked, asked.params.year ?? null));
  const id = idIn<"pot">(asked);
  const found = pots.find((pot) => pot.id === id);
  if (!found) throw new NotFound("pot-unknown");
  return found;
}

/** A year out of an address; what is none is this year. */
function yearAsked(asked: AskedByWho, typed: string | null): number {
  if (typed !== null && /^(19|20|21)\d\d$/.test(typed)) return Number(typed);
  return Number(dateInZone(asked.now, asked.here.profile.timeZone).slice(0, 4));
}
