/**
 * `cykel`; and `center`, `teater`: other words in -er are mostly plurals (`møder`). Words in -en are mostly definite (`haven` the
 * garden is no `havn`), so of those the few that lose the letter are named.
 */
const whole = /^(.+[bcdfgjkmpstvz])e(l)$|^(.+t)e(r)$|^(.*aft|morg|frøk|ørk|lag)e(n)$/u;
const contracted =
  /^(.+[bcdfgjkmpstvz])(l)(?:er|en|ers|ens|erne|ernes)$|^(.+t)(r)(?:e|et|es|ets|ene|enes)$|^(.*aft|morg|frøk|ørk|lag)(n)(?:er|ers|erne|ernes)$/u;

/**
 * Another form of a Danish word that loses the *e* before its last letter when it is inflected, which the stemmer takes for
 * another word: `cykel` and `cykler`, `center` and `centre`. It need be no word: only published ones are found by it.
 */
export function contractedForms(word: string): readonly string[] {
  const [, ...parts] = whole.exec(word) ?? [];
  const [begin, end] = parts.filter((one) => one !== undefined);
  if (begin !== undefined) return [`${begin}${end}er`];
  const [, ...others] = contracted.exec(word) ?? [];
  const [stem, last] = others.filter((one) => one !== undefined);
  return stem === undefined ? [] : [`${stem}e${last}`];
}
