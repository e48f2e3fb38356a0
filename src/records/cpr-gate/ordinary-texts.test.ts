import fc from "fast-check";
import { expect, test } from "vitest";
import { findCpr } from "./find-cpr.ts";

/** What stands in a municipality's travel papers and is no CPR number. */
const ordinary: readonly string[] = [
  // Sums, as people and ledgers write them.
  ..."4.200,00 kr.|1.012.345.678,00 kr.|1012345678,00|101280,50 kr.|DKK 311.299,00|311299,00|-1.250,00|1012345678 kr.".split(
    "|",
  ),
  ..."EUR 1.012,34|12.345.678,90|0,1234|7,4604 kr. pr. euro|745,94|100.100,25|010180,00|1.010.180,12 kr.".split("|"),
  ..."I alt 101280 kr.|121212 DKK|3 x 1.250,00 = 3.750,00|25 % af 101.280,00|15/30/30 %|494 kr. pr. døgn|20,58".split(
    "|",
  ),
  // Numbers of things.
  ..."EAN 5798010112345|5798009811578|EAN: 5 798009 811578|CVR 10101234|CVR-nr. 29189854|P-nr. 1012345678|SE 12345678".split(
    "|",
  ),
  ..."Reg. 1234 konto 0101901234|Konto 0101901234|Kontonr.: 1212121212|IBAN DK5000400440116243|Faktura 0101901234".split(
    "|",
  ),
  ..."Faktura nr. 1012345678|Bilag 0101801234|Ordre 3112991234|Bilagsnr. 26-00417|FIK +71<012345678901234+12345678<".split(
    "|",
  ),
  ..."Sag 2026-00417|Sagsnr. 00.13.00-A00-12-26|KLE 00.13.00|27.69.40-Ø34-1-26|Dok. 1012345|Acadre 26/101234".split(
    "|",
  ),
  ..."Dagsordenspunkt 12|Punkt 7, bilag 3|Ordning 2024-1|Version 2.1.2026|Billet 1234567890123|PNR X7K9QZ".split("|"),
  // Telephones.
  ..."+45 20 12 34 56|+4520123456|20 12 34 56|20123456|4477 2000|tlf. 44 77 20 00|+46 40 34 10 00|+49 30 12345678".split(
    "|",
  ),
  ..."0049 30 1234567|01 02 03 04 05|+33 1 02 03 04 05|Telefon 0301234567|Mobil: 0101801234|+4930123456|112".split("|"),
  ..."+12 0500 1234|+1 202 555 0143|tlf. 02 0304 1234|DE12 0500 0000 1234 5678 90|DK50 0040 0440 1162 43|0045 20 12 34 5678".split(
    "|",
  ),
  // Accounts and cases in groups, days and numbers beside each other.
  ..."Konto 06.11.51.1000|Kontonr. 01 0190 1234|5.32.30.1-2026|1.234.567,50|12.345.678.901,50|01.01.26 1.234,50 kr.|Bilag 01 01 26 1234".split(
    "|",
  ),
  ..."14.09.26 1430|14.09.26  1234 kr.|14.09.26, 1430|26-09-14 1234|14/9 26 1430|17.02.00-P35-7|2026-00417 1234|1. 9. 26 1234".split(
    "|",
  ),
  // Days and times.
  ..."14.09.26|14.09.2026|14.09.2026-16.09.2026|14/9-16/9 2026|2026-09-14/2026-09-16|14.09.26 12:00|14.09.2026-1430".split(
    "|",
  ),
  ..."07.10-10.35|kl. 14.30|140926|20260914_1430|2026-09-14T12:00:00Z|uge 38|IMG_20260914_143012.jpg|1. kvartal 2026".split(
    "|",
  ),
  ..."2024–2026|valgperioden 2022-2025|11. juni 2024|01.01.2026 og 31.12.2026|IMG_2041.png|scan_20260914.pdf".split(
    "|",
  ),
  // Places, codes and addresses.
  ..."2750 Ballerup|2750 2026|DK-2750|14776 Brandenburg an der Havel|55.7308, 12.3633|N 55° 43' 51\"|SE-211 20 Malmö".split(
    "|",
  ),
  ..."https://example.dk/a/010180|DF-4711 BER 0710|SK 1425|LH 829|AY0954|Tog EC 398|Bus 350S|Spor 12|Gate A12".split(
    "|",
  ),
  ..."01890a5d-ac96-774b-bcce-0101901234ab|sha256 3f1c0a7be4d98a1f6c2275d0b9c4e8f7a0101901234f60718293a4b5c6d7e8f9".split(
    "|",
  ),
  // Numbers that no day begins.
  ..."320190-1234|011390/1234|000000-0000|999999_9999|290201,1234|310690:1234|01019012345|010190123|12345678".split(
    "|",
  ),
  ..."1234567890|9876543210|4711081500|4294967296|3141592653|6543210987|0099001234|1320124567|5555555555".split("|"),
];

const sentences: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `Udvalget tager til efterretning: ${text}`,
  (text) => `${text}\nNæste linje.`,
  (text) => `»${text}« (se bilag)`,
  (text) => `Hamborg; ${text}; to nætter`,
];

test.each(ordinary)("is let pass, alone and in a sentence: %s", (text) => {
  for (const write of sentences) expect(findCpr(write(text)), write(text)).toEqual([]);
});

test("there are 200 texts at least, all different", () => {
  const all = ordinary.flatMap((text) => sentences.map((write) => write(text)));
  expect(new Set(all).size).toBeGreaterThanOrEqual(600);
  expect(ordinary.length).toBeGreaterThanOrEqual(120);
});

test("sums with their currency, telephones with their country and cases with their year are never stopped", () => {
  const sum = fc
    .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 99 }))
    .map(([kroner, oere]) => `${kroner.toLocaleString("da-DK")},${String(oere).padStart(2, "0")} kr.`);
  const plain = fc.integer({ min: 1_000, max: 9_999_999_999 }).map((kroner) => `${kroner} kr.`);
  const phone = fc.integer({ min: 20_000_000, max: 99_999_999 }).map((number) => `+45${number}`);
  const sag = fc.integer({ min: 1, max: 99_999 }).map((number) => `2026-${String(number).padStart(5, "0")}`);
  const ean = fc.integer({ min: 0, max: 9_999_999_999 }).map((number) => `579${String(number).padStart(10, "0")}`);
  const cvr = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((number) => `CVR ${number}`);
  fc.assert(
    fc.property(fc.oneof(sum, plain, phone, sag, ean, cvr), fc.constantFrom(...sentences), (text, write) => {
      expect(findCpr(write(text)), write(text)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("any number between any signs is found: day, sign, running number", () => {
  const born = fc.date({ min: new Date("1937-01-01"), max: new Date("1999-12-31"), noInvalidDate: true });
  const signs = fc.stringMatching(/^[-/_:;|*~=+#@&]{1,2}$/);
  fc.assert(
    fc.property(born, fc.integer({ min: 0, max: 3_999 }), signs, (day, running, sign) => {
      const iso = day.toISOString();
      const six = `${iso.slice(8, 10)}${iso.slice(5, 7)}${iso.slice(2, 4)}`;
      expect(findCpr(`hos ${six}${sign}${String(running).padStart(4, "0")}, tak`)).toHaveLength(1);
    }),
  );
});
