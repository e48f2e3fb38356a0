import { type AskedByWho, hasRoleOver } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type FileReading, redactableKinds } from "../../records/index.ts";
import {
  Button,
  Details,
  ErrorSummary,
  Foreign,
  formErrors,
  type Knowledge,
  Notice,
  noErrors,
  StatusDisc,
} from "../../web/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import { ownedOf, type Trip } from "../trip.ts";
import { annexTexts } from "./annex.texts.ts";
import { type Annex, type AnnexState, annexState, besideIn, beyondAnybody, foundIn, mayLeave } from "./annex.ts";
import { Decide, type Typed, Withdraw } from "./annex-forms.tsx";
import { TakenOut } from "./annex-taken.tsx";
import { annexAddress, type PublicNow } from "./annexes-shown.ts";
import { fileKind, fileWeight } from "./file-words.ts";
import { annexers, handedIn } from "./may-annex.ts";
import { placeWords } from "./place-words.ts";

const f = formatsIn("da");
const t = annexTexts.in("da");
const said = (key: string, params: Readonly<Record<string, string | number>> = {}) =>
  annexTexts.find("da", key, params) ?? key;

export interface AnnexesView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly annexes: readonly Annex[];
  readonly typed: Typed | null;
  /** Who decided, by id. */
  readonly deciders: ReadonlyMap<string, string>;
  /** The trip's public record, where there is one. */
  readonly isPublic: PublicNow | null;
}

/** Nothing happens to it any more. */
export const isOver = (state: AnnexState) => state === "rejected" || state === "withdrawn";

/** Whether a copy without what was found is offered. */
export function mayBeCopied(annex: Annex): boolean {
  const { reading } = annex;
  return annexState(annex) === "stopped" && beyondAnybody(reading) === null && redactableKinds.includes(reading.kind);
}

/** Whether it waits for another person's word. */
export function awaitsAnswer(annex: Annex): boolean {
  const state = annexState(annex);
  return state === "stopped" || state === "waits";
}

const discs: Readonly<Record<AnnexState, Knowledge>> = {
  ...{ clean: "final", accepted: "final", stopped: "late", waits: "partly", reading: "partly" },
  ...{ rejected: "missing", withdrawn: "missing" },
};

