import type { ArgsDef, CommandDef } from "citty";
import { expect, it } from "vitest";
import { newLogKey, publicForm } from "../../register/index.ts";
import { commands, runUdsyn } from "./udsyn.ts";

/** Every command that does something, with the words that name it. */
function leaves(of: Readonly<Record<string, unknown>>, named: readonly string[] = []): [string, ArgsDef][] {
  return Object.entries(of).flatMap(([word, command]): [string, ArgsDef][] => {
    const { subCommands, args } = command as CommandDef;
    const name = [...named, word];
    return subCommands
      ? leaves(subCommands as Record<string, unknown>, name)
      : [[name.join(" "), (args ?? {}) as ArgsDef]];
  });
}
const every = leaves(commands);

async function refusal(...args: string[]): Promise<{ exit: unknown; said: string }> {
  const [write, exit] = [process.stderr.write.bind(process.stderr), process.exitCode];
  let said = "";
  process.stderr.write = (text: string | Uint8Array) => {
    said += String(text);
    return true;
  };
  try {
    await runUdsyn(args);
    return { exit: process.exitCode, said };
  } finally {
    process.stderr.write = write;
    process.exitCode = exit;
  }
}

it("is every command that contract.md names", () => {
  expect(every.length).toBeGreaterThan(14);
});

it.each(every)("%s is shown as it is typed", async (name) => {
  const [write, exit] = [process.stdout.write.bind(process.stdout), process.exitCode];
  let said = "";
  process.stdout.write = (text: string | Uint8Array) => {
    said += String(text);
    return true;
  };
  try {
    await runUdsyn([...name.split(" "), "--help"]);
  } finally {
    process.stdout.write = write;
    process.exitCode = exit;
  }
  expect(said).toMatch(new RegExp(`USAGE\\S* \\S*udsyn ${name} `));
});

it.each(every)("%s takes --municipality and says what it means there", (_, args) => {
  expect(args.municipality).toMatchObject({ type: "string" });
  expect(args.municipality?.description?.length).toBeGreaterThan(10);
});

it("refuses a municipality where another is already named, or none can be chosen, with exit 2", async () => {
  const folder = await refusal("verify", import.meta.dirname, "--municipality", "lyngholm");
  expect(folder).toMatchObject({ exit: 2, said: expect.stringContaining("vælger kommunen på localhost") });
  const elsewhere = await refusal("verify", "https://udsyn.example", "--municipality", "lyngholm");
  expect(elsewhere.exit).toBe(2);
  expect((await refusal("seed", "--trips", "1", "--municipality", "ballerup")).said).toContain("ikke en prøvekommune");
  const two = await refusal("seed", "--trips", "1", "--municipality", "proeve-1", "--municipalities", "2");
  expect(two).toMatchObject({ exit: 2, said: expect.stringContaining("--municipalities") });
  const profile = `${import.meta.dirname}/../../profile/profiles/lyngholm.json`;
  expect(await refusal("municipality", "check", profile, "--municipality", "ballerup")).toMatchObject({
    exit: 2,
    said: expect.stringContaining("ikke »ballerup«"),
  });
});

it("refuses a key with a letter wrong and a file that is no checkpoint as wrong use, not as a difference", async () => {
  const key = publicForm(newLogKey("udsyn.example/proeve"));
  const wrong = key.replace(/.(?==*$)/, (one) => (one === "A" ? "E" : "A"));
  for (const given of [wrong, key.slice(0, -4), "xx"]) {
    const said = await refusal("verify", import.meta.dirname, "--key", given);
    expect(said).toMatchObject({ exit: 2, said: expect.stringContaining("--key er ikke en nøgle") });
  }
  for (const file of [import.meta.filename, `${import.meta.filename}.findes-ikke`, import.meta.dirname]) {
    const said = await refusal("verify", import.meta.dirname, "--key", key, "--since", file);
    expect(said).toMatchObject({ exit: 2, said: expect.stringContaining("kan ikke læses: giv hele filen") });
  }
});

it("refuses what is no witness's key, each that is named, as wrong use", async () => {
  const key = publicForm(newLogKey("udsyn.example/proeve"));
  for (const words of [["--witness", key], ["--witness=xx"], ["--witness", "xx", "--witness", key]])
    expect(await refusal("verify", import.meta.dirname, ...words)).toMatchObject({
      exit: 2,
      said: expect.stringContaining("--witness er ikke et vidnes nøgle"),
    });
});
