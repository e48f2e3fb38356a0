import {
  type AskedByWho,
  deskReply,
  doneAt,
  idIn,
  requireRoleOver,
  type UdsynRoute,
  work,
} from "../../identity/index.ts";
import {
  Conflict,
  dateInZone,
  decimalOf,
  type Fault,
  fault,
  Invalid,
  NotFound,
  readAmount,
} from "../../kernel/index.ts";
import { countryOf } from "../../places/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import { type BaseOf, type Municipality, settingOn, unitsOn } from "../../profile/index.ts";
import { cprFaults, type ErasedNames } from "../../records/index.ts";
import { asksByForm } from "../../register/index.ts";
import {
  Confirm,
  type FormTree,
  Notice,
  type Reply,
  readCount,
  readDate,
  rowsAt,
  sentForm,
  textAt,
} from "../../web/index.ts";
import { rolesThatMay } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import { choosePlaces } from "../staff/tasks/choose-places.ts";
import { reading } from "../staff/tasks/task.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import { ownedOf } from "../trip.ts";
import { changeAsked } from "./change-asked.ts";
import { rammerAsked } from "./ramme-asked.ts";
import { SentBackNotice, sentBackBy } from "./sent-back.tsx";
import { shortFormPath, shortFormReply, type UnitsToAsk } from "./short-form.page.tsx";
import type { ShortForm } from "./short-form.ts";
import { Overdrawn } from "./staff-visit.page.tsx";
import { askForStaffVisit, submitStaffVisit } from "./submit-staff-visit.ts";
import { visitFacts } from "./visit-facts.ts";
import { managed } from "./who-answers.ts";

/** Staff visits at the desk: the short form, and sending a trip to its manager. */
export function shortFormRoutes(db: Db, baseOf: BaseOf, names: ErasedNames): readonly UdsynRoute[] {
  const allow = rolesThatMay("submit");
  const toManager = "/skrivebord/rejser/:id/til-lederen";
  return [
    { lane: "staff", method: "GET", path: shortFormPath, allow, handle: (asked) => blank(db, asked) },
    {
      lane: "staff",
      method: "POST",
      path: shortFormPath,
      allow,
      looksItself: true,
      handle: (asked) => ask(db, asked, baseOf, names),
    },
    { lane: "staff", method: "GET", path: toManager, allow, handle: (asked) => confirm(db, asked) },
    { lane: "staff", method: "POST", path: toManager, allow, handle: (asked) => send(db, asked, baseOf) },
  ];
}

/** Whether the municipality uses the short form today. */
export function usesShortForm(here: Municipality, now: Date): boolean {
  return settingOn(here.profile, "staffVisit", dateInZone(now, here.profile.timeZone)).value.shortForm;
}

async function blank(db: Db, asked: AskedByWho): Promise<Reply> {
  if (!usesShortForm(asked.here, asked.now)) throw new NotFound("no-short-form");
  return shortFormReply(asked, await unitsToAsk(db, asked), {}, []);
}

/** Only units whose manager or deputy can be asked are offered: the others would be refused after five answers. */
function unitsToAsk(db: Db, asked: AskedByWho): Promise<UnitsToAsk> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const hasManager = await managed(one);
    const units = unitsOn(one.municipality.profile, one.today);
    return { managed: units.filter(({ id }) => hasManager(id)), without: units.filter(({ id }) => !hasManager(id)) };
  });
}

/** Everything wrong with the five answers at once; a refusal comes back on the page with what was typed. */
async function ask(db: Db, asked: AskedByWho, baseOf: BaseOf, names: ErasedNames): Promise<Reply> {
  const { values, faults: asks } = await placed(db, asked, sentForm(asked.form));
  const read = readShortForm(values);
  const again = async (faults: readonly Fault[], status?: number) =>
    shortFormReply(asked, await unitsToAsk(db, asked), values, faults, status);
  const unread = [...("faults" in read ? read.faults : []), ...heldBack(values)];
  if ("faults" in read || unread.length + asks.length > 0)
    return again([...unread, ...asks.filter(() => !unread.some(({ path }) => path === "country"))]);
  const { from } = read.form.when;
  // A journey may be entered late; a slip in the year looks the same, so it is asked about once before anything is sent.
  if (from < dateInZone(asked.now, asked.here.profile.timeZone) && textAt(values, "past") !== from)
    return shortFormReply(asked, await unitsToAsk(db, asked), { ...values, past: from }, []);
  try {
    // The form has no page before it sends: what its manager reads of the ramme is said once it is sent.
    const { trip, rammer } = await work(db, asked.here, asked.who, asked.now, async (one) => {
      const sent = await askForStaffVisit(one, read.form, baseOf, asksByForm(names, values));
      return { trip: sent, rammer: await rammerAsked(one, sent) };
    });
    return doneAt(tripPath(trip), rammer.some((one) => one.overdraws) ? "to-manager-below" : "to-manager");
  } catch (error) {
    if (error instanceof Invalid) return again(error.faults.map(atField));
    if (!(error instanceof Conflict)) throw error;
    return again([fault(error.code, error.params, "unit")], 409);
  }
}

