export { ErrorPage, type ErrorStatus, errorStatuses } from "./error-page.tsx";
