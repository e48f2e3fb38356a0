import { createHash } from "node:crypto";
import type { ComponentChildren } from "preact";
import { type AskedByWho, deskReply, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, type Fault, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { RoleName } from "../../profile/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { type AsksErased, asksByForm, ConfirmNames, isAsked } from "../../register/index.ts";
import {
  ButtonLink,
  ButtonRow,
  Form,
  type FormErrors,
  type FormTree,
  fieldsOf,
  formErrors,
  Notice,
  type Reply,
  sentForm,
  TextArea,
  Title,
  textAt,
} from "../../web/index.ts";
import { openTrip } from "../open-trip.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip, TripId } from "../trip.ts";
import { EntryPreview, type Previewed } from "./public-preview.tsx";
import { titleOf, tripPath } from "./trip-path.ts";

/** Something done with a trip only after it was looked at: its page, and what the page's button does. */
export interface ConfirmPage<Seen, Done> {
  /** Below the trip's own address. */
  readonly page: string;
  readonly allow: readonly RoleName[];
  readonly title: string | ((trip: Trip) => string);
  /** What is looked at. @throws what keeps it from being done */
  readonly read: (one: Work, trip: Trip) => Promise<Seen>;
  readonly body: (view: ConfirmView<Seen>) => ComponentChildren;
  /** Nothing is done but what was looked at: where that is another by now, the page is shown once more. */
  readonly asSeen?: true;
  readonly carryOut: (one: Work, id: TripId, reason: string, asks: AsksErased | null) => Promise<Done>;
  /** Where the reason is public: who was erased is not named in it unasked. */
  readonly names?: ErasedNames;
  readonly done: (id: TripId, done: Done) => Reply;
  /** The refusal that says it is done already, as a second press of the button finds it. */
  readonly doneBefore?: string;
}

interface ConfirmView<Seen> extends Asking {
  readonly seen: Seen;
}

interface Asking {
  readonly trip: Trip;
  /** Where the form is sent. */
  readonly action: string;
  readonly reason: string;
  readonly errors: FormErrors;
  /** What was looked at, in short: sent along, so that nothing else is done. */
  readonly mark: string | null;
  /** It is another than when the page before was looked at. */
  readonly changed: boolean;
  /** That a name in it is to be public, where that is asked. */
  readonly confirm: ComponentChildren;
}

/** A page that asks once more, and what it then does; faults of its form stand on it again, with all that was typed. */
export function confirmPage<Seen, Done>(db: Db, of: ConfirmPage<Seen, Done>): readonly UdsynRoute[] {
  const common = { lane: "staff", path: `/skrivebord/rejser/:id/${of.page}`, allow: of.allow } as const;
  const doing = <T,>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);

  const show = (
    asked: AskedByWho,
    sent: FormTree = {},
    faults: readonly Fault[] = [],
    changed = false,
  ): Promise<Reply> =>
    doing(asked, async (one) => {
      const trip = await openTrip(one, idIn<"trip">(asked));
      const seen = await of.read(one, trip);
      const errors = formErrors("da", faults, tripTexts);
      const reason = textAt(sent, "reason");
      const confirm = isAsked(faults, sent) && <ConfirmNames values={sent} errors={errors} />;
      const title = typeof of.title === "string" ? of.title : of.title(trip);
      return deskReply(
        {
          asked,
          title: faults.length > 0 ? `Fejl: ${title}` : title,
          crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
          children: of.body({
            ...{ trip, seen, action: tripPath(trip, of.page), reason, errors, changed, confirm },
            mark: of.asSeen ? markOf(seen) : null,
          }),
        },
        changed ? 409 : faults.length > 0 ? 422 : 200,
      );
    });

  async function carryOut(asked: AskedByWho): Promise<Reply> {
    const id = idIn<"trip">(asked);
    const sent = sentForm(asked.form);
    const reason = textAt(sent, "reason");
    try {
      return of.done(
        id,
        await doing(asked, async (one) => {
          if (of.asSeen) await refuseUnseen(one, id, textAt(sent, "seen"));
          return of.carryOut(one, id, reason, of.names ? asksByForm(of.names, sent) : null);
        }),
      );
    } catch (error) {
      if (error instanceof Unseen) return show(asked, sent, [], true);
      if (error instanceof Conflict && error.code === of.doneBefore) return doneAt(tripPath({ id }), "done-before");
      if (!(error instanceof Invalid)) throw error;
      return show(asked, sent, error.faults);
    }
  }

  /** @throws Unseen */
  async function refuseUnseen(one: Work, id: TripId, mark: string): Promise<void> {
    const seen = await of.read(one, await openTrip(one, id, "hold"));
    if (seen !== null && markOf(seen) !== mark) throw new Unseen();
  }

  return [
    { ...common, method: "GET", handle: (asked: AskedByWho) => show(asked) },
    { ...common, method: "POST", handle: carryOut },
  ];
}

/** What would be done is not what was looked at. */
class Unseen extends Error {}

/** What a page is drawn with that is not looked at: a new day or a saved profile changes nothing of what is done. */
const drawnWith = ["here", "today"];

/** Not a secret: it guards against a slip, not against the one who sends it. */
function markOf(seen: unknown): string {
  const written = JSON.stringify(seen, (name, value) => {
    if (drawnWith.includes(name)) return undefined;
    return typeof value === "bigint" ? String(value) : value;
  });
  return createHash("sha256").update(written).digest("base64url").slice(0, 22);
}

interface ReasonFormProps {
  readonly view: Asking;
  readonly question: string;
  readonly label: string;
  readonly hint?: string;
  readonly button: ComponentChildren;
  /** What is said before the reason is asked for. */
  readonly children: ComponentChildren;
}

/** What is done, why, and the button that does it. */
export function ReasonForm({ view, question, label, hint, button, children }: ReasonFormProps) {
  const { trip, action, reason, errors, mark, changed, confirm } = view;
  return (
    <>
      <Title title={question} note={titleOf(trip)} />
      {changed && (
        <Notice tone="wrong" title="Noget er ændret, siden du så det" announce>
          <p>Intet er gjort endnu. Læs det nedenfor igennem, som det er nu, og tryk så igen.</p>
        </Notice>
      )}
      <Form
        action={action}
        errors={errors}
        unsaved={changed || errors.summary.length > 0}
        hidden={mark === null ? {} : { seen: mark }}
      >
        {children}
        <TextArea
          label={label}
          {...fieldsOf({ reason }, errors).field("reason")}
          rows={3}
          {...(hint !== undefined && { hint })}
        />
        {confirm}
        <ButtonRow>
          {button}
          <ButtonLink weight="quiet" href={tripPath(trip)}>
            Fortryd
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  );
}

/** The trip as everybody sees it, set apart as what it is. */
export function EntrySection({ title, preview }: { title: string; preview: Previewed }) {
  return (
    <section class="preview" aria-labelledby="preview-title">
      <h2 class="under" id="preview-title">
        {title}
      </h2>
      <EntryPreview {...preview} />
    </section>
  );
}