/** What would be refused once the rest can be read, told with the rest: a CPR number, and an amount that is none. */
function heldBack(tree: FormTree): readonly Fault[] {
  const texts = Object.fromEntries(["place", "country", "purpose"].map((name) => [name, textAt(tree, name)]));
  const amount = readAmount(textAt(tree, "amount"));
  if (typeof amount !== "bigint" || amount > 0n) return cprFaults(texts);
  const code = amount < 0n ? "budget-line-below-nothing" : "budget-line-not-above-nothing";
  return [...cprFaults(texts), fault(code, {}, "amount")];
}

/** The form with the place it goes to looked up as for any trip: what may be several, or lies in another country, is asked. */
async function placed(db: Db, asked: AskedByWho, sent: FormTree) {
  const [place, country, pick] = [textAt(sent, "place"), textAt(sent, "country"), textAt(sent, "pick")];
  const { values, faults } = await work(db, asked.here, asked.who, asked.now, (one) =>
    choosePlaces(one, { direction: "out", plan: { destinations: [] } }, { destinations: [{ place, country, pick }] }),
  );
  const [row = {}] = rowsAt(values, "destinations");
  const { found: _, ...found } = row;
  return { values: { ...sent, ...found }, faults: faults.map((one) => ({ ...one, path: "pick" })) };
}

function readShortForm(tree: FormTree): { readonly form: ShortForm } | { readonly faults: readonly Fault[] } {
  const r = reading(tree);
  const unit = r.needed("unit", "unit-missing");
  const count = r.neededBy("count", "count-needed", readCount);
  if (count === 0) r.faults.push(fault("count-needed", {}, "count"));
  const place = r.needed("place", "place-needed");
  const country = r.by("country", (typed) => countryOf(typed) ?? fault("country-unknown", { typed }));
  const from = r.neededBy("from", "start-missing", readDate);
  const to = r.neededBy("to", "end-missing", readDate);
  if (from && to && to < from) r.faults.push(fault("ends-before-start", {}, "to"));
  const purpose = r.needed("purpose", "purpose-missing");
  const amount = r.neededBy("amount", "budget-missing", readAmount);
  if (r.faults.length > 0 || !count || !from || !to || amount === null) return { faults: r.faults };
  const budget = { amount: decimalOf(amount) };
  return { form: { who: { unit, count }, where: { place, country }, when: { from, to }, purpose, budget } };
}

/** A use case names fields by the trip's words; the form has its own. */
const ownFields: Readonly<Record<string, string>> = {
  startOn: "from",
  endOn: "to",
  destinations: "place",
  where: "place",
  participants: "count",
  budget: "amount",
};

function atField(one: Fault): Fault {
  const first = one.path.split(".")[0] ?? "";
  return { ...one, path: ownFields[first] ?? first };
}

function confirm(db: Db, asked: AskedByWho, refused?: string): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const trip = await openTrip(one, idIn<"trip">(asked));
    requireRoleOver(one.who, ownedOf(trip), rolesThatMay("submit"));
    const sentBack = await sentBackBy(one, trip);
    const change = changeAsked(one, trip);
    const rammer = await rammerAsked(one, trip);
    return deskReply(
      {
        asked,
        title: "Send til lederen",
        crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: "Send til lederen" }],
        children: (
          <>
            {refused && <Notice tone="wrong" title={refused} announce />}
            <Confirm
              question={change ? "Vil du sende ændringen til lederen?" : "Vil du sende rejsen til lederen?"}
              action={tripPath(trip, "til-lederen")}
              does="Send til lederen"
              back={tripPath(trip)}
            >
              <SentBackNotice back={sentBack} />
              {sentBack !== null && (
                <p>
                  Skal noget ændres eller uddybes? <a href={tripPath(trip, "oplysninger")}>Ret rejsen først</a>.
                </p>
              )}
              <p>Lederen, eller stedfortræderen, får en mail med dette og et link til at svare. Ældre links dør.</p>
              {change && (
                <>
                  <p>{`Rejsen blev godkendt den ${formatsIn("da").date(change.approvedOn)}. Ændret siden:`}</p>
                  <ul>
                    {change.said.map((text) => (
                      <li key={text}>{text}</li>
                    ))}
                  </ul>
                </>
              )}
              <dl class="facts">
                {visitFacts(trip, rammer).map(({ label, text }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{text || "mangler"}</dd>
                  </div>
                ))}
              </dl>
              <Overdrawn rammer={rammer} />
            </Confirm>
          </>
        ),
      },
      refused ? 409 : 200,
    );
  });
}

async function send(db: Db, asked: AskedByWho, baseOf: BaseOf): Promise<Reply> {
  const id = idIn<"trip">(asked);
  try {
    const trip = await work(db, asked.here, asked.who, asked.now, (one) => submitStaffVisit(one, id, baseOf));
    return doneAt(tripPath({ id }), trip.approved === null ? "to-manager" : "change-to-manager");
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof Invalid)) throw error;
    const why =
      error instanceof Invalid
        ? error.faults.map((one) => tripTexts.find("da", `fault.${one.fault}`, one.params) ?? one.fault).join(" ")
        : (tripTexts.find("da", `fault.${error.code}`, error.params) ?? error.code);
    return confirm(db, asked, why);
  }
}
