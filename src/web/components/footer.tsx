import { Kept } from "./kept-row.ts";
import type { Site } from "./page.tsx";

/** The same on every page of a site. */
export function Footer({ footer }: Pick<Site, "footer">) {
  return (
    <Kept by={footer} name="footer">
      {() => <Columns {...footer} />}
    </Kept>
  );
}

function Columns({ about, columns }: Site["footer"]) {
  return (
    <footer class="foot">
      <div class="wrap">
        <div>{about}</div>
        {columns.map((links) => (
          <ul key={links[0]?.href}>
            {links.map(({ href, text }) => (
              <li key={href + text}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        ))}
      </div>
    </footer>
  );
}
