import type { Catalogue, Lang, Messages } from "../../platform/index.ts";
import { gathererIn, type Municipality, municipalityName, wordsOf, writeTo } from "../../profile/index.ts";
import type { Counted } from "../tally.store.ts";
import { mediaTypes } from "./data-package.ts";
import { dataPageTexts } from "./data-page.texts.ts";
import { type AnyDataset, aboutData, type DataFormat } from "./dataset.ts";
import { schemaAddress } from "./entry-schema.routes.ts";
import { licenceOf } from "./licence.ts";
import type { GraphNode, GraphValue } from "./write-graph.ts";

/** Open data that is no file but an interface of its own, such as OParl. */
export interface DataInterface {
  readonly name: string;
  readonly room: string;
  readonly texts: Catalogue<Messages>;
  /** What there is of it, which `count` says in words. */
  readonly counted: Counted;
  /** Where a program begins. */
  readonly path: string;
  /** The standard that it keeps to, by its address and name. */
  readonly standard: { readonly url: string; readonly name: string };
}

export interface CatalogueAbout {
  readonly here: Municipality;
  readonly base: string;
  readonly datasets: readonly AnyDataset[];
  readonly interfaces: readonly DataInterface[];
  /** When the log changed, and every set with it. */
  readonly updatedAt: Date | null;
  /** When a set changed by more than the log, by its name. */
  readonly changedAt: ReadonlyMap<string, Date>;
  /** By dataset, the first and last day that it tells of. */
  readonly spans: ReadonlyMap<string, { readonly from: string; readonly to: string }>;
}

const eu = "http://publications.europa.eu/resource";
/** As DCAT-AP-DK 2.0.2 has it, which asks for the languages under `dataset`. */
const languageIri: Readonly<Record<Lang, string>> = {
  da: `${eu}/dataset/language/DAN`,
  en: `${eu}/dataset/language/ENG`,
  de: `${eu}/dataset/language/DEU`,
};
const fileTypes: Readonly<Record<DataFormat, string>> = { csv: "CSV", json: "JSON", jsonl: "JSON", xlsx: "XLSX" };
const iri = (value: string): GraphValue => ({ iri: value });
const plain = (text: string): GraphValue => ({ text });
const ofType = (text: string, type: string): GraphValue => ({ text, type });

