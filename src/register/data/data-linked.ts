import type { AskedByAnyone } from "../../identity/index.ts";
import { type Municipality, municipalityName } from "../../profile/index.ts";
import { addressIn, type LinkedFacts } from "../../web/index.ts";
import { organizationLinked } from "../pages/linked.ts";
import { mediaTypes } from "./data-package.ts";
import { dataPageTexts } from "./data-page.texts.ts";
import { type AnyDataset, aboutData } from "./dataset.ts";
import { licenceOf } from "./licence.ts";

/** The open data as schema.org's DataCatalog with its Datasets: titles, words and files as the page lists them. */
export function dataLinked(
  { here, lang, base }: Pick<AskedByAnyone, "lang" | "base"> & { readonly here: Municipality },
  datasets: readonly AnyDataset[],
): LinkedFacts {
  const page = base + addressIn(lang, "/data");
  return {
    "@type": "DataCatalog",
    name: `${dataPageTexts.in(lang)("title")}, ${municipalityName(here, lang)}`,
    url: page,
    publisher: organizationLinked({ here, lang, base }),
    dataset: datasets.map((dataset) => ({
      "@type": "Dataset",
      name: aboutData(dataset, "title", lang),
      description: aboutData(dataset, "about", lang),
      url: `${page}#${dataset.name}`,
      isAccessibleForFree: true,
      license: licenceOf(here).url,
      distribution: dataset.formats.map((format) => ({
        "@type": "DataDownload",
        encodingFormat: mediaTypes[format],
        contentUrl: `${base}/data/${dataset.name}.${format}`,
      })),
    })),
  };
}
