import { type Fault, fault } from "../../kernel/index.ts";

/** An address as it is kept, in small letters; or what is wrong with it. */
export function mailboxIn(typed: string): { readonly email: string } | { readonly faults: readonly Fault[] } {
  const email = typed.trim().toLowerCase();
  if (email === "") return { faults: [fault("email-missing", {}, "email")] };
  const isOne =
    email.length <= 254 && /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@.<>"(),:;[\]\\]{2,}$/u.test(email);
  return isOne ? { email } : { faults: [fault("email-unreadable", {}, "email")] };
}
