import { type AskedByWho, deskReply } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  Button,
  ButtonRow,
  Checkboxes,
  EmptyState,
  Form,
  formErrors,
  Notice,
  type Reply,
  Section,
  Select,
  TextArea,
  TextField,
  Title,
} from "../../web/index.ts";
import type { CaseOf } from "../cases.ts";
import { OversightMenu } from "../menu.tsx";
import { oversightTexts } from "../oversight.texts.ts";
import { subjectPath } from "../trail/trail.page.tsx";
import type { PersonPlace } from "./person-places.ts";
import { PlaceList, placeTitle } from "./place-list.tsx";

const f = formatsIn("da");
export const personBase = "/skrivebord/persondata";

export interface PersonView {
  readonly asked: AskedByWho;
  readonly typed: string;
  readonly names: readonly string[];
  readonly faults: readonly Fault[];
  /** `null` before anything was searched for. */
  readonly places: readonly PersonPlace[] | null;
  readonly caseOf: CaseOf;
  /** What was typed into the forms below, given back when something is wrong. */
  readonly sent?: URLSearchParams;
  readonly waiting: number;
  readonly suggestions?: readonly { readonly name: string; readonly email: string | null }[];
}

/** Whom it is about, what is held of them, and what can be done about it. */
export function personReply(view: PersonView): Reply {
  const { asked, typed, faults, places, names, waiting, suggestions = [] } = view;
  const errors = formErrors("da", faults, oversightTexts);
  const title = places === null ? "En persons oplysninger" : `Hvad står der om ${f.list(names)}?`;
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? `Fejl: ${title}` : title,
      crumbs: [{ text: "En persons oplysninger" }],
      children: (
        <>
          <Title
            title={title}
            lede="Find, udlever, ret og slet det, Udsyn ved om én person (databeskyttelsesforordningen artikel 15–17)."
          />
          <OversightMenu who={asked.who} here={personBase} />
          {waiting > 0 && (
            <Notice tone="watch">
              <p>
                <a href="/skrivebord/sletninger">
                  {waiting === 1 ? "Én sletning venter" : `${f.number(waiting)} sletninger venter`} på en anden person
                </a>
              </p>
            </Notice>
          )}
          <Form action={personBase} errors={errors}>
            <TextArea
              label="Navn og mailadresser"
              name="navne"
              value={typed}
              rows={3}
              hint="Hele navnet, også med efternavnet først, hvis regnskabet skriver det sådan. Skriv hver stavemåde og hver mailadresse på sin egen linje. Søgningen bliver noteret."
              error={errors.at("navne")}
            />
            <ButtonRow>
              <Button weight={places === null ? "first" : "quiet"}>Søg</Button>
            </ButtonRow>
          </Form>
          {suggestions.length > 0 && (
            <Notice tone="note" title="Personer med adgang, der ligner">
              <ul>
                {suggestions.map((one) => (
                  <li key={`${one.name} ${one.email}`}>{[one.name, one.email].filter(Boolean).join(", ")}</li>
                ))}
              </ul>
            </Notice>
          )}
          {places?.length === 0 && (
            <EmptyState title="Der står intet om personen i Udsyn">
              Søgt efter {f.list(names)}, i hele navne. Prøv andre stavemåder.
            </EmptyState>
          )}
          {places && places.length > 0 && <Found {...view} places={places} errors={errors} />}
        </>
      ),
    },
    faults.length > 0 ? 422 : 200,
  );
}

