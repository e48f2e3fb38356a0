import { Button, PaletteHint, TextField } from "../web/index.ts";

/** Finds a trip by its heading, place or case number. */
export function SearchBox({ value }: { value: string }) {
  return (
    <search>
      <form class="desk-search" method="get" action="/skrivebord/soeg">
        <TextField label="Find sag, by eller sagsnummer" name="q" type="search" value={value} />
        <Button weight="quiet">Find</Button>
        <PaletteHint />
      </form>
    </search>
  );
}
