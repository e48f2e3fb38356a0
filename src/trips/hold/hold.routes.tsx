import { type AskedByWho, deskReply, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { type Fault, Invalid, isFault } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import type { Hold } from "../../records/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  Facts,
  Form,
  fieldsOf,
  formErrors,
  Notice,
  type Reply,
  readDate,
  Section,
  sentForm,
  TextArea,
  Title,
  textAt,
} from "../../web/index.ts";
import { openTrip } from "../open-trip.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip } from "../trip.ts";
import { holders, holdOnTrip, holdTrip, releaseTrip, requireHolder } from "./hold-trip.ts";

const f = formatsIn("da");
const base = "/skrivebord/rejser/:id/bevaring";

interface Typed {
  readonly reason: string;
  readonly until: string;
}
const nothing: Typed = { reason: "", until: "" };

/** Marking a trip's case for preservation, and taking the mark off again. */
export function holdRoutes(db: Db): readonly UdsynRoute[] {
  const common = { lane: "staff", allow: holders } as const;
  return [
    { ...common, method: "GET", path: base, handle: (asked: AskedByWho) => show(db, asked) },
    { ...common, method: "POST", path: base, handle: (asked: AskedByWho) => place(db, asked) },
    { ...common, method: "POST", path: `${base}/slut`, handle: (asked: AskedByWho) => release(db, asked) },
  ];
}

function show(db: Db, asked: AskedByWho, typed = nothing, faults: readonly Fault[] = [], ending = false) {
  return work(db, asked.here, asked.who, asked.now, async (one: Work): Promise<Reply> => {
    const trip = await openTrip(one, idIn<"trip">(asked));
    requireHolder(one, trip);
    return holdReply({ asked, trip, hold: await holdOnTrip(one, trip.id), typed, faults, ending });
  });
}

async function place(db: Db, asked: AskedByWho): Promise<Reply> {
  const sent = sentForm(asked.form);
  const typed = { reason: textAt(sent, "reason"), until: textAt(sent, "until") };
  const id = idIn<"trip">(asked);
  const read = typed.until.trim() === "" ? null : readDate(typed.until);
  try {
    if (isFault(read)) throw new Invalid([{ ...read, path: "until" }]);
    await work(db, asked.here, asked.who, asked.now, (one) => holdTrip(one, id, { reason: typed.reason, until: read }));
    return doneAt(tripPath({ id }), "held");
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return show(db, asked, typed, error.faults);
  }
}

async function release(db: Db, asked: AskedByWho): Promise<Reply> {
  const reason = textAt(sentForm(asked.form), "why");
  const id = idIn<"trip">(asked);
  try {
    await work(db, asked.here, asked.who, asked.now, (one) => releaseTrip(one, id, reason));
    return doneAt(tripPath({ id }), "hold-released");
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const faults = error.faults.map((one) => ({ ...one, path: "why" }));
    return show(db, asked, { ...nothing, reason }, faults, true);
  }
}

interface HoldView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly hold: Hold | null;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  /** Whether the form that takes the mark off was sent. */
  readonly ending: boolean;
}

function holdReply(view: HoldView): Reply {
  const { asked, trip, hold, faults } = view;
  const title = "Bevaring";
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? `Fejl: ${title}` : title,
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title
            title={title}
            lede="Skal sagen i arkiv, så mærk den. Så længe mærket gælder, bliver intet i den slettet."
            note={titleOf(trip)}
          />
          <Notice tone="note" title="Det betyder mærket">
            <ul>
              <li>
                Fristerne under Opbevaring springer sagen over: kvitteringer, leverandører, navne og bidrag bliver.
              </li>
              <li>
                Slettes en person, bliver det, der står i sagen, stående, og siden siger hvorfor. Navne i
                revisionssporet slettes som ellers.
              </li>
              <li>Rejselisten slettes alligevel: pas og allergier bevares aldrig.</li>
              <li>Efter dagen gælder fristerne igen af sig selv.</li>
            </ul>
          </Notice>
          {hold && <Standing {...view} hold={hold} />}
          <Section title={hold ? "Ret mærket" : "Mærk sagen"}>
            <Place {...view} />
          </Section>
        </>
      ),
    },
    faults.length > 0 ? 422 : 200,
  );
}

function Place({ trip, hold, typed, faults, ending }: HoldView) {
  const errors = formErrors("da", ending ? [] : faults, tripTexts);
  const shown =
    ending || (typed === nothing && hold) ? { reason: hold?.reason ?? "", until: hold?.until ?? "" } : typed;
  const { field } = fieldsOf({ ...shown }, errors);
  return (
    <Form action={tripPath(trip, "bevaring")} errors={errors}>
      <TextArea label="Hvorfor skal sagen bevares?" {...field("reason")} rows={3} hint="Uden navne." />
      <DateField label="Til og med" {...field("until")} hint="Den dag, arkivet senest har hentet sagen." />
      <ButtonRow>
        <Button>{hold ? "Gem" : "Mærk sagen til bevaring"}</Button>
        <ButtonLink weight="quiet" href={tripPath(trip)}>
          Fortryd
        </ButtonLink>
      </ButtonRow>
    </Form>
  );
}

function Standing({ trip, hold, typed, faults, ending }: HoldView & { readonly hold: Hold }) {
  const errors = formErrors("da", ending ? faults : [], tripTexts);
  return (
    <Section title="Sagen er mærket">
      <Facts
        facts={[
          { label: "Til og med", value: f.date(hold.until) },
          { label: "Hvorfor", value: hold.reason },
        ]}
      />
      <Form action={tripPath(trip, "bevaring/slut")} errors={errors}>
        <TextArea
          label="Hvorfor skal mærket væk nu?"
          name="why"
          value={ending ? typed.reason : ""}
          error={errors.at("why")}
          rows={2}
        />
        <ButtonRow>
          <Button weight="danger">Fjern mærket</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
