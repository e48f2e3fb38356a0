import { type AskedByWho, deskReply, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { fault, Invalid } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import { readErasureRequest } from "../../records/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  Form,
  type Reply,
  Section,
  Title,
  unkept,
} from "../../web/index.ts";
import type { CaseOf } from "../cases.ts";
import { momentOf } from "../trail/asked-trail.ts";
import { waitingBase as base, confirmReply, whatGoes } from "./confirm-erasure.page.tsx";
import { personDoneReply } from "./done.page.tsx";
import { settleErasure } from "./erase-person.ts";
import { lookAtRequest, lookAtRequests, type RequestLooked, secondPeople } from "./erasure-requests.ts";
import type { PersonParts } from "./person.routes.ts";
import { matcherFor } from "./person-asked.ts";
import { casesOfPlaces, noCase, placed, placesOf } from "./person-places.ts";
import { PlaceList } from "./place-list.tsx";

const f = formatsIn("da");

/** Erasures that one person has asked for and another carries out. */
export function waitingRoutes(db: Db, { secret, sources }: PersonParts): readonly UdsynRoute[] {
  const common = { lane: "staff", allow: secondPeople, whole: true } as const;
  const doing = <T,>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);

  async function confirmation(one: Work, asked: AskedByWho, isOther = false): Promise<Reply> {
    const { request, places } = await lookAtRequest(one, sources, idIn<"erasure">(asked));
    const caseOf = await casesOfPlaces(one, places);
    return unkept(confirmReply({ asked, request, ...whatGoes(request.asked, places), caseOf, isOther }));
  }

  return [
    {
      ...common,
      method: "GET",
      path: base,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const shown = await lookAtRequests(one, sources);
          return waitingReply(
            asked,
            shown,
            await casesOfPlaces(
              one,
              shown.flatMap((each) => each.places),
            ),
          );
        }),
    },
    {
      ...common,
      method: "GET",
      path: `${base}/:id`,
      handle: (asked: AskedByWho) => doing(asked, (one) => confirmation(one, asked)),
    },
    {
      ...common,
      method: "POST",
      path: `${base}/:id`,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const does = (["carry-out", "decline"] as const).find((one) => one === asked.form.get("do"));
          if (!does) throw new Invalid([fault("not-one-of", { choices: "carry-out, decline" }, "do")]);
          const id = idIn<"erasure">(asked);
          if (does === "decline") {
            await settleErasure(one, secret, sources, id, does);
            return unkept(personDoneReply(asked, { does: "declined", places: [], kept: [], caseOf: noCase }));
          }
          const { askedBy, asked: whom } = await readErasureRequest(one.tx, one.municipality.id, id);
          // What goes is looked at first, and is what was looked at: more may have come since.
          const seen = asked.form.get("seen") ?? "";
          const goes = whatGoes(whom, await placesOf(one, sources, matcherFor(whom.names), whom.except));
          if (askedBy !== one.who.actor.id && seen !== goes.mark) return confirmation(one, asked, seen !== "");
          const held = await settleErasure(one, secret, sources, id, does);
          const kept = await placesOf(one, sources, matcherFor(whom.names), whom.except);
          const caseOf = await casesOfPlaces(one, kept);
          return unkept(personDoneReply(asked, { does: "erased", places: placed(held), kept, caseOf }));
        }),
    },
  ];
}

function waitingReply(asked: AskedByWho, shown: readonly RequestLooked[], caseOf: CaseOf): Reply {
  return deskReply({
    asked,
    title: "Sletninger, der venter",
    crumbs: [{ text: "Sletninger, der venter" }],
    children: (
      <>
        <Title
          title="Sletninger, der venter"
          lede="Kommunens regler kræver to personer: én beder om sletningen, en anden gennemfører den."
        />
        {shown.length === 0 && <EmptyState title="Ingen sletninger venter" />}
        {shown.map(({ request, places }) => (
          <Section
            key={request.id}
            title={f.list(request.asked.names)}
            note={`Bedt om ${f.moment(...momentOf(asked, request.askedAt))}`}
            first
          >
            <p>Begrundelse: {request.asked.reason}</p>
            {request.asked.decided && <p>Også det, der er sagt om personen som folkevalgt.</p>}
            <PlaceList
              places={places
                .filter((one) => !request.asked.except.includes(one.place))
                .map((one) => ({
                  ...one,
                  keeps: one.keeps.filter((keep) => !(request.asked.decided && keep.unlessDecided)),
                }))}
              caseOf={caseOf}
              pathOf={() => null}
            />
            <Form action={`${base}/${request.id}`}>
              <ButtonRow>
                {request.askedBy !== asked.who.actor.id && (
                  <ButtonLink href={`${base}/${request.id}`}>Se, hvad der slettes</ButtonLink>
                )}
                <Button weight="quiet" does="decline">
                  Afvis anmodningen
                </Button>
              </ButtonRow>
              {request.askedBy === asked.who.actor.id && (
                <p class="s m">Du bad selv om den. En anden gennemfører den.</p>
              )}
            </Form>
          </Section>
        ))}
      </>
    ),
  });
}
