import { AgendaBlocks } from "../../decisions/index.ts";
import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { Button, ButtonLink, ButtonRow, Form, LinkRow, Notice, type Reply, Section, Title } from "../../web/index.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { type CaseText, leadOf } from "./agenda-block.ts";
import type { AgendaCase } from "./agenda-case.ts";
import { agendaPath } from "./agenda-paths.ts";
import { danish } from "./agenda-words.ts";
import { markOfCase } from "./outdated-parts.ts";

/** What has just been done to the text; `unseen`: nothing, since it or the case was changed while it was read. */
export type SavedHow = "mine" | "both" | "fits" | "unseen";

/** The agenda text to be read, printed or taken along as an annex. */
export function agendaReply(asked: AskedByWho, one: AgendaCase, { saved = null as SavedHow | null } = {}): Reply {
  const { trip, submission, text, followsTrip } = one;
  return deskReply({
    asked,
    title: `Sagsfremstilling, ${titleOf(trip)}`,
    crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: "Sagsfremstilling" }],
    children: (
      <>
        <Title title={text.title} marks={marksOf(one)} />
        {saved === "mine" && <Notice tone="ok" title="Gemt" announce />}
        {saved === "both" && (
          <Notice tone="ok" title="Gemt" announce>
            <p>En anden gemte imens andre afsnit. Begges ændringer er med.</p>
          </Notice>
        )}
        {saved === "fits" && <Notice tone="ok" title="Det er noteret, at teksten passer" announce />}
        {saved === "unseen" && (
          <Notice tone="watch" title="Noget er ændret, mens du læste" announce>
            <p>Læs igen. Der er ikke noteret, at teksten passer.</p>
          </Notice>
        )}
        <div class="no-print stack">
          <ReadAgain one={one} />
          <Notice tone="note">
            <p>{whence(one)}</p>
          </Notice>
          <ButtonRow>
            <ButtonLink href={agendaPath(one, ".pdf")}>Hent bilaget som PDF</ButtonLink>
            {submission?.status === "open" && (
              <ButtonLink weight="quiet" href={agendaPath(one, "/ret")}>
                {followsTrip ? "Ret teksten" : "Ret teksten igen"}
              </ButtonLink>
            )}
          </ButtonRow>
        </div>
        <AgendaBody text={text} />
        {one.treated.length > 0 && (
          <div class="no-print">
            <Section title="Tidligere tekster">
              <LinkRow
                links={one.treated.map((treated) => ({
                  href: agendaPath({ trip, submission: treated }, ""),
                  text: `Som udvalget havde den ${danish.date(treated.meetsOn)}${treated.about === "report" ? " (rapporten)" : ""}`,
                }))}
              />
            </Section>
          </div>
        )}
      </>
    ),
  });
}

/** What must be read before the committee gets it, each with a way to say that it fits as it stands. */
function ReadAgain({ one }: { one: AgendaCase }) {
  const { outdated, submission, generated } = one;
  if (!submission || outdated?.length === 0) return null;
  const hidden = { version: String(submission.version), mark: markOfCase(generated) };
  return (
    <Notice
      tone="watch"
      title={
        outdated ? "Sagen er ændret, siden teksten blev skrevet" : "Læs teksten igennem: sagen kan være ændret siden"
      }
    >
      <p>
        {outdated
          ? "Her siger sagen noget andet nu, og det, der er skrevet i hånden, følger den ikke. Læs hvert afsnit: ret det, eller sig, at det passer, som det står."
          : "Teksten er skrevet i hånden, før Udsyn gemte, hvad sagen sagde imens. Derfor vides det ikke, om den siger det samme som sagen nu."}
      </p>
      <Form action={agendaPath(one, "/ret")} hidden={hidden}>
        {outdated && (
          <ul>
            {outdated.map((heading) => (
              <li key={heading}>
                {heading}{" "}
                <Button weight="bare" does={`fits:${heading}`}>
                  <span>
                    Teksten passer<span class="vh">: {heading}</span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        )}
        {(outdated === null || outdated.length > 1) && (
          <ButtonRow>
            <Button weight="quiet" does="fits:">
              Jeg har læst det hele, og det passer
            </Button>
          </ButtonRow>
        )}
      </Form>
    </Notice>
  );
}

/** Lead and sections, as they are printed. */
export function AgendaBody({ text }: { text: CaseText }) {
  const lead = leadOf(text);
  return (
    <>
      {lead.length > 0 && <AgendaBlocks blocks={lead} />}
      {text.sections.map((section, at) => (
        <Section key={at} title={section.title} first={at === 0}>
          <AgendaBlocks blocks={section.blocks} />
        </Section>
      ))}
    </>
  );
}

function marksOf({ caseNumber, kleNumber, committee, meeting }: AgendaCase): string[] {
  return [
    caseNumber ? `Sag ${caseNumber}` : "Sagsnummer ikke oplyst",
    kleNumber ? `KLE ${kleNumber}` : "KLE-nummer ikke oplyst",
    ...(committee ? [committee] : []),
    meeting ? `Møde ${meeting}` : "Ikke på en dagsorden endnu",
  ];
}

function whence({ submission, followsTrip, isChange }: AgendaCase): string {
  if (!submission)
    return `${isChange ? "Sådan bliver teksten om ændringen. Den" : "Teksten"} er skrevet ud fra sagen og følger den. Den kan rettes, når sagen er sat på en dagsorden.`;
  if (submission.status !== "open" && !followsTrip) return "Sådan lød teksten, da sagen blev behandlet.";
  if (followsTrip) return "Teksten er skrevet ud fra sagen, som den er nu, og følger den.";
  return submission.follows.length > 0
    ? "Dele af teksten er rettet i hånden. Resten følger sagen, som den er nu."
    : "Teksten er rettet i hånden og følger ikke længere sagen.";
}
