import { AgendaBlocks } from "../../decisions/index.ts";
import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { ButtonLink, ButtonRow, LinkRow, Notice, type Reply, Section, Title } from "../../web/index.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { type CaseText, leadOf } from "./agenda-block.ts";
import type { AgendaCase } from "./agenda-case.ts";
import { agendaPath } from "./agenda-paths.ts";
import { danish } from "./agenda-words.ts";

/** The agenda text to be read, printed or taken along as an annex. */
export function agendaReply(
  asked: AskedByWho,
  one: AgendaCase,
  { saved = null as "mine" | "both" | null } = {},
): Reply {
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
        <div class="no-print stack">
          {one.outdated.length > 0 && (
            <Notice tone="watch" title="Sagen er ændret, siden teksten blev skrevet">
              <p>
                Her siger sagen noget andet nu, og det, der er skrevet i hånden, følger den ikke:{" "}
                {one.outdated.join(", ")}. Læs dem igennem, og ret dem, før udvalget får teksten.
              </p>
            </Notice>
          )}
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
