import { instant } from "../../kernel/index.ts";
import { isWithdrawal, leafHash, leafOf, type StoredVersion } from "../../register/index.ts";
import { addressIn, LinkRow, Proof, Rows, Section } from "../../web/index.ts";
import type { RecordShown } from "./record.ts";

/** Every version with its reason, and how anybody can check that the newest is what the log holds. */
export function RecordVersions(record: RecordShown) {
  const { versions, here, head, lang, t, f, entry } = record;
  const [newest] = versions;
  if (!newest) throw new Error(`trip ${entry.id} is published without a version`);
  const said = (one: StoredVersion) => {
    const { version, reason } = one;
    if (isWithdrawal(one)) return t("version.withdrawn", { reason: reason ?? "–" });
    return reason === null ? t(version === 1 ? "version.first" : "version.next") : t("version.correction", { reason });
  };
  const minute = (moment: Date) => f.moment(instant(moment), here.profile.timeZone);
  const at = (moment: Date) =>
    versions.filter((one) => minute(one.publishedAt) === minute(moment)).length > 1
      ? f.exactMoment(instant(moment), here.profile.timeZone)
      : minute(moment);
  return (
    <Section title={t("versions")} note={t("versions.note")}>
      <Rows
        rows={versions.map((one) => ({
          title: (
            <>
              <a class="n" href={`/rejser/${entry.slug}/v${one.version}.json`}>
                {t("version", { version: one.version })}
              </a>
              {`: ${said(one)}`}
            </>
          ),
          end: at(one.publishedAt),
        }))}
      />
      <Proof
        title={t("check")}
        sha256={Buffer.from(leafHash(leafOf(newest))).toString("hex")}
        links={[
          { href: `/rejser/${entry.slug}.json`, text: t("check.json") },
          { href: "/log/checkpoint", text: t("check.head") },
          { href: addressIn(lang, "/log"), text: t("check.log") },
        ]}
      >
        {t("check.text", { number: f.number(newest.leafIndex + 1), size: f.number(head.size) })}
      </Proof>
    </Section>
  );
}

/** The record as data, and whom to ask. */
export function RecordContact({ entry, t }: RecordShown) {
  const { caseNumber, contact } = entry;
  const subject = caseNumber === null ? entry.title : `${caseNumber} ${entry.title}`;
  return (
    <Section title={t("take")}>
      <LinkRow
        links={[
          { href: `/rejser/${entry.slug}.json`, text: t("json") },
          { href: "/data/trip-accounts.csv", text: t("csv") },
        ]}
      />
      {contact?.email || contact?.unit ? (
        <p>
          {t("ask")}
          {contact.unit}
          {contact.unit && contact.email && ", "}
          {contact.email && (
            <a href={`mailto:${contact.email}?subject=${encodeURIComponent(subject)}`}>{contact.email}</a>
          )}
          {". "}
          {caseNumber !== null && t("ask.case", { number: caseNumber })}
        </p>
      ) : (
        <p class="m">{t("ask.unknown")}</p>
      )}
    </Section>
  );
}
