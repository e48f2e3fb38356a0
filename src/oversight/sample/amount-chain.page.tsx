import { decisionTexts } from "../../decisions/index.ts";
import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { committeeName, titleOf, tripPath, worded } from "../../trips/index.ts";
import { type Knowledge, Notice, Proof, type Reply, Section, Title, Trail, type TrailStep } from "../../web/index.ts";
import { TrailTable, trailBase } from "../trail/trail.page.tsx";
import type { AmountChain } from "./amount-chain.ts";
import type { LeafProof } from "./prove-leaf.ts";
import { policyWords, ruleWords } from "./rule-words.ts";

const f = formatsIn("da");

/** An amount with everything it leads to, link by link; a link that is missing is shown as missing. */
export function amountChainReply(asked: AskedByWho, chain: AmountChain): Reply {
  const { posting, trip } = chain;
  const amount =
    posting.hundredths === null ? posting.amountText : f.amount(money(posting.hundredths, posting.currency));
  const title = `${posting.label ?? posting.text}: ${amount ?? "ukendt beløb"}`;
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
          note={[
            worded("category", posting.category),
            posting.voucher ? `bilag ${posting.voucher}` : "uden bilagsnummer",
            posting.bookedOn ? `bogført ${f.date(posting.bookedOn)}` : "uden bogføringsdag",
          ].join(", ")}
        />
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
        <Section title="Reglerne" note="Som de gjaldt på rejsens første dag, med deres kilde.">
          <dl class="answers">
            {chain.rules.map(({ name, rule }) => (
              <div key={name}>
                <dt>{policyWords(name)}</dt>
                <dd>
                  {rule ? ruleWords(name, rule.value, asked.here.profile.currency) : "Ingen regel den dag"}
                  {rule && (
                    <small class="m">
                      {` Gælder fra ${f.date(rule.from)}. ${rule.source.text}${rule.verified ? "" : " (ikke efterprøvet)"}`}
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

function chainSteps(chain: AmountChain, asked: AskedByWho): readonly TrailStep[] {
  const { posting, receipt, trip, budgeted, budgetIsApproved, rulings, published } = chain;
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
  return [
    step(
      true,
      "Postering",
      posting.bookedOn ? f.date(posting.bookedOn) : "–",
      [posting.text, posting.supplier, posting.accountString].filter(Boolean).join(", "),
    ),
    receipt
      ? step(true, "Kvittering", "", `${receipt.fileName}, sha256 ${receipt.sha256.slice(0, 16)}…`)
      : step(
          posting.withoutReceipt !== null,
          posting.withoutReceipt === null ? "Kvittering mangler" : "Uden kvittering, med begrundelse",
          "",
          posting.withoutReceipt ?? "Hverken kvittering eller begrundelse.",
          posting.withoutReceipt === null ? "missing" : "partly",
        ),
    budgeted === null
      ? step(false, "Budgetlinje mangler", "", "Budgettet har intet beløb for denne art.")
      : step(
          true,
          budgetIsApproved ? "Godkendt budget" : "Budget, ikke godkendt",
          trip?.approved ? f.date(trip.approved.on) : "",
          `${f.amount(money(budgeted, posting.currency))} til ${worded("category", posting.category).toLowerCase()} i alt.`,
          budgetIsApproved ? "final" : "estimated",
        ),
    ...(ruled.length > 0
      ? ruled
      : trip?.approved
        ? [step(true, "Godkendt af en leder", f.date(trip.approved.on), "Sagen er ikke for et udvalg.")]
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
