import { renderPart } from "../../web/index.ts";
import type { PersonExport } from "./export-person.ts";

/**
 * The export as one file: a page that the person can read, and the same as JSON within it for a program. In JSON within a
 * page every `<` is written by its number, or a text could end the script and begin a page of its own.
 */
export function exportFile(data: PersonExport): string {
  const body = renderPart(<Readable data={data} />);
  const json = JSON.stringify(data, null, 2).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>Oplysninger i Udsyn</title>
</head>
<body>
${body}
<script type="application/json" id="data">
${json}
</script>
</body>
</html>
`;
}

function Readable({ data }: { data: PersonExport }) {
  return (
    <main>
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
      <h2>Hvem der har set det</h2>
      {data.looks.length === 0 ? (
        <p>Ingen opslag er registreret.</p>
      ) : (
        <ul>
          {data.looks.map((one, at) => (
            <li key={at}>
              {one.at}: {one.who ?? "Navnet er slettet"}, {one.what}
            </li>
          ))}
        </ul>
      )}
      <p>
        Du kan bede kommunen rette eller slette det, der er forkert, og du kan klage til Datatilsynet, datatilsynet.dk.
      </p>
    </main>
  );
}
