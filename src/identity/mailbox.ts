/** A mail address as it is kept: in capitals it is the same mailbox. */
export function mailbox(email: string | null): string | null {
  return email === null ? null : email.toLowerCase();
}

/** A person's name at the sign-in as it is kept: an address is a mailbox, an issuer's name is two words and stays as it is. */
export function subjectKept(subject: string | null): string | null {
  return subject !== null && /^\S+@\S+$/.test(subject) ? mailbox(subject) : subject;
}
