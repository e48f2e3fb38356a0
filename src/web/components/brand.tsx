/** The mark: a disc half above the horizon. */
export function Mark(props: { class?: string }) {
  return (
    <svg
      class={props.class}
      viewBox="0 0 46 26"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
    >
      <circle cx="14" cy="13" r="9" />
      <path d="M5 13a9 9 0 0 0 18 0z" fill="currentColor" stroke="none" />
      <path d="M0 13h46" />
    </svg>
  );
}

export function Brand(props: { href: string; municipality: string }) {
  return (
    <a class="brand" href={props.href}>
      <Mark />
      <b>Udsyn</b>
      {props.municipality !== "Udsyn" && <span>{props.municipality}</span>}
    </a>
  );
}
