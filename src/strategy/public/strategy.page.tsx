import type { UdsynRoute } from "../../identity/index.ts";
import { type DateOn, dateInZone, daysCounted } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { PlainPage, type TaggedLinks, type TaggedLinksOf, TaggedList } from "../../register/index.ts";
import {
  Foreign,
  html,
  KeyFigures,
  Meter,
  Rows,
  renderPage,
  Section,
  SourceText,
  StatusDisc,
  Tongue,
} from "../../web/index.ts";
import { strategiesOf } from "../demo-strategies.ts";
import { goalsOn, strategyOn } from "../goals.ts";
import type { Strategy, StrategyGoal } from "../strategy.ts";
import { unGoalName } from "../un-goals.ts";
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
      <Period strategy={strategy} goals={goals} trips={trips} today={today} lang={lang} />
      <Themes strategy={strategy} lang={lang} />
      {areas.map(
        ({ name, goals: inArea }, at) =>
          inArea.length > 0 && (
            <Section key={name} title={name} note={at === 0 ? t("goals.note") : undefined}>
              <Goals goals={inArea} strategy={strategy} lang={lang} trips={trips} />
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

interface PeriodProps {
  readonly strategy: Strategy;
  readonly goals: readonly StrategyGoal[];
  readonly trips: ReadonlyMap<string, TaggedLinks>;
  readonly today: DateOn;
  readonly lang: Lang;
}

/** How long the strategy still holds, and how many of its goals something published points to: derived, never typed in. */
function Period({ strategy, goals, trips, today, lang }: PeriodProps) {
  const t = strategyTexts.in(lang);
  const f = formatsIn(lang);
  const [whole, gone] = [daysCounted(strategy.from, strategy.to), daysCounted(strategy.from, today)];
  const left = whole - gone;
  const covered = goals.filter((goal) => (trips.get(goal.id)?.count ?? 0) > 0).length;
  return (
    <KeyFigures
      figures={[
        {
          figure: f.number(left),
          says: (
            <>
              {t("left", { count: left, to: f.date(strategy.to) })}
              <Meter filled={gone / whole} />
            </>
          ),
        },
        { figure: `${f.number(covered)}/${f.number(goals.length)}`, says: t("covered") },
      ]}
    />
  );
}

/** The themes of the vision that the strategy says it serves. */
function Themes({ strategy, lang }: { strategy: Strategy; lang: Lang }) {
  const t = strategyTexts.in(lang);
  const f = formatsIn(lang);
  if (strategy.themes.length === 0) return null;
  return (
    <Section
      first
      title={t("themes")}
      note={
        <>
          {`${t("themes.from")} `}
          <Foreign text={f.quote(strategy.vision.title)} lang={strategy.language} />
        </>
      }
    >
      <ol class="themes">
        {strategy.themes.map((theme) => (
          <li key={theme.id}>
            <span>
              <span class="head" lang={strategy.language}>
                {theme.quote}
              </span>
              <Tongue lang={strategy.language} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

interface GoalsProps {
  readonly goals: readonly StrategyGoal[];
  readonly strategy: Strategy;
  readonly lang: Lang;
  readonly trips: ReadonlyMap<string, TaggedLinks>;
}

/** Each goal in the strategy's own words, and how many point to it: none is said, and shown as a gap. */
function Goals({ goals, strategy, lang, trips }: GoalsProps) {
  const t = strategyTexts.in(lang);
  const f = formatsIn(lang);
  return (
    <ul class="rows">
      {goals.map((goal) => {
        const tagged = trips.get(goal.id);
        const count = tagged?.count ?? 0;
        return (
          <li key={goal.id} id={goal.id} class="row">
            <div>
              <figure>
                <blockquote class="prose" lang={strategy.language === lang ? undefined : strategy.language}>
                  <p>{f.quote(goal.quote)}</p>
                </blockquote>
                <figcaption>
                  {`${t("section")} `}
                  <Foreign text={f.quote(goal.section)} lang={strategy.language} />
                </figcaption>
              </figure>
              {tagged && <TaggedList tagged={tagged} lang={lang} />}
            </div>
            <StatusDisc knowledge={count > 0 ? "final" : "missing"}>
              {tagged ? <a href={tagged.all}>{t("trips", { count })}</a> : t("trips", { count })}
            </StatusDisc>
          </li>
        );
      })}
    </ul>
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
