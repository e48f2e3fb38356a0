import { renderPage } from "../components/index.ts";
import { ErrorPage, errorStatuses } from "../error-pages/index.ts";
import { GalleryDesk } from "./gallery-desk.tsx";
import { GalleryForm } from "./gallery-form.tsx";
import { GalleryFront } from "./gallery-front.tsx";
import { GalleryRecord } from "./gallery-record.tsx";
import { GalleryRegister } from "./gallery-register.tsx";
import { gallerySite } from "./gallery-site.tsx";
import { GalleryStates } from "./gallery-states.tsx";

/** Every component in every state, as whole documents by name: what tests validate and people review. */
export function galleryPages(): ReadonlyMap<string, string> {
  return new Map([
    ["front", renderPage(<GalleryFront />)],
    ["register", renderPage(<GalleryRegister />)],
    ["record", renderPage(<GalleryRecord />)],
    ["desk", renderPage(<GalleryDesk />)],
    ["form", renderPage(<GalleryForm wrong={false} />)],
    ["form-wrong", renderPage(<GalleryForm wrong />)],
    ["states", renderPage(<GalleryStates />)],
    ...errorStatuses.map((status): [string, string] => [
      `error-${status}`,
      renderPage(
        <ErrorPage
          status={status}
          lang={status % 2 === 0 ? "de" : "da"}
          site={gallerySite}
          reference="7f3a"
          retryAfter={30}
        />,
      ),
    ]),
  ]);
}
