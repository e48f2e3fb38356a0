import { hash } from "node:crypto";
import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type ErasureAsked, type ErasureRequest, type Held, isTaken, matcherOf } from "../../records/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  Form,
  Notice,
  type Reply,
  Section,
  Title,
} from "../../web/index.ts";
import type { CaseOf } from "../cases.ts";
import { momentOf } from "../trail/asked-trail.ts";
import { type PersonPlace, placed, preservedAmong } from "./person-places.ts";
import { PlaceList } from "./place-list.tsx";

const f = formatsIn("da");
export const waitingBase = "/skrivebord/sletninger";

/** What an erasure takes, what stays and why, and what is about somebody else. */
export interface Goes {
  readonly goes: readonly PersonPlace[];
  readonly stays: readonly PersonPlace[];
  readonly others: readonly PersonPlace[];
  /** Names what was looked at, so that nothing else is erased than that. */
  readonly mark: string;
}

export function whatGoes({ names, except, decided }: ErasureAsked, places: readonly PersonPlace[]): Goes {
  const matcher = matcherOf(names);
  // Whoever looked knew who is an elected member: what is kept for that says so already.
  const taking = { matcher, except: new Set(except), decided, elected: [] };
  const others = places.filter((one) => taking.except.has(one.place));
  const held = places.filter((one) => !taking.except.has(one.place)).flatMap((one) => one.held);
  // What is in a case that is kept for the archive stays whole.
  const preserved = new Set(preservedAmong(places));
  const goes = (one: Held) => isTaken(taking, one) && !preserved.has(one.place);
  const [taken, kept] = [held.filter(goes), held.filter((one) => !goes(one))];
  const mark = hash("sha256", JSON.stringify(taken.map(({ place, field, text }) => [place, field, text])), "base64url");
  // By decision it goes, so nothing is said of why it would have stayed.
  const going = taken.map((one) => ({ ...one, keep: null }));
  return { goes: placed(going, new Set(), matcher), stays: placed(kept, new Set(), matcher), others, mark };
}

interface Confirming extends Goes {
  readonly asked: AskedByWho;
  readonly request: ErasureRequest;
  readonly caseOf: CaseOf;
  /** Something else goes than what was looked at. */
  readonly isOther: boolean;
}

/** Asked once more, where all that goes and all that stays can be read: nothing of it comes back. */
export function confirmReply({ asked, request, goes, stays, others, mark, caseOf, isOther }: Confirming): Reply {
  const title = "Gennemfør sletningen?";
  const isOwn = request.askedBy === asked.who.actor.id;
  const list = (places: readonly PersonPlace[]) => <PlaceList places={places} caseOf={caseOf} pathOf={() => null} />;
  return deskReply(
    {
      asked,
      title,
      crumbs: [{ text: "Sletninger, der venter", href: waitingBase }, { text: title }],
      children: (
        <>
          <Title
            title={title}
            note={`${f.list(request.asked.names)}. Bedt om ${f.moment(...momentOf(asked, request.askedAt))}`}
            lede={`Begrundelse: ${request.asked.reason}`}
          />
          {isOther && (
            <Notice tone="watch" title="Intet er slettet: der er kommet andet til" announce>
              <p>Det, der slettes, er ikke længere det, du så. Læs listen igen, og slet så.</p>
            </Notice>
          )}
          {request.asked.decided && <p>Også det, der er sagt om personen som folkevalgt.</p>}
          <Section title="Det slettes" first>
            {goes.length === 0 ? <EmptyState title="Intet kan slettes" /> : list(goes)}
          </Section>
          {stays.length > 0 && (
            <Section title="Det bliver stående" note="Med grunden til det">
              {list(stays)}
            </Section>
          )}
          {others.length > 0 && (
            <Section title="Det bliver ikke rørt" note="Det handler om en anden med samme navn">
              {list(others)}
            </Section>
          )}
          <Form action={`${waitingBase}/${request.id}`} hidden={{ seen: mark }}>
            {isOwn ? (
              <p class="s m">Du bad selv om sletningen. En anden gennemfører den.</p>
            ) : (
              <Notice tone="watch" title="Det slettede kan ikke hentes frem igen">
                <p>Heller ikke fra en sikkerhedskopi: sletningen gentages, hvis en ældre kopi bliver lagt ind.</p>
              </Notice>
            )}
            <ButtonRow>
              {!isOwn && (
                <Button weight="danger" does="carry-out">
                  Slet oplysningerne for altid
                </Button>
              )}
              <ButtonLink weight="quiet" href={waitingBase}>
                Tilbage
              </ButtonLink>
            </ButtonRow>
          </Form>
        </>
      ),
    },
    isOther ? 409 : 200,
  );
}
