interface ViewSwitchProps {
  readonly label: string;
  readonly views: readonly { readonly text: string; readonly href: string; readonly isShown: boolean }[];
}

/** Ways to see the same: links, so that each has its address and works without a script. */
export function ViewSwitch({ label, views }: ViewSwitchProps) {
  return (
    <nav class="seg views" aria-label={label}>
      {views.map(({ text, href, isShown }) => (
        <a key={href} class="chip" href={href} aria-current={isShown ? "page" : undefined}>
          <span>{text}</span>
        </a>
      ))}
    </nav>
  );
}
