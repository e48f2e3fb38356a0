/** The Danish names of parts of countries that GeoNames has in English, `english=danish`, by country; all others are the same. */
const table: Readonly<Record<string, string>> = {
  AT: "Vienna=Wien;Lower Austria=Niederösterreich;Upper Austria=Oberösterreich;Styria=Steiermark;Carinthia=Kärnten;Tyrol=Tyrol",
  BE: "Flanders=Flandern;Wallonia=Vallonien;Brussels Capital=Bruxelles",
  CH: "Saint Gallen=Sankt Gallen;Zurich=Zürich;Grisons=Graubünden;Lucerne=Luzern;Geneva=Genève;Basel-City=Basel",
  CZ: "Central Bohemia=Midtbøhmen;South Bohemian Region=Sydbøhmen;South Moravian=Sydmæhren;Carlsbad Region=Karlsbad;Prague=Prag;Moravian-Silesian Region=Mæhren-Schlesien",
  DE: "Bavaria=Bayern;Hesse=Hessen;Lower Saxony=Niedersachsen;North Rhine-Westphalia=Nordrhein-Westfalen;Saxony=Sachsen;Saxony-Anhalt=Sachsen-Anhalt;Thuringia=Thüringen;Baden-Wurttemberg=Baden-Württemberg;State of Berlin=Berlin;Schleswig-Holstein=Slesvig-Holsten;Hamburg=Hamborg",
  DK: "Capital Region=Region Hovedstaden;Zealand=Region Sjælland;South Denmark=Region Syddanmark;Central Jutland=Region Midtjylland;North Denmark=Region Nordjylland",
  ES: "Andalusia=Andalusien;Canary Islands=De Kanariske Øer;Balearic Islands=Balearerne;Aragon=Aragonien;Navarre=Navarra;Castille-La Mancha=Castilla-La Mancha;Castille and León=Castilla og León;Basque Country=Baskerlandet;Galicia=Galicien;Catalonia=Catalonien;Asturias=Asturien",
  FI: "Lapland=Lapland;Ostrobothnia=Österbotten;North Ostrobothnia=Norra Österbotten;South Ostrobothnia=Södra Österbotten;Central Ostrobothnia=Mellersta Österbotten;Southwest Finland=Egentliga Finland;Central Finland=Mellersta Finland;South Karelia=Södra Karelen;North Karelia=Norra Karelen;South Savo=Södra Savolax;North Savo=Norra Savolax;Uusimaa=Nyland",
  FR: "New Aquitaine=Nouvelle-Aquitaine;Corsica=Korsika;Brittany=Bretagne;Normandy=Normandiet",
  GB: "Scotland=Skotland;Northern Ireland=Nordirland",
  IS: "Northeast=Nordøstlandet;Northwest=Nordvestlandet;East=Østlandet;South=Sydlandet;West=Vestlandet;Southern Peninsula=Sydvestlandet;Capital Region=Hovedstadsområdet;Westfjords=Vestfjordene",
  IT: "Calabria=Calabrien;Sardinia=Sardinien;Sicily=Sicilien;Basilicate=Basilicata;Apulia=Apulien;Campania=Campanien;Lombardy=Lombardiet;Piedmont=Piemonte;Tuscany=Toscana;Abruzzo=Abruzzerne;The Marches=Marche;Aosta Valley=Aostadalen;Umbria=Umbrien",
  NL: "South Holland=Zuid-Holland;North Holland=Noord-Holland;North Brabant=Noord-Brabant",
  PL: "Mazovia=Masovien;Lesser Poland=Lillepolen;Greater Poland=Storpolen;Silesia=Schlesien;Lower Silesia=Nedre Schlesien;Pomerania=Pommern;West Pomerania=Vestpommern;Warmia-Masuria=Varmien-Masurien;Łódź Voivodeship=Łódź;Opole Voivodeship=Opole",
};

const danish = new Map(
  Object.entries(table).flatMap(([country, names]) =>
    names.split(";").map((one): [string, string] => {
      const [english = "", own = ""] = one.split("=");
      return [`${country} ${english}`, own];
    }),
  ),
);

/** A part of a country as Danish calls it. @param region as GeoNames has it */
export function danishRegion(country: string, region: string): string {
  return danish.get(`${country} ${region}`) ?? region;
}
