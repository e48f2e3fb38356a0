import { inertPolicy } from "../../records/index.ts";
import { pagePolicies } from "../../web/index.ts";
import type { Served } from "./job.ts";
import type { Place } from "./links.ts";
import type { Row } from "./manifest.ts";
import { embeds, feedType, howToEmbed, isText, logTexts, open, openTo, types } from "./server-headers.ts";
import type { Wanted } from "./wanted.ts";
import type { LastFile } from "./write-site.ts";

/** Where an address leads now, and those at which nothing is any more: what a server can answer better than a file. */
interface Answers {
  readonly moved: readonly (readonly [from: string, to: string, status: number])[];
  /** Pages that say what was here, at its own address. */
  readonly gone: readonly string[];
  /** Records that are taken down, by their addresses' last part: what else they had answers by their page. */
  readonly records: readonly string[];
  /** Annexes taken back, each with a page beside it (`<id>.html`). */
  readonly withdrawn: readonly string[];
  /** Annexes: their names have no ending. */
  readonly annexes: readonly (Served & { readonly path: string })[];
}

/** What a record has beside its pages. */
const besides = "(\\.json|/v[0-9]+\\.json|/program\\.ics|/spoerg|\\.png)";

/**
 * Settings for the usual servers, made with the site: Apache reads `.htaccess` by itself, nginx and Caddy are given theirs to
 * include, and `_redirects` is read by several hosts of static sites. Without any of them every page is there all the same.
 */
