import type { Lang } from "../../platform/index.ts";
import type { Site } from "../components/index.ts";

/** A fictional municipality for the gallery; nothing in it is a fact. */
export const gallerySite: Site = {
  municipality: "Lyngholm Kommune",
  fictional: true,
  origin: "https://udsyn.lyngholm.example",
  base: "",
  home: "/",
  picture: { href: "/forside.png", alt: "Udsyn" },
  nav: [
    { href: "/rejser", text: "Rejser" },
    { href: "/partnere", text: "Partnere" },
    { href: "/strategi", text: "Strategi" },
    { href: "/beslutninger", text: "Beslutninger" },
    { href: "/data", text: "Åbne data" },
    { href: "/skrivebord", text: "Skrivebord", quiet: true },
  ],
  footer: {
    about: (
      <p>
        <b>Udsyn</b> viser, hvad kommunen foretager sig i verden: rejser, besøg, tilskud og udbytte.
      </p>
    ),
    columns: [
      [
        { href: "/data", text: "Hent alle data (CSV, JSON)" },
        { href: "/log", text: "Sådan beviser vi, at intet er ændret" },
      ],
      [
        { href: "mailto:international@lyngholm.example", text: "international@lyngholm.example" },
        { href: "/was", text: "Tilgængelighedserklæring" },
      ],
    ],
  },
  notice: { text: "Se de offentliggjorte kendsgerninger:", link: { href: "http://localhost:3000/", text: "Ballerup" } },
};

export function translationsOf(path: string): { lang: Lang; href: string }[] {
  return [
    { lang: "da", href: path },
    { lang: "en", href: `/en${path}` },
    { lang: "de", href: `/de${path}` },
  ];
}
