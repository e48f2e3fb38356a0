import { expect, test } from "vitest";
import { matcherOf } from "../../records/index.ts";
import { cutAround } from "./cut-around.ts";

const matcher = matcherOf(["Asta Opdigt"]);
const shown = (text: string) => cutAround(text, matcher.firstIn(text));
const long = "Udvalget anmoder medlemmerne om at rejse. ".repeat(20);

test("a long text is shown around the name, wherever it stands", () => {
  for (const text of [
    `${long}Asta Opdigt rejser med. ${long}`,
    `${long}Asta Opdigts rejse. ${long}`,
    `${long}Asta Opdigt`,
  ]) {
    expect(shown(text)).toContain("Asta Opdigt");
    expect(shown(text)).toMatch(/^… \S/);
    expect(shown(text).length).toBeLessThan(170);
  }
  expect(shown(`${long}Asta Opdigt`)).toMatch(/Asta Opdigt$/);
  expect(shown(`Asta Opdigt rejser. ${long}`)).toMatch(/^Asta Opdigt rejser\..* …$/s);
});

test("a short text is shown whole, and one without the name from its beginning", () => {
  expect(shown("Asta Opdigt, formand")).toBe("Asta Opdigt, formand");
  expect(shown(long)).toMatch(/^Udvalget anmoder .* …$/s);
});

test("marks of headings and lists are not shown, what was written with them is", () => {
  expect(shown("## Hvem deltager\n\n- Asta Opdigt, nr. #2\n- Bo - formand")).toBe(
    "Hvem deltager\n\nAsta Opdigt, nr. #2\nBo - formand",
  );
  expect(shown(`${long}\n## Hvad ændrer vi?\nAsta Opdigt siger 3 ## 4. ${long}`)).toMatch(
    /^… .*Hvad ændrer vi\?\nAsta Opdigt siger 3 ## 4\./s,
  );
  expect(shown(`${long}\n## Hvad ændrer vi?`)).not.toContain("#");
});
