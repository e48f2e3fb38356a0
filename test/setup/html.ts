import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { expect } from "vitest";

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
    rules: {
      // Style of source code, not of a page: the renderer writes these as it likes.
      "doctype-style": "off",
      "no-self-closing": "off",
      "no-trailing-whitespace": "off",
      "void-style": "off",
      // A page read back from a browser has its boolean attributes with an empty value; both are HTML.
      "attribute-boolean-style": "off",
      // Boxes to tick share their group's name, as radio buttons do.
      "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }],
      // Ids made from codes may begin with a digit; a trip's title may be long.
      "valid-id": ["error", { relaxed: true }],
      "long-title": "off",
      // Tables laid out as records lose their meaning in browsers unless their roles are said.
      "no-redundant-role": "off",
      // What a script finds while one types cannot be a `select`: its options are links.
      "prefer-native-element": ["error", { exclude: ["listbox"] }],
      // Our own files come from our own address; only another's would have to prove what it is.
      "require-sri": ["error", { target: "crossorigin" }],
    },
  }),
);

/** Everything wrong with a whole page, as `line:column rule: message`. */
export function htmlFaults(html: string): string[] {
  const report = validator.validateStringSync(html);
  const messages = report.results.flatMap((result) => result.messages);
  return messages.map((one) => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`);
}

/** Fails the test with every fault of a whole page: the standard, WCAG's techniques, no inline style. */
export function expectValidHtml(html: string): void {
  const faults = htmlFaults(html);
  expect(faults, faults.join("\n")).toEqual([]);
}