export function serverFiles(
  place: Place,
  rows: ReadonlyMap<string, Row>,
  moved: ReadonlyMap<string, string>,
  { recordOf }: Wanted,
): readonly LastFile[] {
  const all = [...rows.values()];
  const gone = all.flatMap((row) => (row.status === 410 && recordOf(row.path) !== null ? [row.path] : [])).toSorted();
  const answers: Answers = {
    moved: [
      ...all.flatMap((row) => (row.to === null ? [] : [[row.path, row.to, row.status] as const])),
      ...[...moved].map(([from, to]) => [from, to, 301] as const),
    ]
      .map(([from, to, status]) => [from, to.startsWith("/") ? place.basePath + to : to, status] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    gone,
    records: gone.flatMap((path) => /^\/rejser\/([^/]+)$/.exec(path)?.[1] ?? []),
    withdrawn: all.flatMap(({ path }) => /^(\/bilag\/[^/]+)\.html$/.exec(path)?.[1] ?? []).toSorted(),
    annexes: all
      // An account of an earlier program says nothing of it.
      .flatMap(({ path, served }) => (served ? [{ path, ...served }] : []))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
  return [
    { file: ".htaccess", text: apache(place, answers) },
    { file: "udsyn.nginx.conf", text: nginx(place, answers) },
    { file: "udsyn.Caddyfile", text: caddy(place, answers) },
    { file: "_headers", text: headers(place, answers) },
    {
      file: "_redirects",
      text: answers.moved.map(([from, to, status]) => `${place.basePath}${from} ${to} ${status}\n`).join(""),
    },
  ];
}

/** An address as it stands between quotes, where nothing in it means anything else. */
function quoted(to: string): string {
  return to.replace(/["\\${}\s]/g, (one) => encodeURIComponent(one));
}

/** In a pattern, a path as it is. */
function literal(path: string): string {
  return path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A page's address, and the one under which file servers have it, which lead on from the first to the second. */
function slashedToo(path: string): readonly string[] {
  return /\.[a-z]+$/.test(path) ? [path] : [path, `${path}/`];
}

function lines(...of: readonly string[]): string {
  return of.map((one) => `${one}\n`).join("");
}

function apache({ basePath }: Place, { moved, gone, records, withdrawn, annexes }: Answers): string {
  // Where a page says what was here, the server answers with that: `ErrorDocument` reads its address from the rule that fits.
  const at = literal(basePath);
  const policy = (value: string, pattern: string) =>
    `  Header always set Content-Security-Policy "${value}" "expr=%{REQUEST_URI} =~ m#${pattern}#"`;
  const isGone = (pattern: string, page: string) => `  RewriteRule ^${pattern}$ - [E=UDSYN_GONE:${page},G]`;
  return lines(
    "# Skrevet af bin/udsyn site. Læses af Apache, hvor AllowOverride tillader det (FileInfo, Indexes, Options).",
    "DirectoryIndex index.html index.json",
    "Options -Indexes",
    `ErrorDocument 403 ${basePath}/404.html`,
    `ErrorDocument 404 ${basePath}/404.html`,
    `ErrorDocument 410 ${basePath}/%{reqenv:UDSYN_GONE}`,
    ...types.map(([type, ending]) => `AddType ${isText(type) ? `"${type}; charset=utf-8"` : type} .${ending}`),
    `<Files "feed.xml">`,
    `  ForceType "${feedType}; charset=utf-8"`,
    "</Files>",
    "AddDefaultCharset utf-8",
    "<IfModule mod_headers.c>",
    "  Header always set X-Content-Type-Options nosniff",
    "  Header always set Referrer-Policy same-origin",
    `  Header always set Content-Security-Policy "${pagePolicies.page}"`,
    // Of several that fit the last is said.
    policy(pagePolicies.framable, `^${at}${embeds}`),
    policy(pagePolicies.framing, `^${at}${howToEmbed}`),
    policy(inertPolicy, "/bilag/[^.]+$"),
    `  Header always set Access-Control-Allow-Origin "*" "expr=%{REQUEST_URI} =~ m#^${at}(${open}|/bilag/)#"`,
    `  Header set Cache-Control "public, max-age=31536000, immutable" "expr=%{REQUEST_URI} =~ m#/a/#"`,
    `  Header always set Content-Disposition attachment "expr=%{REQUEST_URI} =~ m#/bilag/[^.]+$#"`,
    ...annexes.map(
      ({ path, disposition }) =>
        `  Header always set Content-Disposition "${disposition.replaceAll("%", "%%")}" "expr=%{REQUEST_URI} =~ m#${path}$#"`,
    ),
    "</IfModule>",
    "<IfModule mod_rewrite.c>",
    "  RewriteEngine On",
    "  RewriteRule ^\\.(udsyn|ht) - [F]",
    "  RewriteRule ^log/(checkpoint|key|files|successions)$ - [T=text/plain]",
    "  RewriteRule ^log/tile/ - [T=application/octet-stream]",
    ...annexes.map(({ path, type }) => `  RewriteRule ^${path.slice(1)}$ - [T=${type}]`),
    ...moved.map(([from, to, status]) => `  RewriteRule ^${literal(from.slice(1))}/?$ ${to} [R=${status},L]`),
    ...gone.map((path) => isGone(`${literal(path.slice(1))}/?`, `${path.slice(1)}/index.html`)),
    ...records.map((slug) =>
      isGone(`((?:[a-z][a-z]/)?)rejser/${literal(slug)}${besides}`, `$1rejser/${slug}/index.html`),
    ),
    ...withdrawn.map((path) => isGone(path.slice(1), `${path.slice(1)}.html`)),
    "</IfModule>",
  );
}

/** So many names fit into one line of nginx's. */
const namesAtOnce = 40;

function nginx({ basePath }: Place, { moved, gone, records, withdrawn, annexes }: Answers): string {
  const at = literal(basePath);
  const header = (name: string, value: string) => `add_header ${name} "${value}" always;`;
  const nosniff = "add_header X-Content-Type-Options nosniff always;";
  const everyone = header("Access-Control-Allow-Origin", "*");
  const page = `${nosniff} add_header Referrer-Policy same-origin always;`;
  const ordinary = `${page} ${header("Content-Security-Policy", pagePolicies.page)}`;
  const inert = `${nosniff} ${header("Content-Security-Policy", inertPolicy)} ${everyone}`;
  const feeds = `types { } default_type "${feedType}; charset=utf-8"; ${ordinary} ${everyone}`;
  const chunks = Array.from({ length: Math.ceil(records.length / namesAtOnce) }, (_, nth) =>
    records.slice(nth * namesAtOnce, (nth + 1) * namesAtOnce).map(literal),
  );
  return lines(
    "# Skrevet af bin/udsyn site. Inkludér den i server-blokken: include /sti/til/siden/udsyn.nginx.conf;",
    "index index.html index.json;",
    `error_page 404 ${basePath}/404.html;`,
    `error_page 403 =404 ${basePath}/404.html;`,
    `types { ${types.map((one) => `${one.join(" ")};`).join(" ")} }`,
    "charset utf-8;",
    `charset_types ${types.flatMap(([type]) => (isText(type) && type !== "text/html" ? [type] : [])).join(" ")};`,
    ordinary,
    `location ~ ^${at}/\\.udsyn { return 404; }`,
    `location = ${basePath}/.htaccess { return 404; }`,
    `location ~ ^${at}${logTexts} { ${nosniff} default_type "text/plain; charset=utf-8"; ${everyone} }`,
    `location ~ ^${at}/log/tile/ { ${nosniff} default_type application/octet-stream; ${everyone} }`,
    `location ~ ^${at}/a/ { ${nosniff} add_header Cache-Control "public, max-age=31536000, immutable"; }`,
    ...chunks.map(
      (slugs) =>
        `location ~ ^${at}(?<lang>(/[a-z][a-z])?)/rejser/(?<gone>${slugs.join("|")})${besides}$ { error_page 410 ${basePath}$lang/rejser/$gone/index.html; return 410; }`,
    ),
    `location ~ ^${at}${howToEmbed} { ${page} ${header("Content-Security-Policy", pagePolicies.framing)} }`,
    `location ~ ^${at}${embeds} { ${page} ${header("Content-Security-Policy", pagePolicies.framable)} }`,
    `location ~ ^${at}/.*/feed\\.xml$ { ${feeds} }`,
    `location ~ ^${at}${open} { ${ordinary} ${everyone} }`,
    `location ^~ ${basePath}/bilag/ { types { } default_type application/octet-stream; add_header Content-Disposition attachment; ${inert} location ~ \\.html$ { types { text/html html; } ${ordinary} } }`,
    ...annexes.map(
      ({ path, type, disposition }) =>
        `location = ${basePath}${path} { types { } default_type "${type}"; add_header Content-Disposition "${disposition}"; ${inert} }`,
    ),
    ...moved.flatMap(([from, to, status]) =>
      slashedToo(from).map((path) => `location = ${basePath}${path} { return ${status} "${quoted(to)}"; }`),
    ),
    ...gone.flatMap((path) =>
      slashedToo(path).map(
        (one) => `location = ${basePath}${one} { error_page 410 ${basePath}${path}/index.html; return 410; }`,
      ),
    ),
    ...withdrawn.map((path) => `location = ${basePath}${path} { error_page 410 ${basePath}${path}.html; return 410; }`),
  );
}

function caddy({ basePath }: Place, { moved, gone, records, withdrawn, annexes }: Answers): string {
  const at = literal(basePath);
  return lines(
    "# Skrevet af bin/udsyn site. Brug den i sidens blok: import /sti/til/siden/udsyn.Caddyfile",
    `@own path ${basePath}/.udsyn* ${basePath}/.htaccess`,
    "respond @own 404",
    "header X-Content-Type-Options nosniff",
    "header Referrer-Policy same-origin",
    `@annex path_regexp ^${at}/bilag/[^.]+$`,
    `@howto path_regexp ^${at}${howToEmbed}`,
    "@embed {",
    `\tpath_regexp ^${at}${embeds}`,
    `\tnot path_regexp ^${at}${howToEmbed}`,
    "}",
    "@page {",
    `\tnot path_regexp ^${at}/bilag/[^.]+$`,
    `\tnot path_regexp ^${at}${embeds}`,
    `\tnot path_regexp ^${at}${howToEmbed}`,
    "}",
    `header @page Content-Security-Policy "${pagePolicies.page}"`,
    `header @embed Content-Security-Policy "${pagePolicies.framable}"`,
    `header @howto Content-Security-Policy "${pagePolicies.framing}"`,
    `header @annex Content-Security-Policy "${inertPolicy}"`,
    "header @annex ?Content-Disposition attachment",
    `@open path_regexp ^${at}(${open}|/bilag/)`,
    "header @open Access-Control-Allow-Origin *",
    `header ${basePath}/a/* Cache-Control "public, max-age=31536000, immutable"`,
    // Written without a name, a matcher begins with a stroke: `header *.json` would look for a header of that name.
    ...types.flatMap(([type, ending]) =>
      typed(ending, ending === "xml" ? `path *.xml\n\tnot path */feed.xml` : `path *.${ending}`, type),
    ),
    ...typed("feed", "path */feed.xml", feedType),
    `@log path_regexp ^${at}${logTexts}`,
    `header @log Content-Type "text/plain; charset=utf-8"`,
    ...annexes.map(
      ({ path, type, disposition }) =>
        `header ${basePath}${path} {\n\tContent-Type "${type}"\n\tContent-Disposition "${disposition}"\n}`,
    ),
    ...moved.flatMap(([from, to, status]) =>
      slashedToo(from).map((path) => `redir ${basePath}${path} "${quoted(to)}" ${status}`),
    ),
    ...[...gone.flatMap(slashedToo), ...withdrawn].map((path) => `error ${basePath}${path} 410`),
    ...(records.length === 0
      ? []
      : [
          `@besides path_regexp ^${at}(/[a-z][a-z])?/rejser/(${records.map(literal).join("|")})${besides}$`,
          "error @besides 410",
        ]),
    "file_server {",
    "\tindex index.html index.json",
    "}",
    "handle_errors {",
    // What was asked for has its own type, and the page that answers for it another.
    `\theader Content-Type "text/html; charset=utf-8"`,
    ...(records.length === 0
      ? []
      : [
          // What a record had beside it is told of by the record's page.
          `\t@beside path_regexp beside ^(${at}(?:/[a-z][a-z])?/rejser/(?:${records.map(literal).join("|")}))${besides}$`,
          "\thandle @beside {",
          "\t\trewrite * {re.beside.1}/index.html",
          "\t\tfile_server",
          "\t}",
        ]),
    "\t@gone expression {http.error.status_code} == 410",
    "\thandle @gone {",
    `\t\ttry_files {path}/index.html {path}.html ${basePath}/404.html`,
    "\t\tfile_server",
    "\t}",
    "\thandle {",
    `\t\trewrite * ${basePath}/404.html`,
    "\t\tfile_server",
    "\t}",
    "}",
  );
}

/** A matcher of Caddy's and the type of what it fits. */
function typed(name: string, fits: string, type: string): string[] {
  const charset = isText(type) ? "; charset=utf-8" : "";
  return [`@is-${name} {\n\t${fits}\n}`, `header @is-${name} Content-Type "${type}${charset}"`];
}

/**
 * Read by the hosts that read `_redirects`. Two rules that fit the same address and say the same would be joined, so none do: what a
 * page may, which is other for embeds, is not among them.
 */
function headers({ basePath }: Place, { annexes }: Answers): string {
  return lines(
    `${basePath}/*`,
    "  X-Content-Type-Options: nosniff",
    "  Referrer-Policy: same-origin",
    ...["", "/en", "/de"].flatMap((lang) =>
      openTo.map((part) => `${basePath}${lang}/${part}/*\n  Access-Control-Allow-Origin: *`),
    ),
    `${basePath}/bilag/*`,
    "  Access-Control-Allow-Origin: *",
    "  Content-Disposition: attachment",
    `  Content-Security-Policy: ${inertPolicy}`,
    ...annexes.map(({ path, type }) => `${basePath}${path}\n  Content-Type: ${type}`),
  );
}
