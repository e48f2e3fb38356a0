export { errorTexts } from "./error.texts.ts";
export { ErrorPage, type ErrorStatus, errorStatuses } from "./error-page.tsx";
export { MendPage } from "./mend-form.tsx";
export { SendAgain } from "./send-again.tsx";
export { TypedTexts } from "./typed-texts.tsx";
