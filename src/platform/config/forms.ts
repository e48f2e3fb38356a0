import { isIP, isIPv4 } from "node:net";

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

/** As `X-Forwarded-…` is believed from: an address, a network with its bits or mask, or a kind of network by name. */
export function isProxy(text: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(text)) return true;
  const [address = "", bits, more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  if (bits === undefined || (version === 4 && isIPv4(bits))) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128);
}

/** Where a login is asked: never without TLS, but on this machine itself. */
export function isIssuer(text: string): boolean {
  return isUrl(text, ["https:"]) || (isUrl(text, ["http:"]) && isLoopback(new URL(text).hostname));
}
