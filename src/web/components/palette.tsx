import { asset } from "../assets/assets.ts";
import { Button } from "./buttons.tsx";
import { SentOnce } from "./sent-once.tsx";

/** What Ctrl-K opens on every page of the desk. Without a script there is the desk's own search, which finds the same. */
export function Palette({ post, search, signIn }: { post: string; search: string; signIn: string }) {
  const words = {
    none: "Intet fundet.",
    many: "{count} fundet. Vælg med piletasterne.",
    offline: "Udsyn svarer ikke lige nu. Prøv igen om lidt.",
    "signed-out": "Du er logget ud.",
    "sign-in": "Log ind igen",
  };
  return (
    <>
      <dialog
        class="palette"
        id="palette"
        aria-label="Find sag eller side"
        data-post={post}
        data-sign-in={signIn}
        data-words={JSON.stringify(words)}
      >
        <form method="get" action={search}>
          <label class="vh" for="palette-query">
            Find sag, by, sagsnummer eller side
          </label>
          <input
            class="in"
            id="palette-query"
            name="q"
            type="search"
            autocomplete="off"
            placeholder="Find sag, by, sagsnummer eller side"
          />
          <Button weight="quiet">Søg</Button>
        </form>
        <div id="palette-found" class="found" />
        <p class="s m" role="status" />
      </dialog>
      <script type="module" src={asset("palette.js").url} />
      <SentOnce />
    </>
  );
}

/** Tells of Ctrl-K where the script that makes it work has come; a press opens it, too. */
export function PaletteHint() {
  return (
    <button class="hint" type="button" data-palette hidden>
      Find hurtigt <kbd>Ctrl K</kbd>
    </button>
  );
}