/** The catalogue of all open data, DCAT-AP-DK 2.0.2 (and so DCAT-AP): the same whatever language it is asked in. */
export function catalogue(about: CatalogueAbout): readonly GraphNode[] {
  const { here, base, datasets, interfaces } = about;
  const { languages } = here.profile;
  const licence = licenceOf(here);
  const at = (part: string) => `${base}/data#${part}`;
  const inAll = (say: (lang: Lang) => string): GraphValue[] => languages.map((lang) => ({ text: say(lang), lang }));
  const modified = (...besides: readonly (Date | undefined)[]) => {
    const newest = Math.max(...[about.updatedAt, ...besides].map((at) => at?.getTime() ?? 0));
    return newest > 0 ? [ofType(new Date(newest).toISOString(), "xsd:dateTime")] : [];
  };
  const theme = `${eu}/authority/data-theme/GOVE`;
  const common = {
    "dct:publisher": [iri(at("publisher"))],
    "dct:language": languages.map((lang) => iri(languageIri[lang])),
    "dct:modified": modified(...about.changedAt.values()),
  };
  const said = (title: (lang: Lang) => string, text: (lang: Lang) => string) => ({
    "dct:title": inAll(title),
    "dct:description": inAll(text),
  });
  const ofSet = (name: string) => ({
    ...common,
    "dct:modified": modified(about.changedAt.get(name)),
    "dct:identifier": [plain(at(name))],
    "dct:accrualPeriodicity": [iri(`${eu}/authority/frequency/UPDATE_CONT`)],
    "dct:accessRights": [iri(`${eu}/authority/access-right/PUBLIC`)],
    "dcat:theme": [iri(theme)],
    "dcat:keyword": inAll((lang) => dataPageTexts.in(lang)("keyword")),
    "dcat:contactPoint": [iri(at("contact"))],
  });
  const document = (id: string): GraphNode => ({ id, types: ["foaf:Document"], says: {} });
  const standard = (id: string, name: string): GraphNode => ({
    id,
    types: ["dct:Standard"],
    says: { "dct:title": [plain(name)] },
  });

  const catalogueNode: GraphNode = {
    id: at("catalog"),
    types: ["dcat:Catalog"],
    says: {
      ...said(
        (lang) =>
          dataPageTexts.in(lang)(wordsOf(here.profile, "catalogue.title"), {
            municipality: municipalityName(here, lang),
          }),
        (lang) =>
          dataPageTexts.in(lang)(here.profile.fictional ? "catalogue.fictional" : wordsOf(here.profile, "lede")),
      ),
      ...common,
      "dct:license": [iri(licence.url)],
      "dct:spatial": [iri(`${eu}/authority/country/DNK`)],
      "foaf:homepage": [iri(`${base}/data`)],
      "dcat:themeTaxonomy": [iri(`${eu}/authority/data-theme`)],
      "dcat:dataset": [...datasets, ...interfaces].map(({ name }) => iri(at(name))),
      "dcat:service": interfaces.map(({ name }) => iri(at(`${name}-service`))),
    },
  };
  const sets = datasets.flatMap((dataset): GraphNode[] => {
    const span = about.spans.get(dataset.name);
    const schema = `${base}${schemaAddress(dataset.schema)}`;
    return [
      {
        id: at(dataset.name),
        types: ["dcat:Dataset"],
        says: {
          ...said(
            (lang) => aboutData(dataset, "title", lang),
            (lang) => aboutData(dataset, "about", lang),
          ),
          ...ofSet(dataset.name),
          "dct:conformsTo": [iri(schema)],
          "dct:temporal": span ? [iri(at(`${dataset.name}-time`))] : [],
          "dcat:landingPage": [iri(`${base}/data`)],
          "dcat:distribution": dataset.formats.map((format) => iri(`${base}/data/${dataset.name}.${format}`)),
        },
      },
      ...(span
        ? [
            {
              id: at(`${dataset.name}-time`),
              types: ["dct:PeriodOfTime"],
              says: {
                "dcat:startDate": [ofType(span.from, "xsd:date")],
                "dcat:endDate": [ofType(span.to, "xsd:date")],
              },
            },
          ]
        : []),
      ...dataset.formats.map((format): GraphNode => {
        const file = `${base}/data/${dataset.name}.${format}`;
        return {
          id: file,
          types: ["dcat:Distribution"],
          says: {
            "dct:title": inAll((lang) => `${aboutData(dataset, "title", lang)}, ${format.toUpperCase()}`),
            "dcat:accessURL": [iri(file)],
            "dcat:downloadURL": [iri(file)],
            "dcat:mediaType": [iri(`https://www.iana.org/assignments/media-types/${mediaTypes[format]}`)],
            "dct:format": [iri(`${eu}/authority/file-type/${fileTypes[format]}`)],
            "dct:license": [iri(licence.url)],
            "dct:modified": dataset.listed ? [] : modified(about.changedAt.get(dataset.name)),
          },
        };
      }),
    ];
  });
  const services = interfaces.flatMap(({ name, texts, path, standard: kept }): GraphNode[] => {
    const title = (lang: Lang) => texts.find(lang, "title") ?? name;
    const text = (lang: Lang) => texts.find(lang, "about") ?? name;
    const start = `${base}${path}`;
    return [
      {
        id: at(name),
        types: ["dcat:Dataset"],
        says: {
          ...said(title, text),
          ...ofSet(name),
          "dct:conformsTo": [iri(kept.url)],
          "dcat:landingPage": [iri(`${base}/data/${name}`)],
          "dcat:distribution": [iri(start)],
        },
      },
      {
        id: start,
        types: ["dcat:Distribution"],
        says: {
          "dct:title": inAll(title),
          "dcat:accessURL": [iri(start)],
          "dcat:accessService": [iri(at(`${name}-service`))],
          "dcat:mediaType": [iri(`https://www.iana.org/assignments/media-types/${mediaTypes.json}`)],
          "dct:format": [iri(`${eu}/authority/file-type/JSON`)],
          "dct:license": [iri(licence.url)],
          "dct:conformsTo": [iri(kept.url)],
        },
      },
      {
        id: at(`${name}-service`),
        types: ["dcat:DataService"],
        says: {
          ...said(title, text),
          "dcat:endpointURL": [iri(start)],
          "dcat:endpointDescription": [iri(`${base}/api/openapi.json`)],
          "dcat:servesDataset": [iri(at(name))],
          "dcat:contactPoint": [iri(at("contact"))],
          "dct:publisher": [iri(at("publisher"))],
          "dct:license": [iri(licence.url)],
        },
      },
      standard(kept.url, kept.name),
      document(`${base}/data/${name}`),
    ];
  });
  // Who publishes and is written to: those who gathered the facts, where the municipality did not publish them itself.
  const [own = "da"] = languages;
  const unit = gathererIn(here.profile, own) ?? here.profile.contact.unit;
  const { email } = writeTo(here.profile);
  return [
    catalogueNode,
    ...sets,
    ...services,
    {
      id: at("publisher"),
      types: ["foaf:Agent"],
      says: {
        "foaf:name": inAll((lang) => gathererIn(here.profile, lang) ?? municipalityName(here, lang)),
        "foaf:homepage": [iri(`${base}/`)],
      },
    },
    {
      id: at("contact"),
      types: ["vcard:Kind"],
      says: {
        "vcard:fn": [plain(unit)],
        "vcard:hasEmail": email === null ? [] : [iri(`mailto:${email}`)],
        "vcard:hasURL": [iri(`${base}/om`)],
      },
    },
    { id: licence.url, types: ["dct:LicenseDocument"], says: { "dct:title": [plain(licence.title)] } },
    { id: `${eu}/authority/country/DNK`, types: ["dct:Location"], says: {} },
    { id: `${eu}/authority/access-right/PUBLIC`, types: ["dct:RightsStatement"], says: {} },
    {
      id: theme,
      types: ["skos:Concept"],
      says: {
        "skos:prefLabel": [{ text: "Government and public sector", lang: "en" }],
        "skos:inScheme": [iri(`${eu}/authority/data-theme`)],
      },
    },
    {
      id: `${eu}/authority/data-theme`,
      types: ["skos:ConceptScheme"],
      says: { "dct:title": [{ text: "Data theme", lang: "en" }] },
    },
    ...[...new Set(datasets.map(({ schema }) => schema))].map((schema) =>
      standard(`${base}${schemaAddress(schema)}`, schema),
    ),
    document(`${base}/data`),
    document(`${base}/`),
  ];
}
