import { type AskedByWho, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { type Fault, fault, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { countErasureRequests } from "../../records/index.ts";
import { bytes, type Reply, unkept } from "../../web/index.ts";
import { privacyOfficers } from "../menu.tsx";
import { correctPerson, type Republish } from "./correct-person.ts";
import { personDoneReply } from "./done.page.tsx";
import { erasePerson, erasureFaults } from "./erase-person.ts";
import { exportFile } from "./export-file.tsx";
import { exportPerson } from "./export-person.ts";
import { readLooks } from "./looks-at.ts";
import { personBase, personReply } from "./person.page.tsx";
import { matcherFor, type PersonAsked, personAsked } from "./person-asked.ts";
import { casesOfPlaces, noCase, placed, placesOf, type Sources } from "./person-places.ts";
import { searchPerson, searchRefused } from "./search-person.ts";

/** What a person's pages stand on. */
export interface PersonParts {
  readonly secret: string;
  readonly sources: Sources;
  readonly republish: Republish;
}

/**
 * A person's data for the data protection officer. Names are never in an address: addresses are logged on the way. So what was
 * done is told in the form's own answer, which the browser keeps no copy of.
 */
export function personRoutes(db: Db, parts: PersonParts): readonly UdsynRoute[] {
  const { secret, sources, republish } = parts;
  const common = { lane: "staff", allow: privacyOfficers, whole: true } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  /** Does something about the person; what is wrong is shown on the page they were found on, nothing typed is lost. */
  const acting =
    (use: (one: Work, person: PersonAsked, asked: AskedByWho) => Promise<Reply>) =>
    async (asked: AskedByWho): Promise<Reply> => {
      const person = personAsked(asked.form);
      try {
        if (person.faults.length > 0) throw new Invalid(person.faults);
        return unkept(await doing(asked, (one) => use(one, person, asked)));
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        return unkept(await doing(asked, (one) => found(one, asked, sources, person, error.faults)));
      }
    };
  return [
    {
      ...common,
      method: "GET",
      path: personBase,
      handle: (asked: AskedByWho) =>
        doing(asked, async ({ tx, municipality }) => {
          const waiting = await countErasureRequests(tx, municipality.id);
          return personReply({ asked, typed: "", names: [], faults: [], places: null, caseOf: noCase, waiting });
        }),
    },
    {
      ...common,
      method: "POST",
      path: personBase,
      handle: async (asked: AskedByWho) =>
        unkept(await doing(asked, (one) => found(one, asked, sources, personAsked(asked.form)))),
    },
    {
      ...common,
      method: "POST",
      path: `${personBase}/udtraek`,
      handle: acting(async (one, { names }, asked) => {
        const { data, looks, caseOf } = await exportPerson(one, sources, names);
        const name = `udsyn-persondata-${asked.now.toISOString().slice(0, 10)}.html`;
        return bytes(
          "text/html; charset=utf-8",
          exportFile(data, asked.here.profile.timeZone, () => readLooks(db, asked.here, looks, caseOf)),
          {
            "content-disposition": `attachment; filename="${name}"`,
          },
        );
      }),
    },
    {
      ...common,
      method: "POST",
      path: `${personBase}/ret`,
      handle: acting(async (one, { names }, asked) => {
        const from = names.find((name) => name === asked.form.get("fra")) ?? "";
        const held = await correctPerson(one, sources, republish, {
          from,
          to: asked.form.get("til") ?? "",
          except: asked.form.getAll("ret-anden"),
        });
        const stillListed = one.municipality.profile.committees
          .filter(({ members }) => members.some(({ name }) => matcherFor([from]).isIn(name)))
          .map(({ names, id }) => names.at(-1)?.name ?? id);
        return personDoneReply(asked, {
          does: "corrected",
          places: placed(held),
          kept: [],
          caseOf: noCase,
          stillListed,
        });
      }),
    },
    {
      ...common,
      method: "POST",
      path: `${personBase}/slet`,
      handle: acting(async (one, { names }, asked) => {
        const reason = asked.form.get("grund") ?? "";
        if (asked.form.get("bekraeft") !== "ja")
          throw new Invalid([...erasureFaults({ reason, names }), fault("not-confirmed", {}, "bekraeft")]);
        const erased = await erasePerson(one, secret, sources, {
          names,
          except: asked.form.getAll("anden"),
          decided: asked.form.get("afgjort") === "ja",
          reason,
        });
        if (!erased.done) return personDoneReply(asked, { does: "asked", places: [], kept: [], caseOf: noCase });
        const kept = await placesOf(one, sources, matcherFor(names), asked.form.getAll("anden"));
        const caseOf = await casesOfPlaces(one, kept);
        return personDoneReply(asked, { does: "erased", places: placed(erased.held), kept, caseOf });
      }),
    },
  ];
}

/** The search's page. */
async function found(
  one: Work,
  asked: AskedByWho,
  sources: Sources,
  { typed, names, faults }: PersonAsked,
  more: readonly Fault[] = [],
): Promise<Reply> {
  const { tx, municipality } = one;
  const waiting = await countErasureRequests(tx, municipality.id);
  const searchFaults = faults.length > 0 ? faults : more;
  if (faults.length > 0) {
    const suggestions = await searchRefused(one, names, faults);
    return personReply({
      asked,
      typed,
      names,
      faults: searchFaults,
      places: null,
      caseOf: noCase,
      waiting,
      suggestions,
    });
  }
  const places = await searchPerson(one, sources, names);
  const caseOf = await casesOfPlaces(one, places);
  return personReply({ asked, typed, names, faults: searchFaults, places, caseOf, sent: asked.form, waiting });
}
