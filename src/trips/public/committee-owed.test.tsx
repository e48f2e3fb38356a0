import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { renderPart } from "../../web/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import { CommitteeOwed } from "./committee-owed.tsx";
import { nothingCounted } from "./counted.ts";
import type { PublishedTrip } from "./shown.ts";

const trip = (slug: string, kind: string | null = "committee-trip") =>
  ({
    ...{ slug, kind, title: `${slug}: hvad nu?`, lang: "da", status: "approved", source: null, report: null },
    ...{ startOn: "2026-09-02", endOn: "2026-09-04", destinations: [], accounts: { status: "final", lines: [] } },
    ...{ translations: {}, asPrinted: {}, programme: [], rulings: [], funding: [], budget: { lines: [] } },
    participants: { total: 2, elected: { count: 2, named: [] }, staff: [], others: [] },
  }) as unknown as PublishedTrip;

function said(unreported: readonly PublishedTrip[], reportless: readonly PublishedTrip[] | null): string {
  const here = { profile: lyngholm() } as Municipality;
  const asked = { here, lang: "da", today: day("2026-11-29"), bodyId: "b", counted: nothingCounted } as const;
  return renderPart(<CommitteeOwed {...asked} open={[]} unreported={unreported} reportless={reportless} />);
}

test("reports that are not public are told by their rows where those tell of all, else counted and named", () => {
  const [due, other] = [trip("lund"), trip("gent")];
  const inRow = said([due], [due]);
  expect(inRow).toContain('href="/rejser/lund"');
  expect(inRow).not.toContain("ikke offentliggjort nogen rapport");
  const both = said([due], [due, other]);
  expect(both).toContain("Om 2 rejser og besøg, der er slut, er der ikke offentliggjort nogen rapport.");
  expect(both.match(/href="\/rejser\/gent"/g)).toHaveLength(1);
});

test("many without a report are counted and not named, and nothing lacking is said", () => {
  const many = Array.from({ length: 6 }, (_, at) => trip(`by-${at}`));
  expect(said([], many)).toContain("Om 6 rejser og besøg, der er slut");
  expect(said([], many)).not.toContain("/rejser/by-");
  expect(said([], [])).toContain("er der afleveret eller offentliggjort en rapport om hver rejse");
  expect(said([], null)).toContain("står på hver rejses side");
});

test("accounts that are late are told as late and not as missing, and what is all of them as all", () => {
  const here = { profile: lyngholm() } as Municipality;
  const shown = (counted: object, open: object) => {
    const asked = { here, lang: "da", today: day("2026-11-29"), bodyId: "b", unreported: [], reportless: [] } as const;
    return renderPart(
      <CommitteeOwed {...asked} counted={{ ...nothingCounted, ...counted }} open={[{ id: "a", ...open }] as never} />,
    ).replaceAll(/<[^>]+>/g, " ");
  };
  const partly = { state: "partly-booked", isLate: false, isReopened: true };
  const late = shown({ partly: 1 }, { ...partly, isLate: true, isReopened: false });
  expect(late).toMatch(/1 post er over fristen for regnskabet.*Over frist.*1 post er delvist bogført/);
  expect(late).not.toContain("Mangler");
  expect(shown({ missing: 1 }, partly)).toMatch(/1 post mangler regnskab\s.*Mangler/);
  expect(shown({ missing: 1, partly: 1 }, { ...partly, isLate: true })).toContain(
    "2 poster mangler regnskab eller er over fristen for det",
  );
  expect(shown({ partly: 1 }, partly)).toContain("Regnskabet var lukket og er åbnet igen");
  expect(shown({ partly: 2 }, partly)).toContain("1 af dem var lukket og er åbnet igen");
});
