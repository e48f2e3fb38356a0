import { useWords } from "./language.tsx";

export function Breadcrumb({ crumbs }: { crumbs: readonly { text: string; href?: string }[] }) {
  return (
    <nav class="crumbs wrap" aria-label={useWords()("page.crumbs")}>
      <ol>
        {crumbs.map(({ text, href }) => (
          <li key={text} aria-current={href ? undefined : "page"}>
            {href ? <a href={href}>{text}</a> : text}
          </li>
        ))}
      </ol>
    </nav>
  );
}
