import type { PostingFacts, RemovedPosting } from "../../accounts/index.ts";
import { decisionTexts } from "../../decisions/index.ts";
import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { isCurrency, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { BytesStanding, StoredDocument } from "../../records/index.ts";
import { committeeName, titleOf, tripPath, worded } from "../../trips/index.ts";
import { type Knowledge, Notice, Proof, type Reply, Section, Title, Trail, type TrailStep } from "../../web/index.ts";
import { momentOf } from "../trail/asked-trail.ts";
import { TrailTable, trailBase } from "../trail/trail.page.tsx";
import type { AmountChain } from "./amount-chain.ts";
import type { LeafProof } from "./prove-leaf.ts";
import { policyWords, ruleWords } from "./rule-words.ts";

const f = formatsIn("da");

/** An amount with everything it leads to, link by link; a link that is missing is shown as missing. */
export function amountChainReply(asked: AskedByWho, chain: AmountChain): Reply {
  const { facts, removed, trip } = chain;
  const title = facts ? postingTitle(facts) : "Fjernet postering";
  const missing = chainSteps(chain, asked).filter((one) => one.knowledge === "missing");
  return deskReply({
    asked,
    title,
    crumbs: [
      { text: "Revisionsspor", href: trailBase },
      { text: "Stikprøve", href: "/skrivebord/stikproeve" },
      { text: "Beløb" },
    ],
    children: (
      <>
        <Title
          title={title}
          note={
            facts &&
            [
              worded("category", facts.category),
              facts.voucher ? `bilag ${facts.voucher}` : "uden bilagsnummer",
              facts.bookedOn ? `bogført ${f.date(facts.bookedOn)}` : "uden bogføringsdag",
            ].join(", ")
          }
        />
        {removed && (
          <Notice tone="wrong" title="Posteringen er fjernet fra regnskabet">
            <p>{removalWords(asked, removed)}</p>
          </Notice>
        )}
        {missing.length > 0 ? (
          <Notice tone="watch" title="Kæden har huller">
            <p>{f.list(missing.map((one) => String(one.title)))}.</p>
          </Notice>
        ) : (
          <Notice tone="ok" title="Kæden er hel" />
        )}
        <Section title="Kæden" note={trip ? <a href={tripPath(trip)}>{titleOf(trip)}</a> : "Ingen sag"} first>
          <Trail steps={chainSteps(chain, asked)} />
        </Section>
        {chain.othersRemoved.length > 0 && (
          <Section title="Fjernet fra samme regnskab" note="Stod der engang, og tælles ikke med.">
            <dl class="answers">
              {chain.othersRemoved.map((one) => (
                <div key={one.id}>
                  <dt>
                    <a href={`${trailBase}/posteringer/${one.id}`}>
                      {one.facts ? postingTitle(one.facts) : "Fjernet postering"}
                    </a>
                  </dt>
                  <dd>{removalWords(asked, one)}</dd>
                </div>
              ))}
            </dl>
          </Section>
        )}
        <Section title="Reglerne" note="Som de gjaldt på rejsens første dag, med deres kilde.">
          <dl class="answers">
            {chain.rules.map(({ name, rule }) => (
              <div key={name}>
                <dt>{policyWords(name)}</dt>
                <dd>
                  {rule ? ruleWords(name, rule.value, asked.here.profile.currency) : "Ingen regel den dag"}
                  {rule && (
                    <small class="m">
                      {` Udsyn regner med den fra ${f.date(rule.from)}. ${rule.source.text}${rule.verified ? "" : " (ikke efterprøvet)"}`}
                    </small>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
        {chain.published && (
          <Section title="Beviset" note="Regnet efter her og nu.">
            <Proof
              title={`Version ${chain.published.first.version}`}
              sha256={chain.published.proof.leafHash}
              links={[
                { href: `/rejser/${chain.published.slug}`, text: "Se den offentlige side" },
                {
                  href: `/rejser/${chain.published.slug}/v${chain.published.first.version}.json`,
                  text: "Hent versionen med bevis",
                },
              ]}
            >
              {proofWords(chain.published.proof)}
            </Proof>
          </Section>
        )}
        <Section title="Handlinger" note="Alt, der er sket med posteringen.">
          <TrailTable asked={asked} lines={chain.trail} caption="Handlinger" />
        </Section>
      </>
    ),
  });
}

/** What a line is about and its amount, as a heading. */
function postingTitle({ label, text, hundredths, amountText, currency }: PostingFacts): string {
  const amount = hundredths === null ? amountText : f.amount(money(hundredths, currency));
  return `${label ?? text}: ${amount ?? "ukendt beløb"}`;
}

/** An amount in its own currency; a code that is no currency known stands as written. */
function amountIn(hundredths: bigint, currency: string): string {
  return isCurrency(currency) ? f.amount(money(hundredths, currency)) : `${f.figure(hundredths)} ${currency}`;
}

/** What is booked at home of an amount in another currency, with the rate and where it was taken from; empty of one at home. */
function worthWords({ hundredths, currency, rate, rateVersion, homeHundredths }: PostingFacts, home: string): string {
  if (currency === home || hundredths === null) return "";
  const paid = amountIn(hundredths, currency);
  if (rate === null || homeHundredths === null) return `${paid} uden kurs, så der er intet beløb i ${home}`;
  const from = rateVersion === null ? "kursen er skrevet i hånden" : `kursen er fra ${rateVersion}`;
  return `${paid} × ${rate.replace(".", ",")} = ${amountIn(homeHundredths, home)} (${from})`;
}

/** Why a line was taken out, by whom and when. */
function removalWords(asked: AskedByWho, { reason, by, removedAt }: RemovedPosting): string {
  const why = reason ?? "Begrundelsen er slettet efter fristen.";
  return `${why} (${by ?? "Navnet er slettet"}, ${f.moment(...momentOf(asked, removedAt))})`;
}

/** The receipt with what came of hashing its file here and now. */
function receiptStep({ fileName, sha256 }: StoredDocument, bytes: BytesStanding | null): TrailStep {
  const said = {
    whole: ["Kvittering", "Filen er regnet efter her og nu, og den er, som den kom.", "final"],
    changed: [
      "Kvitteringens fil er ændret",
      "Filen er regnet efter her og nu, og den er en anden end den, der kom.",
      "missing",
    ],
    missing: ["Kvitteringens fil mangler", "Filen findes ikke i lageret.", "missing"],
    unread: ["Kvittering", "Filen kan ikke regnes efter fra denne installation.", "partly"],
  } as const;
  const [title, says, knowledge] = said[bytes ?? "unread"];
  return {
    when: "",
    title,
    knowledge,
    children: (
      <>
        <p>
          {fileName}. {says}
        </p>
        <p class="s m">
          SHA-256 <code class="brk">{sha256}</code>
        </p>
      </>
    ),
  };
}

function chainSteps(chain: AmountChain, asked: AskedByWho): readonly TrailStep[] {
  const { facts, receipt, trip, budgeted, budgetIsApproved, rulings, published } = chain;
  const { profile } = asked.here;
  const step = (has: boolean, title: string, when: string, says: string, knowledge?: Knowledge): TrailStep => ({
    when,
    title,
    knowledge: knowledge ?? (has ? "final" : "missing"),
    children: <p>{says}</p>,
  });
  const approval = rulings.filter((one) => one.submission.about === "request" && one.ruling === "approved").at(-1);
  const ruled = rulings.map((one) => {
    const name = committeeName(profile, one.submission.committeeId, one.submission.meetsOn);
    const item = one.item ? `, punkt ${one.item}` : "";
    const confirmed = one.confirmedAt ? "Referatet er bekræftet." : "Referatet er ikke bekræftet.";
    return step(
      true,
      `Beslutning: ${decisionTexts.find("da", `ruling.${one.ruling}`) ?? one.ruling}`,
      f.date(one.submission.meetsOn),
      `${name}${item}. ${confirmed} ${one.text}`,
      one.confirmedAt ? "final" : "partly",
    );
  });
  if (!facts)
    return [step(false, "Posteringens værdier er slettet efter fristen", "", "Revisionssporet har dem ikke mere.")];
  return [
    step(
      true,
      "Postering",
      facts.bookedOn ? f.date(facts.bookedOn) : "–",
      [
        [facts.text, facts.supplier, facts.accountString].filter(Boolean).join(", "),
        worthWords(facts, profile.currency),
      ]
        .filter(Boolean)
        .join(". "),
    ),
    receipt
      ? receiptStep(receipt, chain.receiptBytes)
      : step(
          facts.withoutReceipt !== null,
          facts.withoutReceipt === null ? "Kvittering mangler" : "Uden kvittering, med begrundelse",
          "",
          facts.withoutReceipt ?? "Hverken kvittering eller begrundelse.",
          facts.withoutReceipt === null ? "missing" : "partly",
        ),
    budgeted === null
      ? step(false, "Budgetlinje mangler", "", "Budgettet har intet beløb for denne art.")
      : step(
          true,
          budgetIsApproved ? "Godkendt budget" : "Budget, ikke godkendt",
          trip?.approved ? f.date(trip.approved.on) : "",
          `${amountIn(budgeted.hundredths, budgeted.currency)} til ${worded("category", facts.category).toLowerCase()} i alt.`,
          budgetIsApproved ? "final" : "estimated",
        ),
    ...(ruled.length > 0
      ? ruled
      : trip?.approved
        ? [step(true, "Godkendt af en leder", f.date(trip.approved.on), "Sagen er ikke for et udvalg.")]
        : trip?.plan.source
          ? [
              step(
                false,
                "Beslutning ikke oplyst",
                "",
                "Rejsen er fra en kilde, og det er ikke oplyst, hvem der godkendte den.",
              ),
            ]
          : [step(false, "Beslutning mangler", "", "Ingen har godkendt rejsen.")]),
    ...(ruled.length > 0 && !approval
      ? [step(false, "Godkendelse mangler", "", "Ingen beslutning godkender rejsen.")]
      : []),
    published
      ? step(
          published.proof.isLeaf && published.proof.leadsToRoot,
          `Offentliggjort i version ${published.first.version}`,
          "",
          `${proofWords(published.proof)} Nyeste version er ${published.newest.version}.`,
        )
      : step(false, "Ikke offentliggjort", "", "Beløbet står ikke i nogen offentliggjort version."),
  ];
}

function proofWords({ leafIndex, treeSize, isLeaf, leadsToRoot }: LeafProof): string {
  const place = `Blad ${f.number(leafIndex)} af ${f.number(treeSize)} i loggen.`;
  if (!isLeaf) return `${place} Versionen passer ikke til bladet.`;
  return leadsToRoot ? `${place} Bladet fører til den underskrevne rod.` : `${place} Bladet fører ikke til roden.`;
}
