export { type Mail, type Mailer, openMailer } from "./mail.ts";
