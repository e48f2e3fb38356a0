import { type AskedByWho, deskReply } from "../identity/index.ts";
import { EmptyState, type Reply, Title } from "../web/index.ts";
import { SearchBox } from "./search-box.tsx";
import { type TripsOfMineProps, TripTable } from "./trips-of-mine.tsx";

/** What was found; that there may be more is said, never guessed. */
export function searchReply(
  asked: AskedByWho,
  query: string,
  { trips: found, withManager }: Pick<TripsOfMineProps, "trips" | "withManager">,
  atMost: number,
): Reply {
  return deskReply({
    asked,
    title: query ? `Søg: ${query}` : "Søg",
    crumbs: [{ text: "Søg" }],
    children: (
      <>
        <Title title={query ? `»${query}«` : "Søg"} note={foundWords(query, found.length, atMost)} />
        <SearchBox value={query} />
        {found.length > 0 && (
          <TripTable trips={found} withManager={withManager} currency={asked.here.profile.currency} empty="" />
        )}
        {query !== "" && found.length === 0 && (
          <EmptyState title="Intet fundet">
            Prøv med et enkelt ord fra overskriften, byen eller sagsnummeret.
          </EmptyState>
        )}
      </>
    ),
  });
}

function foundWords(query: string, found: number, atMost: number): string {
  if (!query) return "Søg på overskrift, by eller sagsnummer.";
  if (found >= atMost) return `De første ${atMost}. Skriv flere ord for at finde færre.`;
  return found === 1 ? "Én rejse" : `${found} rejser`;
}
