import { accountsDeskTexts, type RemovedPosting } from "../../accounts/index.ts";
import { type AskedByWho, deskReply, hasRole } from "../../identity/index.ts";
import { instant } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  Facts,
  Form,
  Notice,
  type Reply,
  Section,
  Title,
} from "../../web/index.ts";

const f = formatsIn("da");
export const putAwayPath = "/skrivebord/posteringer/lagt-vaek";

interface PutAwayView {
  readonly asked: AskedByWho;
  readonly items: readonly RemovedPosting[];
  /** Where the next page begins; `null` on the last. */
  readonly next: string | null;
  readonly refused?: string;
}

/** Lines that belong to no trip and were put away: by whom, why, and the way back. */
export function putAwayReply({ asked, items, next, refused }: PutAwayView): Reply {
  const zone = asked.here.profile.timeZone;
  return deskReply(
    {
      asked,
      title: "Lagt væk",
      crumbs: [{ text: "Ufordelte posteringer", href: "/skrivebord/posteringer" }, { text: "Lagt væk" }],
      said: [accountsDeskTexts],
      children: (
        <>
          <Title title="Lagt væk" note="Linjer fra regnskabet, der ikke hører til en rejse. Nyeste først." />
          {refused && <Notice tone="wrong" title={refused} announce />}
          {items.length === 0 && <EmptyState title="Ingen linjer er lagt væk" />}
          {items.map((one) => (
            <Section key={one.id} title={one.facts?.text ?? "Oplysningerne er slettet"}>
              <Facts
                facts={[
                  { label: "Beløb", value: amountOf(one) },
                  { label: "Bogført", value: one.facts?.bookedOn ? f.date(one.facts.bookedOn) : null },
                  { label: "Bilag", value: one.facts?.voucher ?? null },
                  { label: "Lagt væk", value: f.moment(instant(one.removedAt), zone) },
                  { label: "Af", value: one.by },
                  { label: "Hvorfor", value: one.reason },
                ]}
              />
              {one.facts && hasRole(asked.who, ["accountant"]) && (
                <Form action={`/skrivebord/posteringer/${one.id}/laeg-tilbage`}>
                  <ButtonRow>
                    <Button weight="quiet">
                      Læg tilbage<span class="vh">: {one.facts.text}</span>
                    </Button>
                  </ButtonRow>
                </Form>
              )}
            </Section>
          ))}
          <ButtonRow>
            {next && (
              <ButtonLink weight="quiet" href={`${putAwayPath}?efter=${next}`}>
                Ældre linjer
              </ButtonLink>
            )}
            <ButtonLink weight="quiet" href="/skrivebord/posteringer">
              Til de ufordelte posteringer
            </ButtonLink>
          </ButtonRow>
        </>
      ),
    },
    refused ? 409 : 200,
  );
}

function amountOf({ facts }: RemovedPosting): string | null {
  if (facts === null) return null;
  const { hundredths, currency, amountText } = facts;
  return hundredths === null ? amountText : f.amount({ hundredths, currency });
}
