import { accountsDeskTexts, closingFaults, looseIn } from "../../accounts/index.ts";
import { identityTexts } from "../../identity/index.ts";
import { Button, ButtonRow, Form, fieldsOf, formErrors, Notice, Section, TextField } from "../../web/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import type { TripAccountsView } from "./trip-accounts.page.tsx";
import { takesPostings } from "./trip-accounts.ts";

/** Closing the accounts, with what is missing first; or opening them again. */
export function Ending({ trip, postings, receipts, faults }: TripAccountsView) {
  const errors = formErrors("da", faults?.closing ?? [], accountsDeskTexts, tripTexts, identityTexts);
  const { field } = fieldsOf({}, errors);
  if (trip.accountsTrack === "closed")
    return (
      <Section title="Åbn igen" note="Begrundelsen bliver offentlig ved rejsen.">
        <Form action={tripPath(trip, "regnskab/genaabn")} errors={errors}>
          <TextField label="Hvorfor?" {...field("reason")} />
          <ButtonRow>
            <Button weight="quiet">Åbn regnskabet igen</Button>
          </ButtonRow>
        </Form>
      </Section>
    );
  if (!takesPostings(trip)) return null;
  const missing = closingFaults(postings, { withoutCost: null }, looseIn(receipts).length);
  const said = formErrors("da", missing, accountsDeskTexts).summary;
  return (
    <Section title="Luk regnskabet" id="luk" note="Så er det endeligt, og resten af det disponerede frigives.">
      {said.length > 0 && (
        <Notice tone="watch" title="Det mangler">
          <ul>
            {said.map((one) => (
              <li key={one.text}>{one.text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form action={tripPath(trip, "regnskab/luk")} errors={errors}>
        {postings.length === 0 && <TextField label="Hvorfor kostede rejsen ikke noget?" {...field("withoutCost")} />}
        <ButtonRow>
          <Button disabled={postings.length > 0 && said.length > 0}>Luk regnskabet</Button>
          {postings.length > 0 && said.length > 0 && <span class="s m">Åbner, når intet mangler.</span>}
        </ButtonRow>
      </Form>
    </Section>
  );
}
