/** What a page tells machines of itself, in the vocabulary of schema.org. What is unknown is left out. */
export interface LinkedFacts {
  readonly "@type": string;
  readonly [property: string]: unknown;
}

/**
 * Facts as JSON-LD. It is a block of data, which no browser runs, so that the content security policy has nothing to say of it; no
 * letter of it can end the element.
 */
export function LinkedData({ facts }: { facts: LinkedFacts }) {
  const text = JSON.stringify({ "@context": "https://schema.org", ...facts }).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
