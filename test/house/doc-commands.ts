import { readFileSync } from "node:fs";
import path from "node:path";
import { filesBelow } from "./sources.ts";

/** A command that a page tells its reader to type. */
export interface Mention {
  readonly file: string;
  readonly program: "udsyn" | "npm";
  readonly command: string;
}

/** The pages that tell people what to type, from the root. */
function pages(folder: string): string[] {
  const docs = filesBelow(path.join(folder, "docs")).map((file) => `docs/${file}`);
  return ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...docs].filter((file) => file.endsWith(".md"));
}

/** Every `bin/udsyn <command>`, `npm <script>` and `npm run <script>` in the pages. */
export function commandsMentioned(folder: string): Mention[] {
  return pages(folder).flatMap((file) => {
    const text = readFileSync(path.join(folder, file), "utf8");
    const udsyn = [...text.matchAll(/\bbin\/udsyn\s+([a-z][a-z-]*)/g)];
    const npm = [...text.matchAll(/\bnpm (?:run )?(?!run\b)([a-z][a-z-]*)/g)];
    return [
      ...udsyn.map((found): Mention => ({ file, program: "udsyn", command: found[1] ?? "" })),
      ...npm.map((found): Mention => ({ file, program: "npm", command: found[1] ?? "" })),
    ];
  });
}

/** npm's own words, which are no script of ours. */
const ofNpm = new Set(["ci", "install"]);

/** Scripts of `package.json`. */
export function scriptsOf(folder: string): Set<string> {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  return new Set([...Object.keys(scripts), ...ofNpm]);
}

/** Commands of `bin/udsyn`: one file each, `src/app/cli/<command>.command.ts`. */
export function cliCommandsOf(folder: string): Set<string> {
  const files = filesBelow(path.join(folder, "src/app/cli"));
  return new Set(files.flatMap((file) => /^(?:.*\/)?([a-z-]+)\.command\.ts$/.exec(file)?.[1] ?? []));
}
