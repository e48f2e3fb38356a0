import type { Lang } from "../../platform/index.ts";
import type { PageProps } from "./page.tsx";

const locales: Record<Lang, string> = { da: "da_DK", en: "en_GB", de: "de_DE" };

/** How the page looks where its address is shared: Open Graph, which the others read too, and how large its picture is shown. */
export function Shared({ site, lang, title, description, path, ...page }: PageProps & { path: string }) {
  const picture = site.picture && (page.picture ?? site.picture);
  const name = site.municipality === "Udsyn" ? "Udsyn" : `Udsyn, ${site.municipality}`;
  const said: readonly (readonly [property: string, content: string | undefined])[] = [
    ["og:type", "website"],
    ["og:site_name", name],
    // »Forside« says nothing to whoever is not here.
    ["og:title", path === site.home ? name : title],
    ["og:description", description],
    ["og:url", site.origin + path],
    ["og:locale", locales[lang]],
    ...(picture
      ? ([
          ["og:image", site.origin + picture.href],
          ["og:image:width", "1200"],
          ["og:image:height", "630"],
          ["og:image:alt", [picture.alt, site.gathered].filter(Boolean).join(" ")],
        ] as const)
      : []),
  ];
  return (
    <>
      {said.map(([property, content]) => content && <meta key={property} property={property} content={content} />)}
      <meta name="twitter:card" content={picture ? "summary_large_image" : "summary"} />
    </>
  );
}
