import { type AskedByWho, deskReply, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { fault, Invalid } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import { Button, ButtonRow, EmptyState, Form, type Reply, Section, Title, unkept } from "../../web/index.ts";
import type { CaseOf } from "../cases.ts";
import { momentOf } from "../trail/asked-trail.ts";
import { personDoneReply } from "./done.page.tsx";
import { settleErasure } from "./erase-person.ts";
import { lookAtRequests, type RequestLooked, secondPeople } from "./erasure-requests.ts";
import type { PersonParts } from "./person.routes.ts";
import { casesOfPlaces, noCase, placed } from "./person-places.ts";
import { PlaceList } from "./place-list.tsx";

const f = formatsIn("da");
const base = "/skrivebord/sletninger";

/** Erasures that one person has asked for and another carries out. */
export function waitingRoutes(db: Db, { secret, sources }: PersonParts): readonly UdsynRoute[] {
  const common = { lane: "staff", allow: secondPeople, whole: true } as const;
  const doing = <T,>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
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
      method: "POST",
      path: `${base}/:id`,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const does = (["carry-out", "decline"] as const).find((one) => one === asked.form.get("do"));
          if (!does) throw new Invalid([fault("not-one-of", { choices: "carry-out, decline" }, "do")]);
          const held = await settleErasure(one, secret, sources, idIn<"erasure">(asked), does);
          return unkept(
            personDoneReply(asked, {
              does: does === "decline" ? "declined" : "erased",
              places: placed(held),
              kept: [],
              caseOf: noCase,
            }),
          );
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
              places={places.filter((one) => !request.asked.except.includes(one.place))}
              caseOf={caseOf}
              pathOf={() => null}
            />
            <Form action={`${base}/${request.id}`}>
              <ButtonRow>
                {request.askedBy !== asked.who.actor.id && (
                  <Button weight="danger" does="carry-out">
                    Slet oplysningerne
                  </Button>
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
