import { day } from "../../kernel/index.ts";
import {
  Confirm,
  DataTable,
  EmptyState,
  Facts,
  MapOfEurope,
  Meter,
  Page,
  Rows,
  Section,
  Timeline,
  Title,
} from "../components/index.ts";
import { gallerySite } from "./gallery-site.tsx";

const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const naughty = `<script>alert("1")</script> & 'æøå' ${long} 田中さん أهلا`;

/** Nothing, too much, and text that wants to be markup. */
export function GalleryStates() {
  return (
    <Page lang="en" site={gallerySite} title="States" tone="public">
      <Title title={long} lede={naughty} />
      <Section first title={long} note={naughty}>
        <Facts
          facts={[
            { label: naughty, value: naughty },
            { label: "Unknown", value: null },
            { label: "Nothing", value: "" },
          ]}
        />
        <Rows
          rows={[{ title: naughty, note: naughty, knowledge: "late", status: naughty, end: "999.999.999.999,99 kr." }]}
        />
      </Section>
      <Section title="Empty">
        <DataTable
          caption="A table without rows"
          rows={[]}
          rowKey={() => ""}
          total
          columns={[{ kind: "text", key: "a", head: "Place", cell: () => "" }]}
        />
        <EmptyState />
        <Timeline entries={[]} today={day("2026-05-06")} />
        <Rows rows={[]} />
        <MapOfEurope home={{ name: "Lyngholm", lat: 55.7, lon: 12.4 }} partners={[]} />
      </Section>
      <Section title="One">
        <Timeline
          today={day("2030-01-01")}
          entries={[{ on: day("2026-02-28"), label: naughty, direction: "in", knowledge: "final" }]}
        />
        <Meter filled={2} reserved={1} />
        <Meter filled={-1} />
      </Section>
      <Confirm
        question="Cancel the trip?"
        action="/cancel"
        does="Cancel the trip"
        back="/trip"
        danger
        hidden={{ version: "2" }}
      >
        <p>What is published stays, marked as cancelled.</p>
      </Confirm>
    </Page>
  );
}
