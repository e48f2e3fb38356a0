import { hash } from "node:crypto";
import { Readable } from "node:stream";
import { renderPart } from "../../web/index.ts";
import type { PersonExport } from "./export-person.ts";
import { HeldInWords, momentIn, namedAs } from "./export-words.tsx";
import type { Look } from "./looks-at.ts";

/** The file is read far from Udsyn, and printed: it carries its own few rules of look, let in by their digest. */
const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:0 auto;max-width:44rem;padding:1rem;overflow-wrap:anywhere}
h1{line-height:1.2}
h2{border-top:2px solid;margin-top:2.5rem;padding-top:.5rem}
h3{margin:2rem 0 0}
h4{margin:1.25rem 0 .25rem}
p,ul{margin:.25rem 0}
dl{margin:.25rem 0}
dt{margin-top:.5rem;opacity:.8}
dd{margin:0;white-space:pre-line}
ul{padding-left:1.25rem}
.s,dt{font-size:.875em}
@media print{:root{font-size:10pt}body{max-width:none;padding:0}h2,h3,h4{break-after:avoid}li,dt{break-inside:avoid}}`;

/**
 * The export as one file, made as it is read: a page that the person can read, and the same as JSON within it for a program.
 * @param looks who has looked, all of it; asked for twice, as both forms have them
 */
export function exportFile(data: PersonExport, zone: string, looks: () => AsyncIterable<Look>): Readable {
  return Readable.from(parts(data, zone, looks), { objectMode: false });
}

async function* parts(data: PersonExport, zone: string, looks: () => AsyncIterable<Look>): AsyncGenerator<string> {
  yield `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash("sha256", style, "base64")}'">
<title>Oplysninger i Udsyn</title>
<style>${style}</style>
</head>
<body>
<main>
${renderPart(<HeldInWords data={data} zone={zone} />)}
<h2>Hvem der har set det</h2>
`;
  let count = 0;
  for await (const look of looks()) {
    if (count === 0) yield "<ul>\n";
    count += 1;
    yield `${renderPart(<LookLine look={look} zone={zone} />)}\n`;
  }
  yield count === 0 ? "<p>Ingen opslag er registreret.</p>\n" : "</ul>\n";
  yield `${renderPart(<Rights />)}
</main>
<script type="application/json" id="data">
${inPage(data).slice(0, -2)},
  "looks": [`;
  let comma = "\n";
  for await (const look of looks()) {
    yield `${comma}    ${inPage(look, 0)}`;
    comma = ",\n";
  }
  yield `
  ]
}
</script>
</body>
</html>
`;
}

/** In JSON within a page every `<` is written by its number, or a text could end the script and begin a page of its own. */
function inPage(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replaceAll("<", "\\u003c");
}

function LookLine({ look, zone }: { look: Look; zone: string }) {
  const { at, who, what } = look;
  return (
    <li>
      {momentIn(zone, at)}: {who ?? "Navnet er slettet"}, {what}
      {look.case && `. ${namedAs(look.case)}`}
    </li>
  );
}

function Rights() {
  return (
    <p>
      Du kan bede kommunen rette eller slette det, der er forkert, og du kan klage til Datatilsynet, datatilsynet.dk.
    </p>
  );
}
