import { expect, test } from "vitest";
import { InLanguage } from "./language.tsx";
import { renderPart } from "./render.ts";
import { Repeated } from "./repeated.tsx";

const pressed = (button: string) =>
  renderPart(
    <InLanguage lang="da">
      <Repeated
        name="places"
        title="Rejsemål"
        count={2}
        add="Tilføj"
        rowTitle={(number) => `Rejsemål ${number}`}
        row={() => null}
        pressed={button}
      />
    </InLanguage>,
  );
/** Where focus goes when the page comes: the words of each. */
const focused = (html: string) => [...html.matchAll(/<\w+[^>]*autofocus[^>]*>([^<]*)</g)].map(([, words]) => words);

test("who added a row or filled one goes on in it, who took one away at the rows; rows of another group take nobody's focus", () => {
  expect(focused(pressed("add:places"))).toEqual(["Rejsemål 2"]);
  expect(focused(pressed("fill:places.0"))).toEqual(["Rejsemål 1"]);
  expect(focused(pressed("remove:places.0"))).toEqual(["Rejsemål"]);
  for (const other of ["", "add:people", "save"]) expect(focused(pressed(other))).toEqual([]);
});
