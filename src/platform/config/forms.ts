/** Whether a host name or address is this machine itself. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "").toLowerCase();
  return bare === "localhost" || bare.endsWith(".localhost") || bare === "::1" || /^127(\.\d{1,3}){3}$/.test(bare);
}

export function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

/** As libpq takes it, with its role: the host may be left out where `?host=` names the folder of a socket. */
export function isPostgresUrl(text: string): boolean {
  const whole = text.replace("@/", "@localhost/");
  return isUrl(whole, ["postgres:", "postgresql:"]) && new URL(whole).username !== "";
}
