import type { Work } from "../../identity/index.ts";
import type { DateOn } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { asPublished } from "../../register/index.ts";
import { type Partner, partnersNamed } from "../../relations/index.ts";
import { Details, Notice } from "../../web/index.ts";
import { saidAsPublished } from "../correct-trip/public-changes.ts";
import { hiddenBy, withoutOlder } from "../public/older-accounts.ts";
import { headOf, marksOf, Paragraphed, RecordBody } from "../public/record-body.tsx";
import { WhomToAsk } from "../public/record-proof.tsx";
import { recordTexts } from "../public/trip-record.texts.ts";
import type { TripEntry } from "../trip-entry.ts";
import { tripType } from "../trip-entry-type.ts";
import { worded } from "./staff.texts.ts";

export interface Previewed {
  readonly entry: TripEntry;
  readonly here: Municipality;
  readonly today: DateOn;
  /** Those the entry names. */
  readonly partners: readonly Partner[];
}

/** An entry with what its page is made of. */
export async function previewed(work: Work, entry: TripEntry): Promise<Previewed> {
  const partners = [...(await partnersNamed(work, entry.partners)).values()];
  return { entry, here: work.municipality, today: work.today, partners };
}

/** A public entry as it would be published, by the public page's own sections: what stands here stands there, no more, no less. */
export function EntryPreview({ entry: whole, here, today, partners }: Previewed) {
  const lang = "da";
  const asOf = { profile: here.profile, today };
  const entry = withoutOlder(saidAsPublished(whole), asOf);
  const words = { f: formatsIn(lang), t: recordTexts.in(lang) };
  const record = { entry, here, partners, today, lang, ...words, accountsHidden: hiddenBy(whole, asOf) } as const;
  const { title, short } = headOf(record);
  return (
    <div class="stack-l">
      <div class="title">
        <div class="title-row">
          {marksOf(record).map((mark, at) => (
            <span key={at} class="s m">
              {mark}
            </span>
          ))}
        </div>
        <p class="lede" lang={title.lang}>
          <b>{title.text}</b>
        </p>
        {short && (
          <p class="lede">
            <Paragraphed {...short} />
          </p>
        )}
      </div>
      <RecordBody {...record} />
      <WhomToAsk {...record} />
      <Details summary="Se posten, som maskiner læser den">
        <pre class="code">{JSON.stringify(asPublished(tripType, whole).entry, null, 2)}</pre>
      </Details>
    </div>
  );
}

/** What is said where nothing becomes public. */
export function NothingPublic({ status }: { status: string }) {
  return (
    <Notice tone="note" title="Intet bliver offentligt">
      <p>
        {status === "approved"
          ? "Den første godkendelse venter på, at dens referat bliver bekræftet. Denne beslutning bliver offentlig sammen med den."
          : `Sagen bliver »${worded("status", status).toLowerCase()}«. Kun det, der er godkendt, står i det offentlige register; beslutningen står i udvalgets eget referat.`}
      </p>
    </Notice>
  );
}

/** What is said where a trip was taken down. */
export function StaysDown() {
  return (
    <Notice tone="note" title="Intet bliver offentligt">
      <p>Offentliggørelsen er trukket tilbage. Intet bliver offentligt igen af sig selv.</p>
    </Notice>
  );
}