/** What an annex is, what was read in it, and what happens to it now, as one block. */
export function OneAnnex({ asked, trip, annex, typed, deciders, isPublic }: AnnexesView & { readonly annex: Annex }) {
  const state = annexState(annex);
  const may = hasRoleOver(asked.who, ownedOf(trip), annexers);
  const { timeZone } = asked.here.profile;
  const mine = typed?.about === annex.id ? typed : null;
  const beyond = beyondAnybody(annex.reading);
  const decides = awaitsAnswer(annex) && may;
  const copies = may && mayBeCopied(annex);
  const own = handedIn(asked.who, annex);
  return (
    <article class="box" id={`bilag-${annex.id}`}>
      <h3>
        <Foreign text={annex.title} lang={annex.lang === "da" ? undefined : annex.lang} />
      </h3>
      <p>
        <StatusDisc knowledge={discs[state]}>{said(`state.${state}`)}</StatusDisc>
      </p>
      <PublicLine annex={annex} isPublic={isPublic} />
      <p class="m s">
        {[
          fileKind(annex.mediaType),
          fileWeight(annex.size, f),
          goesWith(annex),
          `lagt på ${f.shortDate(dateInZone(annex.addedAt, timeZone))}`,
        ].join(", ")}
      </p>
      {annex.reading.taken && !isOver(state) && <TakenOut taken={annex.reading.taken} />}
      <Read annex={annex} state={state} isOpen={decides} />
      {annex.note && (
        <p>
          {[
            ...(annex.decidedAt ? [f.date(dateInZone(annex.decidedAt, timeZone))] : []),
            ...(annex.decidedBy && deciders.has(annex.decidedBy) ? [deciders.get(annex.decidedBy)] : []),
          ].join(", ")}
          : {annex.note}
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
      {copies && (
        <form class="stack" method="post" action={tripPath(trip, `bilag/${annex.id}`)}>
          <ErrorSummary
            errors={mine?.form.get("do") === "copy" ? formErrors("da", mine.faults, annexTexts) : noErrors}
          />
          <p>
            {copyWords(annex.reading.kind)} Kopien bliver læst igen. Den {leaves(annex)}, når en anden end dig og den,
            der sendte filen, har set på den.
          </p>
          <Button weight="quiet" does="copy">
            Lav en kopi uden det fundne<span class="vh">{`: ${annex.title}`}</span>
          </Button>
        </form>
      )}
      {beyond !== null && !isOver(state) && (
        <Notice tone="wrong" title="Filen kan ikke bruges, som den er">
          <p>{said(`fault.${beyond}`)}</p>
        </Notice>
      )}
      {state === "stopped" && beyond === null && !(copies && isPlaceAlone(annex)) && (
        <Notice tone="wrong" title="Filen kan ikke bruges, som den er">
          <p>
            {noCopyWords(annex.reading.kind, may)}
            {copies ? "Lav en kopi her, eller fjern" : "Fjern"} det, der blev fundet, i det program, filen er lavet i,
            og send den nye fil. En sort streg oven på teksten fjerner den ikke. Er det fundne ikke et personnummer, kan
            en anden end den, der sendte filen, skrive det her.
          </p>
        </Notice>
      )}
      {decides && own && <p class="m">Du har selv sendt filen. En anden koordinator eller sekretær ser på den.</p>}
      {decides && !own && (
        <Decide
          trip={trip}
          annex={annex}
          isPublic={isPublic !== null}
          typed={mine?.form.get("do") === "decide" ? mine : null}
        />
      )}
      {may && !isOver(state) && (
        <Withdraw trip={trip} annex={annex} typed={mine?.form.get("do") === "withdraw" ? mine : null} />
      )}
    </article>
  );
}

/** What a machine read, what it found, and what it could not read. */
function Read({
  annex: { reading, found },
  state,
  isOpen,
}: {
  readonly annex: Annex;
  readonly state: AnnexState;
  readonly isOpen: boolean;
}) {
  const { pages, characters, layers, hits, unread } = reading;
  const lines = [
    ...hits.map(({ kind, place, count }) =>
      said(`hit.${kind}`, { count, layer: said(`layer.${place.layer}`), at: placeWords(place.at) }),
    ),
    // What is locked is not broken too.
    ...unread
      .filter((one) => one.why !== "broken" || !unread.some(({ why, at }) => why === "encrypted" && at === one.at))
      .map(({ why, at }) => said(`why.${why}`, { at: placeWords(at) })),
    ...besideIn(reading).map((layer) => said(`why.${layer}`)),
    ...(found === "unread" && foundIn(reading) === "nothing" ? [said("why.before")] : []),
  ];
  return (
    <>
      {lines.length > 0 && (
        <Details summary={foundTitle(state)} open={isOpen}>
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

function foundTitle(state: AnnexState): string {
  if (state === "stopped") return "Det blev fundet";
  return state === "accepted" || isOver(state) ? "Det var en person bedt om at se på" : "Det skal en person se på";
}

/** A picture that says where it was taken, and nothing else: the copy alone is the answer to that. */
function isPlaceAlone({ reading }: Annex): boolean {
  return reading.hits.every(({ kind }) => kind === "position");
}

/** Whether the public can fetch it now, or will, in words that nobody overlooks. */
function PublicLine({ annex, isPublic }: { readonly annex: Annex; readonly isPublic: PublicNow | null }) {
  if (!annex.forRecord || isOver(annexState(annex))) return null;
  // A record that cannot be published as it stands may name what nobody can fetch any more.
  const isOpen = mayLeave(annex) || (annexState(annex) === "reading" && annex.found === "nothing");
  if (isOpen && isPublic?.shown.includes(annex.id))
    return (
      <p>
        <b>Offentligt nu.</b> <a href={annexAddress(annex)}>Hent det, som alle kan</a>, eller{" "}
        <a href={isPublic.path}>se den offentlige side</a>.
      </p>
    );
  if (!mayLeave(annex)) return <p>Ikke offentligt.</p>;
  return <p>Ikke offentligt endnu. Det bliver det sammen med rejsen.</p>;
}

/** That of an OpenDocument file no copy is made here, for one who could have made one of another. */
function noCopyWords(kind: FileReading["kind"], may: boolean): string {
  if (!may || (kind !== "odt" && kind !== "ods")) return "";
  const other = kind === "odt" ? "Word (.docx)" : "Excel (.xlsx)";
  return `Udsyn laver ingen kopi uden det fundne af OpenDocument-filer (.${kind}); gemt som PDF eller ${other} kan den laves her. `;
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
  return "Det nemmeste er en kopi, hvor kun billedet selv er tilbage.";
}

/** What it does, once it may. */
function leaves({ forAgenda, forRecord }: Annex): string {
  if (forAgenda && forRecord) return "kommer på dagsordenen og den offentlige side";
  return forAgenda ? "kommer på dagsordenen" : "kommer på den offentlige side";
}

function goesWith({ forAgenda, forRecord }: Annex): string {
  if (forAgenda && forRecord) return "til dagsordenen og den offentlige side";
  return forAgenda ? "til dagsordenen" : "til den offentlige side";
}
