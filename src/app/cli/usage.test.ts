import { expect, it } from "vitest";
import { CommandFault } from "./command.ts";
import { assertUsage, usageWords } from "./usage.ts";

const args = {
  file: { type: "positional", required: true },
  "dry-run": { type: "boolean" },
  mapping: { type: "string" },
} as const;

function refusal(...given: string[]): string | null {
  try {
    assertUsage(args, given);
    return null;
  } catch (error) {
    if (error instanceof CommandFault && error.exit === 2) return error.message;
    throw error;
  }
}

it("takes what a command has, in any order and form", () => {
  expect(refusal("a.csv", "--dry-run", "--mapping", "-m.json")).toBeNull();
  expect(refusal("--mapping=m.json", "a.csv", "--no-dry-run")).toBeNull();
});

it("refuses options that are misspelt, lack their value, and words too many", () => {
  expect(refusal("a.csv", "--dryrun")).toBe("»--dryrun« findes ikke her. Der er: --dry-run, --mapping.");
  expect(refusal("a.csv", "-d")).toContain("»-d«");
  expect(refusal("a.csv", "--mapping")).toBe("--mapping skal have en værdi.");
  for (const empty of [["--mapping", ""], ["--mapping="]])
    expect(refusal("a.csv", ...empty)).toBe("--mapping skal have en værdi.");
  expect(refusal("")).toBe("Et ord er tomt. Se --help.");
  expect(refusal("a.csv", "b.csv")).toBe("»b.csv« er et ord for meget.");
});

it("says in Danish what is left out", () => {
  expect(usageWords("Missing required positional argument: FILE")).toBe("FILE mangler. Se --help.");
  expect(usageWords("Missing required argument: --name")).toBe("--name mangler. Se --help.");
});
