export {
  type ApiAbout,
  type DescribedRoute,
  describedRoutes,
  openApi,
  statusesOf,
  statusWordsOf,
  templateOf,
} from "./api/openapi.ts";
export { type SchemaField, schemaFields } from "./api/schema-fields.ts";
export { type Asset, type AssetName, asset } from "./assets/assets.ts";
export * from "./components/index.ts";
export * from "./error-pages/index.ts";
export * from "./forms/index.ts";
export * from "./server/index.ts";
export { webTexts } from "./texts/web.texts.ts";
