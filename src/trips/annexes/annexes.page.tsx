import { type AskedByWho, deskReply, hasRoleOver } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type FileReading, redactableKinds } from "../../records/index.ts";
import {
  Button,
  Details,
  EmptyState,
  type Knowledge,
  Notice,
  type Reply,
  Section,
  StatusDisc,
  Title,
} from "../../web/index.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { ownedOf, type Trip } from "../trip.ts";
import { annexTexts } from "./annex.texts.ts";
import { type Annex, type AnnexState, annexState } from "./annex.ts";
import { Decide, NewAnnex, type Typed, Withdraw } from "./annex-forms.tsx";
import { TakenOut } from "./annex-taken.tsx";
import { fileKind, fileWeight } from "./file-words.ts";
import { annexers, handedIn } from "./may-annex.ts";
import { placeWords } from "./place-words.ts";

const f = formatsIn("da");
const t = annexTexts.in("da");
const said = (key: string, params: Readonly<Record<string, string | number>> = {}) =>
  annexTexts.find("da", key, params) ?? key;

interface AnnexesView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly annexes: readonly Annex[];
  readonly typed: Typed | null;
}

/** A trip's annexes: what each is, what was read in it, what was found, and what happens to it now. */
export function annexesReply(view: AnnexesView): Reply {
  const { asked, trip, annexes, typed } = view;
  const title = "Bilag";
  const may = hasRoleOver(asked.who, ownedOf(trip), annexers);
  const inUse = annexes.filter((one) => !isOver(annexState(one)));
  const over = annexes.filter((one) => isOver(annexState(one)));
  return deskReply(
    {
      asked,
      title: typed ? `Fejl: ${title}` : title,
      said: [annexTexts],
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title
            title={title}
            lede="Hver fil bliver læst, før den kan komme på en dagsorden eller den offentlige side: også skjulte lag, kommentarer, egenskaber og det, der er slettet."
            note={titleOf(trip)}
          />
          <Section title="På sagen" id="bilag">
            {inUse.length === 0 && <EmptyState title="Ingen bilag endnu" />}
            {inUse.map((one) => (
              <OneAnnex key={one.id} {...view} annex={one} may={may} />
            ))}
            {over.length > 0 && (
              <Details
                summary={`Afviste og tilbagetagne (${over.length})`}
                open={over.some((one) => one.id === typed?.about)}
              >
                {over.map((one) => (
                  <OneAnnex key={one.id} {...view} annex={one} may={may} />
                ))}
              </Details>
            )}
          </Section>
          {may && <NewAnnex trip={trip} typed={typed} />}
        </>
      ),
    },
    typed ? 422 : 200,
  );
}

const isOver = (state: AnnexState) => state === "rejected" || state === "withdrawn";

const discs: Readonly<Record<AnnexState, Knowledge>> = {
  ...{ clean: "final", accepted: "final", stopped: "late", waits: "partly", reading: "partly" },
  ...{ rejected: "missing", withdrawn: "missing" },
};

