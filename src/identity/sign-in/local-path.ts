/**
 * Where to go after signing in: a path on this site, else the desk. Whatever a browser could read as another host
 * (`//host`, `/\host`, a scheme, control characters it would drop) leads to the desk.
 */
export function localPath(asked: string | null): string {
  if (asked === null || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(asked) || asked.startsWith("//")) return "/skrivebord";
  const nowhere = "http://nowhere.invalid";
  const url = new URL(asked, nowhere);
  const path = url.pathname + url.search;
  return url.origin === nowhere && !path.startsWith("//") ? path : "/skrivebord";
}
