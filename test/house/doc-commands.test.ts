import { expect, test } from "vitest";
import { cliCommandsOf, commandsMentioned, scriptsOf } from "./doc-commands.ts";
import { plantTree } from "./planted.ts";
import { root } from "./sources.ts";

const mentioned = commandsMentioned(root);

function unknown(program: "udsyn" | "npm", known: ReadonlySet<string>): string[] {
  const wrong = mentioned.filter((one) => one.program === program && !known.has(one.command));
  return wrong.map((one) => `${one.file}: ${one.program} ${one.command}`);
}

test("every npm script in the docs exists", () => {
  expect(mentioned.filter((one) => one.program === "npm").length).toBeGreaterThan(0);
  expect(unknown("npm", scriptsOf(root))).toEqual([]);
});

test("every command of bin/udsyn in the docs exists", (context) => {
  const known = cliCommandsOf(root);
  context.skip(known.size === 0, "src/app/cli/ has no command yet");
  expect(unknown("udsyn", known)).toEqual([]);
});

test("commands are found where they are mentioned", () => {
  const folder = plantTree({
    "README.md": "`npm start`, then `npm run bench -- --soak`",
    "CONTRIBUTING.md": "",
    "SECURITY.md": "",
    "docs/how-to/import.md": "```\nbin/udsyn import trips FILE\n```",
    "src/app/cli/import.command.ts": "",
    "src/app/cli/import-trips.ts": "",
  });
  expect(commandsMentioned(folder)).toEqual([
    { file: "README.md", program: "npm", command: "start" },
    { file: "README.md", program: "npm", command: "bench" },
    { file: "docs/how-to/import.md", program: "udsyn", command: "import" },
  ]);
  expect([...cliCommandsOf(folder)]).toEqual(["import"]);
});
