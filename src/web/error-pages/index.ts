export { ErrorPage, type ErrorStatus, errorStatuses } from "./error-page.tsx";
export { SendAgain } from "./send-again.tsx";
