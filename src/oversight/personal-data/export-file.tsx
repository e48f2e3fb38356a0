import { Readable } from "node:stream";
import { renderPart } from "../../web/index.ts";
import type { PersonExport } from "./export-person.ts";
import type { Look } from "./looks-at.ts";

/**
 * The export as one file, made as it is read: a page that the person can read, and the same as JSON within it for a program.
 * @param looks who has looked, all of it; asked for twice, as both forms have them
 */
export function exportFile(data: PersonExport, looks: () => AsyncIterable<Look>): Readable {
  return Readable.from(parts(data, looks), { objectMode: false });
}

async function* parts(data: PersonExport, looks: () => AsyncIterable<Look>): AsyncGenerator<string> {
  yield `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>Oplysninger i Udsyn</title>
</head>
<body>
<main>
${renderPart(<Held data={data} />)}
<h2>Hvem der har set det</h2>
`;
  let count = 0;
  for await (const look of looks()) {
    if (count === 0) yield "<ul>\n";
    count += 1;
    yield `${renderPart(<LookLine {...look} />)}\n`;
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

function Held({ data }: { data: PersonExport }) {
  return (
    <>
      <h1>Hvad {data.municipality} har om dig i Udsyn</h1>
      <p>
        Søgt efter: {data.names.join(", ")}. Hentet {data.madeAt}.
      </p>
      <h2>Oplysninger</h2>
      {data.places.map((place, at) => (
        <section key={at}>
          <h3>{place.what}</h3>
          <p>
            Formål: {place.purpose} Hjemmel: {place.basis}.
          </p>
          <ul>
            {place.held.map((one, n) => (
              <li key={n}>
                {one.text} ({one.field}){one.keptBecause && <em> Bliver stående ved sletning: {one.keptBecause}</em>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function LookLine({ at, who, what }: Look) {
  return (
    <li>
      {at}: {who ?? "Navnet er slettet"}, {what}
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
