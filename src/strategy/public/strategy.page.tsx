import type { UdsynRoute } from "../../identity/index.ts";
import { type DateOn, dateInZone } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { PlainPage, type TaggedLinks, type TaggedLinksOf, TaggedList } from "../../register/index.ts";
import { Foreign, html, Rows, renderPage, Section, SourceText } from "../../web/index.ts";
import { strategiesOf } from "../demo-strategies.ts";
import { goalsOn, strategyOn } from "../goals.ts";
import type { Strategy, StrategyGoal } from "../strategy.ts";
import { unGoalName } from "../un-goals.ts";
import { QuoteSource } from "./quote-source.tsx";
import { strategyTexts } from "./strategy.texts.ts";

/** `/strategi`: the strategy in force with its goals, and the trips that point to them. */
export function strategyPages(tripsOf: TaggedLinksOf): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/strategi",
      handle: async ({ here, lang, base, now }) => {
        const today = dateInZone(now, here.profile.timeZone);
        const trips = await tripsOf(here, lang, "goals");
        return html(renderPage(<StrategyPage {...{ here, lang, base, today, trips }} />));
      },
    },
  ];
}

interface StrategyPageProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  readonly today: DateOn;
  readonly trips: ReadonlyMap<string, TaggedLinks>;
}

function StrategyPage({ here, lang, base, today, trips }: StrategyPageProps) {
  const t = strategyTexts.in(lang);
  const f = formatsIn(lang);
  const strategies = strategiesOf(here.slug);
  const strategy = strategyOn(strategies, today);
  const page = { here, lang, base, path: "/strategi" };
  if (!strategy)
    return (
      <PlainPage {...page} title={t("none")} lede={t("none.lede")}>
        {null}
      </PlainPage>
    );
  const goals = goalsOn(strategies, today).map((one) => one.goal);
  const lede = t("lede", { adopted: f.date(strategy.adopted.on), to: f.date(strategy.to) });
  const areas = [null, ...strategy.focusAreas].map((area) => ({
    name: area === null ? t("across") : (area.name[lang] ?? area.quote),
    goals: goals.filter((goal) => goal.focusArea === (area?.id ?? null)),
  }));
  return (
    <PlainPage
      {...page}
      title={t("title")}
      lede={
        <>
          <Foreign text={strategy.title} lang={strategy.language} />
          {`. ${lede}`}
        </>
      }
      description={lede}
    >
      {areas.map(
        ({ name, goals: inArea }, at) =>
          inArea.length > 0 && (
            <Section key={name} first={at === 0} title={name} note={at === 0 ? t("goals.note") : undefined}>
              {inArea.map((goal) => (
                <Goal key={goal.id} goal={goal} strategy={strategy} lang={lang} trips={trips.get(goal.id)} />
              ))}
            </Section>
          ),
      )}
      <UnFields strategy={strategy} lang={lang} />
      <Section title={t("source")}>
        <p>
          <SourceText {...strategy.source} lang={strategy.language} />
        </p>
      </Section>
    </PlainPage>
  );
}

interface GoalProps {
  readonly goal: StrategyGoal;
  readonly strategy: Strategy;
  readonly lang: Lang;
  readonly trips: TaggedLinks | undefined;
}

/** A goal in the strategy's own words, and who points to it: none is said too. */
function Goal({ goal, strategy, lang, trips }: GoalProps) {
  const t = strategyTexts.in(lang);
  const f = formatsIn(lang);
  return (
    <div id={goal.id} class="stack">
      <figure>
        <blockquote class="prose" lang={strategy.language === lang ? undefined : strategy.language}>
          <p>{f.quote(goal.quote)}</p>
        </blockquote>
        <figcaption>
          <QuoteSource strategy={strategy} section={goal.section} />
          {`. ${t("trips", { count: trips?.count ?? 0 })}`}
        </figcaption>
      </figure>
      {trips && <TaggedList tagged={trips} lang={lang} />}
    </div>
  );
}

function UnFields({ strategy, lang }: { strategy: Strategy; lang: Lang }) {
  const t = strategyTexts.in(lang);
  const f = formatsIn(lang);
  if (strategy.unFields.length === 0) return null;
  return (
    <Section title={t("un")} note={t("un.note")}>
      <Rows
        rows={strategy.unFields.map(({ quote, goals, note }) => ({
          title: <Foreign text={f.quote(quote)} lang={strategy.language} />,
          note: (
            <>
              {[
                ...(goals.length === 0 ? [t("un.none")] : []),
                ...goals.map((number) => t("un.goal", { number, name: unGoalName(number, lang) ?? "" })),
              ].join(" · ")}
              {note && (
                <>
                  {" · "}
                  <Foreign text={note} lang={strategy.language} />
                </>
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}
