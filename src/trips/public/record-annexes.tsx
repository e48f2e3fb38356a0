import { Foreign, Rows, Section } from "../../web/index.ts";
import { fileKind, fileWeight } from "../annexes/file-words.ts";
import type { RecordSaid } from "./record.ts";

/** The files that go with a trip, each with its kind and its weight: whoever is on a telephone knows before they press. */
export function RecordAnnexes({ entry, t, f, lang }: RecordSaid) {
  const { annexes = [] } = entry;
  if (annexes.length === 0) return null;
  return (
    <Section title={t("annexes")} note={t("annexes.note")}>
      <Rows
        rows={annexes.map((one) => ({
          title: (
            <a href={one.url}>
              <Foreign text={one.title} lang={one.lang === lang ? undefined : one.lang} />
            </a>
          ),
          note: t("annex.about", { kind: fileKind(one.mediaType), size: fileWeight(one.bytes, f) }),
        }))}
      />
    </Section>
  );
}
