import type { Site } from "./page.tsx";

export function Footer({ about, columns }: Site["footer"]) {
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