function OneAnnex({ asked, trip, annex, typed, may }: AnnexesView & { readonly annex: Annex; readonly may: boolean }) {
  const state = annexState(annex);
  const { timeZone } = asked.here.profile;
  const mine = typed?.about === annex.id ? typed : null;
  const decides = may && (state === "stopped" || state === "waits");
  const own = handedIn(asked.who, annex);
  return (
    <article class="stack" id={`bilag-${annex.id}`}>
      <h3 lang={annex.lang === "da" ? undefined : annex.lang}>{annex.title}</h3>
      <p>
        <StatusDisc knowledge={discs[state]}>{said(`state.${state}`)}</StatusDisc>
      </p>
      <p class="m s">
        {[
          fileKind(annex.mediaType),
          fileWeight(annex.size, f),
          goesWith(annex),
          `lagt på ${f.shortDate(dateInZone(annex.addedAt, timeZone))}`,
        ].join(", ")}
      </p>
      {annex.reading.taken && !isOver(state) && <TakenOut taken={annex.reading.taken} />}
      <Read reading={annex.reading} isStopped={state === "stopped"} isOpen={decides} />
      {annex.note && (
        <p>
          {annex.decidedAt && f.date(dateInZone(annex.decidedAt, timeZone))}: {annex.note}
        </p>
      )}
      {annex.withdrawnReason && <p>Taget tilbage: {annex.withdrawnReason}</p>}
      {!isOver(state) && (
        <p>
          <a href={tripPath(trip, `bilag/${annex.id}`)}>
            Åbn filen<span class="vh">{`: ${annex.title}`}</span>
          </a>{" "}
          <span class="m s">Det står i sporet, at du har åbnet den.</span>
        </p>
      )}
      {state === "stopped" && may && redactableKinds.includes(annex.reading.kind) && (
        <form method="post" action={tripPath(trip, `bilag/${annex.id}`)}>
          <p>
            {copyWords(annex.reading.kind)} Kopien bliver læst igen, og en anden end den, der sendte filen, ser på den.
          </p>
          <Button weight="quiet" does="copy">
            Lav en kopi uden det fundne<span class="vh">{`: ${annex.title}`}</span>
          </Button>
        </form>
      )}
      {state === "stopped" && (
        <Notice tone="wrong" title="Filen kan ikke bruges, som den er">
          <p>
            {redactableKinds.includes(annex.reading.kind) ? "Lav en kopi her, eller fjern" : "Fjern"} det, der blev
            fundet, i det program, filen er lavet i, og send den nye fil. En sort streg oven på teksten fjerner den
            ikke. Er det fundne ikke et personnummer, kan en anden end den, der sendte filen, skrive det her.
          </p>
        </Notice>
      )}
      {decides && own && <p class="m">Du har selv sendt filen. En anden koordinator eller sekretær ser på den.</p>}
      {decides && !own && <Decide trip={trip} annex={annex} typed={mine?.form.get("do") === "decide" ? mine : null} />}
      {may && !isOver(state) && (
        <Withdraw trip={trip} annex={annex} typed={mine?.form.get("do") === "withdraw" ? mine : null} />
      )}
    </article>
  );
}

/** What a machine read, what it found, and what it could not read. */
function Read({
  reading,
  isStopped,
  isOpen,
}: {
  readonly reading: FileReading;
  readonly isStopped: boolean;
  readonly isOpen: boolean;
}) {
  const { pages, characters, layers, hits, unread } = reading;
  const lines = [
    ...hits.map(({ kind, place, count }) =>
      said(`hit.${kind}`, { count, layer: said(`layer.${place.layer}`), at: placeWords(place.at) }),
    ),
    ...unread.map(({ why, at }) => said(`why.${why}`, { at: placeWords(at) })),
  ];
  return (
    <>
      {lines.length > 0 && (
        <Details summary={isStopped ? "Det blev fundet" : "Det skal en person se på"} open={isOpen}>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}.</li>
            ))}
          </ul>
        </Details>
      )}
      <p class="m s">
        {t("read", { pages: pages ?? 0, characters: f.number(characters) })}
        {layers.length > 0 && `: ${f.list(layers.map((one) => said(`layer.${one}`)))}`}.
      </p>
    </>
  );
}

/** What a copy is, by what it is made of. */
function copyWords(kind: FileReading["kind"]): string {
  if (kind === "pdf")
    return "Udsyn kan lave en kopi, hvor siderne er billeder med sorte felter over det fundne. Teksten på dem kan stadig læses op og søges i.";
  if (kind === "docx")
    return "Udsyn kan lave en kopi med sorte felter i stedet for det fundne, uden kommentarer, ændringer og alt, der ikke ses.";
  if (kind === "xlsx")
    return "Udsyn kan lave en kopi af de ark, der ses, med sorte felter i stedet for det fundne og værdier i stedet for formler.";
  if (kind === "csv" || kind === "txt") return "Udsyn kan lave en kopi med sorte felter i stedet for det fundne.";
  return "Udsyn kan lave en kopi, hvor kun billedet selv er tilbage.";
}

function goesWith({ forAgenda, forRecord }: Annex): string {
  if (forAgenda && forRecord) return "til dagsordenen og den offentlige side";
  return forAgenda ? "til dagsordenen" : "til den offentlige side";
}