function Found({
  places,
  caseOf,
  names,
  sent = new URLSearchParams(),
  errors,
}: PersonView & { places: readonly PersonPlace[]; errors: ReturnType<typeof formErrors> }) {
  const hidden = { navne: names.join("\n") };
  const kept = places.filter((one) => one.keeps.length > 0);
  const correctable = places.filter((one) => one.corrects);
  return (
    <>
      <Section
        title="Hvor det står"
        note={places.length === 1 ? "Ét sted." : `${f.number(places.length)} steder.`}
        first
        id="fundet"
      >
        <PlaceList places={places} caseOf={caseOf} pathOf={subjectPath} />
      </Section>
      <Section title="Udlever" note="Alt, der er fundet, med formål, hjemmel og hvem der har set det.">
        <Form action={`${personBase}/udtraek`} hidden={hidden}>
          <p>Én fil, der kan læses af personen selv og af et program.</p>
          <ButtonRow>
            <Button weight="quiet">Hent filen</Button>
          </ButtonRow>
        </Form>
      </Section>
      <Section
        title="Ret navnet"
        note="Det offentlige følger med som en ny version med sin begrundelse. Revisionsspor, breve og indlæste filer bliver stående, som de er."
      >
        <Form action={`${personBase}/ret`} hidden={hidden}>
          <Select
            label="Stavemåde, der skal rettes"
            name="fra"
            value={sent.get("fra") ?? names[0] ?? ""}
            none={null}
            options={names.map((name) => ({ value: name, text: name }))}
            error={errors.at("fra")}
          />
          <TextField label="Rettes til" name="til" value={sent.get("til") ?? ""} error={errors.at("til")} />
          {correctable.length > 0 && <Namesakes name="ret-anden" places={correctable} caseOf={caseOf} sent={sent} />}
          <ButtonRow>
            <Button weight="quiet">Ret navnet</Button>
          </ButtonRow>
        </Form>
      </Section>
      <Section title="Slet" note="Det slettede kan ikke hentes frem igen, heller ikke fra en sikkerhedskopi.">
        <Form action={`${personBase}/slet`} hidden={hidden}>
          {kept.length > 0 && (
            <Notice tone="note" title="Noget bliver stående">
              <ul>
                {[...new Set(kept.flatMap((one) => one.keeps.map((keep) => keep.why)))].map((why) => (
                  <li key={why}>{why}</li>
                ))}
              </ul>
            </Notice>
          )}
          <Namesakes name="anden" places={places} caseOf={caseOf} sent={sent} />
          {kept.some((one) => one.keeps.some((keep) => keep.unlessDecided)) && (
            <Checkboxes
              label="Efter afgørelse"
              name="afgjort"
              values={sent.getAll("afgjort")}
              options={[
                {
                  value: "ja",
                  text: "Slet også det, der er sagt om personen som folkevalgt",
                  hint: "Kun når kommunen eller Datatilsynet har afgjort det. Skriv afgørelsen i begrundelsen.",
                },
              ]}
              optional
            />
          )}
          <TextArea
            label="Hvorfor slettes der?"
            name="grund"
            value={sent.get("grund") ?? ""}
            rows={3}
            hint="Mindst 10 tegn, uden personens navn. Begrundelsen bliver stående i revisionssporet."
            error={errors.at("grund")}
          />
          <Checkboxes
            label="Bekræft"
            name="bekraeft"
            values={sent.getAll("bekraeft")}
            options={[{ value: "ja", text: "Oplysningerne skal slettes, hvor intet andet er valgt ovenfor" }]}
            error={errors.at("bekraeft")}
          />
          <ButtonRow>
            <Button weight="danger">Slet oplysningerne</Button>
          </ButtonRow>
        </Form>
      </Section>
    </>
  );
}

/** The places found, to tick those that are about somebody else; each form has its own. */
function Namesakes(props: { name: string; places: readonly PersonPlace[]; caseOf: CaseOf; sent: URLSearchParams }) {
  const { name, places, caseOf, sent } = props;
  return (
    <Checkboxes
      label="Sæt kryds ved det, der handler om en anden med samme navn"
      hint="Det bliver ikke rørt."
      name={name}
      values={sent.getAll(name)}
      options={places.map((one) => ({ value: one.place, text: placeTitle(one, caseOf), hint: one.texts[0] }))}
      optional
    />
  );
}
