export {
  type ApiAbout,
  answerSchemas,
  answersOf,
  type DescribedRoute,
  describedRoutes,
  openApi,
  statusesOf,
  statusWordsOf,
  templateOf,
} from "./api/openapi.ts";
export { answerFields, type NamedSchema, namedSchemas, type SchemaField, schemaFields } from "./api/schema-fields.ts";
export { type Answer, listOf, Schemas } from "./api/schemas.ts";
export { type Asset, type AssetName, allAssets, asset } from "./assets/assets.ts";
export * from "./components/index.ts";
export { partRule } from "./compounds/is-part-of.ts";
export * from "./embed/index.ts";
export * from "./error-pages/index.ts";
export * from "./forms/index.ts";
export * from "./server/index.ts";
export { webTexts } from "./texts/web.texts.ts";
