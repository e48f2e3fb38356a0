import type { Served } from "./job.ts";
import type { Place } from "./links.ts";
import type { Row } from "./manifest.ts";
import type { Wanted } from "./wanted.ts";
import type { LastFile } from "./write-site.ts";

const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** Where an address leads now, and those at which nothing is any more: what a server can answer better than a file. */
interface Answers {
  readonly moved: readonly (readonly [from: string, to: string])[];
  readonly gone: readonly string[];
  /** Annexes: their names have no ending. */
  readonly annexes: readonly (Served & { readonly path: string })[];
}

/** A file that came from outside is saved and never run, whatever it is (`servedToAll`). */
const sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'";

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
  const answers: Answers = {
    moved: [
      ...all.flatMap((row) => (row.status === 301 && row.to !== null ? [[row.path, row.to] as const] : [])),
      ...moved,
    ]
      .map(([from, to]) => [from, to.startsWith("/") ? place.basePath + to : to] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    gone: all.flatMap((row) => (row.status === 410 && recordOf(row.path) !== null ? [row.path] : [])).toSorted(),
    annexes: all
      .flatMap(({ path, served }) => (served === null ? [] : [{ path, ...served }]))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
  return [
    { file: ".htaccess", text: apache(place, answers) },
    { file: "udsyn.nginx.conf", text: nginx(place, answers) },
    { file: "udsyn.Caddyfile", text: caddy(place, answers) },
    { file: "_headers", text: headers(place, answers) },
    {
      file: "_redirects",
      text: answers.moved.map(([from, to]) => `${place.basePath}${from} ${to} 301\n`).join(""),
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

function apache({ basePath }: Place, { moved, gone, annexes }: Answers): string {
  return `# Skrevet af bin/udsyn site. Læses af Apache, hvor AllowOverride tillader det (FileInfo, Indexes, Options).
DirectoryIndex index.html index.json
Options -Indexes
ErrorDocument 404 ${basePath}/404.html
AddType application/atom+xml .xml
AddType text/turtle .ttl
AddType application/ld+json .jsonld
AddType application/jsonl .jsonl
AddDefaultCharset utf-8
<IfModule mod_headers.c>
  Header always set X-Content-Type-Options nosniff
  Header always set Referrer-Policy same-origin
  Header always set Content-Security-Policy "${policy}; frame-ancestors 'none'" "expr=%{REQUEST_URI} !~ m#/indlejr/#"
  Header always set Content-Security-Policy "${policy}; frame-src 'self'; frame-ancestors *" "expr=%{REQUEST_URI} =~ m#/indlejr(/|$)#"
  Header set Access-Control-Allow-Origin "*" "expr=%{REQUEST_URI} =~ m#/(data|log|oparl|rejser)/#"
  Header set Cache-Control "public, max-age=31536000, immutable" "expr=%{REQUEST_URI} =~ m#/a/#"
  Header always set Content-Security-Policy "${sandbox}" "expr=%{REQUEST_URI} =~ m#/bilag/#"
  Header always set Content-Disposition attachment "expr=%{REQUEST_URI} =~ m#/bilag/#"
${annexes.map(({ path, disposition }) => `  Header always set Content-Disposition "${disposition.replaceAll("%", "%%")}" "expr=%{REQUEST_URI} =~ m#${path}$#"\n`).join("")}</IfModule>
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteRule ^\\.udsyn - [F]
  RewriteRule ^log/(checkpoint|key|files|successions)$ - [T=text/plain]
  RewriteRule ^log/tile/ - [T=application/octet-stream]
${annexes.map(({ path, type }) => `  RewriteRule ^${path.slice(1)}$ - [T=${type}]\n`).join("")}${moved.map(([from, to]) => `  RewriteRule ^${literal(from.slice(1))}/?$ ${to} [R=301,L]\n`).join("")}${gone.map((path) => `  RewriteRule ^${literal(path.slice(1))}/?$ - [G]\n`).join("")}</IfModule>
${gone.length > 0 ? `ErrorDocument 410 ${basePath}${gone[0]}/index.html\n` : ""}`;
}

function nginx({ basePath }: Place, { moved, gone, annexes }: Answers): string {
  const inert = `add_header X-Content-Type-Options nosniff; add_header Content-Security-Policy "${sandbox}"; add_header Access-Control-Allow-Origin *;`;
  return `# Skrevet af bin/udsyn site. Inkludér den i server-blokken: include /sti/til/siden/udsyn.nginx.conf;
index index.html index.json;
error_page 404 ${basePath}/404.html;
add_header X-Content-Type-Options nosniff;
location ~ ^${literal(basePath)}/\\.udsyn { return 404; }
location = ${basePath}/.htaccess { return 404; }
location ~ ^${literal(basePath)}/log/(checkpoint|key|files|successions)$ { add_header X-Content-Type-Options nosniff; default_type "text/plain; charset=utf-8"; add_header Access-Control-Allow-Origin *; }
location ~ ^${literal(basePath)}/log/tile/ { add_header X-Content-Type-Options nosniff; default_type application/octet-stream; add_header Access-Control-Allow-Origin *; }
location ~ ^${literal(basePath)}/a/ { add_header X-Content-Type-Options nosniff; add_header Cache-Control "public, max-age=31536000, immutable"; }
location ^~ ${basePath}/bilag/ { types { } default_type application/octet-stream; add_header Content-Disposition attachment; ${inert} }
${annexes.map(({ path, type, disposition }) => `location = ${basePath}${path} { types { } default_type "${type}"; add_header Content-Disposition "${disposition}"; ${inert} }\n`).join("")}${moved.map(([from, to]) => `location = ${basePath}${from} { return 301 "${quoted(to)}"; }\n`).join("")}${gone.map((path) => `location = ${basePath}${path} { error_page 410 ${basePath}${path}/index.html; return 410; }\n`).join("")}`;
}

function caddy({ basePath }: Place, { moved, gone, annexes }: Answers): string {
  return `# Skrevet af bin/udsyn site. Brug den i sidens blok: import /sti/til/siden/udsyn.Caddyfile
@own path ${basePath}/.udsyn* ${basePath}/.htaccess
respond @own 404
header X-Content-Type-Options nosniff
header ${basePath}/a/* Cache-Control "public, max-age=31536000, immutable"
header ${basePath}/bilag/* Content-Security-Policy "${sandbox}"
header ${basePath}/bilag/* ?Content-Disposition attachment
${annexes.map(({ path, type, disposition }) => `header ${basePath}${path} {\n\tContent-Type "${type}"\n\tContent-Disposition "${disposition}"\n}\n`).join("")}${moved.map(([from, to]) => `redir ${basePath}${from} "${quoted(to)}" permanent\n`).join("")}${gone.map((path) => `error ${basePath}${path} 410\n`).join("")}file_server {
	index index.html index.json
}
handle_errors {
	rewrite * ${basePath}/404.html
	file_server
}
`;
}

/** Read by the hosts that read `_redirects`. Two that fit the same address and say the same would be joined, so none do. */
function headers({ basePath }: Place, { annexes }: Answers): string {
  return `${basePath}/bilag/*
  X-Content-Type-Options: nosniff
  Content-Disposition: attachment
  Content-Security-Policy: ${sandbox}
${annexes.map(({ path, type }) => `${basePath}${path}\n  Content-Type: ${type}\n`).join("")}`;
}
