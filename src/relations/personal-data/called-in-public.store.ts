/**
 * SQL over `t` that says whether a public record calls a partner by an address: it then stands in the log in clear.
 * A record that came to nothing is in no list by partner, and still names it.
 */
export function calledInPublic(address: string): string {
  return `EXISTS (SELECT FROM register.current c WHERE c.municipality_id = t.municipality_id
    AND (c.partners @> ARRAY[(${address})] OR (c.partners = '{}' AND c.entry -> 'partners' ? (${address}))))`;
}

/** SQL over `t` that says whether an imported partner has an address. */
export function isPartnersAddress(address: string): string {
  return `EXISTS (SELECT FROM udsyn.relations_partner p WHERE p.municipality_id = t.municipality_id AND p.slug = (${address}))`;
}
