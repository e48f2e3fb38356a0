const threeLetters =
  "agq ars asa ast bas bem bez bgc bho blo brx bua ccp ceb cgg chr ckb csw dav dje doi dsb dua dyo ebu ewo fil fur gsw " +
  "guz haw hsb jgo jmc kab kam kde kea kgp khq kkj kln kok ksb ksf ksh kxv lag lij lkt lmo lrc luo luy mai mas mer mfe " +
  "mgh mgo mni mua mzn naq nds nmg nnh nqo nso nus pcm pms prg rof rwk sah saq sat sbp scn seh ses shi shn smn syr szl " +
  "teo tok twq tyv tzm vai vec vmw vun wae xnr xog yav yrl yue zgh zh-Hant sr-Latn uz-Cyrl az-Cyrl bs-Cyrl ff-Adlm " +
  "ks-Deva kok-Latn pa-Arab sat-Deva sd-Deva shi-Latn su-Latn vai-Latn yue-Hans hi-Latn ha-NE sw-CD fa-AF es-MX pt-PT";

function twoLetters(): string[] {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  return letters.flatMap((first) => letters.map((second) => first + second));
}

/** Every language and script that the runtime's CLDR has names of countries in. */
export const cldrLanguages: readonly string[] = Intl.DisplayNames.supportedLocalesOf([
  ...twoLetters(),
  ...threeLetters.split(" "),
]);
