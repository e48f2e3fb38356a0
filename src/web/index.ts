export { type ApiAbout, describedRoutes, openApi, templateOf } from "./api/openapi.ts";
export { type Asset, type AssetName, allAssets, asset, assetFor } from "./assets/assets.ts";
export * from "./components/index.ts";
export * from "./error-pages/index.ts";
export * from "./forms/index.ts";
export * from "./server/index.ts";
