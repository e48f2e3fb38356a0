export { differenceText } from "./difference-text.ts";
export { directorySource } from "./directory-source.ts";
export { isCheckpoint, isKey } from "./head.ts";
export { type Asked, type Checked, checkRecord, type Remembered } from "./in-browser/check-record.ts";
export type { Difference, DifferenceCode, Report } from "./report.ts";
export type { Source } from "./source.ts";
export { type Head, isConsistent, rootByInclusion } from "./tree.ts";
export { type UrlLimits, urlSource } from "./url-source.ts";
export { type VerifyOptions, verifySource } from "./verify-source.ts";
