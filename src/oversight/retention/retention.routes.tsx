import { type AskedByWho, deskReply, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import { accountsWindow, limitOn, settingOn } from "../../profile/index.ts";
import { DataTable, type Reply, Rows, Section, Title } from "../../web/index.ts";
import { OversightMenu, trailReaders } from "../menu.tsx";
import { subjectPath, trailBase } from "../trail/trail.page.tsx";
import { type HeldCase, type RetentionLine, retentionStanding } from "./retention-standing.ts";

const f = formatsIn("da");
const base = "/skrivebord/opbevaring";

/** What is kept how long and why, with how much there is of it now. */
export function retentionRoutes(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "staff",
      method: "GET",
      path: base,
      allow: trailReaders,
      whole: true,
      handle: (asked) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const { lines, cases } = await retentionStanding(one);
          return retentionReply(asked, lines, cases, one);
        }),
    },
  ];
}

/** For how long accounts are shown is another question than for how long they are kept, and is answered beside it. */
function AccountsShown({ municipality: { profile }, today }: Pick<Work, "municipality" | "today">) {
  const window = accountsWindow(profile, today);
  const rule = limitOn(profile, "accountsShownYears", today);
  return (
    <Section
      title="Regnskaber på de offentlige sider"
      note="Visningen er noget andet end opbevaringen: den sletter intet."
      id="visning"
    >
      <p>
        {window === null
          ? "Alle offentliggjorte regnskaber vises, uanset hvor gamle de er."
          : `Regnskaber vises i ${window.years} år efter udgangen af det år, rejsen eller besøget sluttede: nu fra ${window.from} og frem. Ældre står på ingen sider og i ingen summer; posterne, datafilerne og loggen har dem stadig.`}
      </p>
      <p class="s m">
        {rule ? `Kilde: ${rule.source.text}. ` : ""}
        Antallet af år, mindst 5, står i kommuneprofilen (<code>accountsShownYears</code>) og sættes som resten af den
        med <code>bin/udsyn municipality add</code>.
      </p>
    </Section>
  );
}

function HeldCases({ cases }: { cases: readonly HeldCase[] }) {
  return (
    <Section
      title="Mærket til bevaring"
      note="Fristerne og sletning af personer springer disse sager over. Rejselister slettes alligevel."
      id="bevaring"
    >
      {cases.length === 0 ? (
        <p class="m">Ingen sager er mærket. Koordinatoren og databeskyttelsesrådgiveren mærker dem på rejsens side.</p>
      ) : (
        <Rows
          rows={cases.map(({ subject, title, reason, until }) => ({
            title: <a href={subjectPath(subject) ?? trailBase}>{title}</a>,
            note: reason,
            end: `til og med ${f.shortDate(until)}`,
          }))}
        />
      )}
    </Section>
  );
}

function retentionReply(
  asked: AskedByWho,
  lines: readonly RetentionLine[],
  cases: readonly HeldCase[],
  { municipality, today }: Work,
): Reply {
  const { source } = settingOn(municipality.profile, "retention", today);
  return deskReply({
    asked,
    title: "Opbevaring",
    crumbs: [{ text: "Opbevaring" }],
    children: (
      <>
        <Title
          title="Opbevaring"
          lede="Hvad Udsyn gemmer om personer, hvorfor, hvor længe, og hvordan det slettes. Det, fristen er ude for, slettes hver time."
          note={`Fristerne er kommunens egne: ${source.text}`}
        />
        <OversightMenu who={asked.who} here={base} />
        <DataTable
          caption="Frister"
          captionHidden
          lead
          rows={lines}
          rowKey={(one) => one.id}
          columns={[
            {
              kind: "text",
              key: "what",
              head: "Oplysninger",
              narrow: "full",
              cell: (one) => (
                <>
                  <b>{one.what}</b>
                  <small> {one.purpose}</small>
                  <small class="m"> {one.basis}.</small>
                </>
              ),
            },
            { kind: "text", key: "term", head: "Hvor længe", narrow: "full", labelled: true, cell: (one) => one.term },
            { kind: "text", key: "how", head: "Så sker der", narrow: "full", labelled: true, cell: (one) => one.how },
            {
              kind: "text",
              key: "held",
              head: "Nu",
              labelled: true,
              cell: (one) =>
                one.held === null
                  ? "–"
                  : `${f.number(one.held)}${one.due ? `, heraf ${f.number(one.due)} ved næste kørsel` : ""}`,
            },
          ]}
        />
        <AccountsShown {...{ municipality, today }} />
        <HeldCases cases={cases} />
      </>
    ),
  });
}
