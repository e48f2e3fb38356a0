/** A city that stands for its time zone, in a country that has several. */
export interface ZoneCity {
  readonly zone: string;
  readonly country: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

/**
 * `zone: city lat lon, …` by country. IANA's zones are named after their largest city; more cities are given where a
 * border runs between large ones. Positions to a tenth of a degree, GeoNames' spelling.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  AU: [
    "Australia/Sydney: Sydney -33.9 151.2, Canberra -35.3 149.1, Dubbo -32.2 148.6, Griffith -34.3 146, Tweed Heads -28.2 153.5, Lismore -28.8 153.3, Albury -36.1 146.9",
    "Australia/Melbourne: Melbourne -37.8 145, Mildura -34.2 142.2, Horsham -36.7 142.2, Warrnambool -38.4 142.5",
    "Australia/Hobart: Hobart -42.9 147.3, Launceston -41.4 147.1",
    "Australia/Brisbane: Brisbane -27.5 153, Gold Coast -28 153.4, Toowoomba -27.6 152, Cairns -16.9 145.8, Townsville -19.3 146.8, Mount Isa -20.7 139.5, Roma -26.6 148.8",
    "Australia/Adelaide: Adelaide -34.9 138.6, Mount Gambier -37.8 140.8, Renmark -34.2 140.7, Broken Hill -32 141.5",
    "Australia/Darwin: Darwin -12.5 130.8, Alice Springs -23.7 133.9, Katherine -14.5 132.3",
    "Australia/Perth: Perth -32 115.9, Kalgoorlie -30.7 121.5, Broome -18 122.2, Albany -35 117.9, Port Hedland -20.3 118.6",
  ],
  BR: [
    "America/Sao_Paulo: São Paulo -23.5 -46.6, Brasília -15.8 -47.9, Goiânia -16.7 -49.3, Porto Alegre -30 -51.2, Salvador -13 -38.5, Recife -8.1 -34.9, Fortaleza -3.7 -38.5, Belém -1.5 -48.5, Palmas -10.2 -48.3, Santarém -2.4 -54.7",
    "America/Manaus: Manaus -3.1 -60, Boa Vista 2.8 -60.7, Porto Velho -8.8 -63.9",
    "America/Cuiaba: Cuiabá -15.6 -56.1, Campo Grande -20.4 -54.6",
    "America/Rio_Branco: Rio Branco -10 -67.8, Eirunepé -6.7 -69.9",
  ],
  CA: [
    "America/Toronto: Toronto 43.7 -79.4, Ottawa 45.4 -75.7, Montréal 45.5 -73.6, Québec 46.8 -71.2, Greater Sudbury 46.5 -81, Thunder Bay 48.4 -89.3, Rimouski 48.4 -68.5, Iqaluit 63.7 -68.5, Val-d'Or 48.1 -77.8",
    "America/Halifax: Halifax 44.6 -63.6, Moncton 46.1 -64.8, Fredericton 45.9 -66.6, Edmundston 47.4 -68.3, Charlottetown 46.2 -63.1, Sydney 46.1 -60.2",
    "America/St_Johns: St. John's 47.6 -52.7, Corner Brook 49 -58",
    "America/Winnipeg: Winnipeg 49.9 -97.1, Brandon 49.8 -100, Kenora 49.8 -94.5",
    "America/Regina: Regina 50.5 -104.6, Saskatoon 52.1 -106.7, Prince Albert 53.2 -105.8",
    "America/Edmonton: Edmonton 53.5 -113.5, Calgary 51.1 -114.1, Lethbridge 49.7 -112.8, Medicine Hat 50 -110.7, Yellowknife 62.5 -114.4, Grande Prairie 55.2 -118.8",
    "America/Vancouver: Vancouver 49.2 -123.1, Victoria 48.4 -123.4, Kelowna 49.9 -119.5, Prince George 53.9 -122.8, Kamloops 50.7 -120.3, Prince Rupert 54.3 -130.3",
    "America/Whitehorse: Whitehorse 60.7 -135.1",
  ],
  CD: [
    "Africa/Kinshasa: Kinshasa -4.3 15.3, Mbandaka 0 18.3, Matadi -5.8 13.5, Kikwit -5 18.8",
    "Africa/Lubumbashi: Lubumbashi -11.7 27.5, Kisangani 0.5 25.2, Goma -1.7 29.2, Kananga -5.9 22.4, Mbuji-Mayi -6.1 23.6, Bukavu -2.5 28.9",
  ],
  CL: [
    "America/Santiago: Santiago -33.5 -70.6, Valparaíso -33 -71.6, Concepción -36.8 -73.1, Antofagasta -23.7 -70.4, Arica -18.5 -70.3, Puerto Montt -41.5 -72.9, Iquique -20.2 -70.1",
    "America/Punta_Arenas: Punta Arenas -53.2 -70.9",
    "America/Coyhaique: Coyhaique -45.6 -72.1",
  ],
  CN: [
    "Asia/Shanghai: Shanghai 31.2 121.5, Beijing 39.9 116.4, Guangzhou 23.1 113.3, Chengdu 30.7 104.1, Wuhan 30.6 114.3, Xi'an 34.3 108.9, Harbin 45.8 126.7, Kunming 25 102.7, Lanzhou 36.1 103.8, Lhasa 29.7 91.1, Xining 36.6 101.8",
    "Asia/Urumqi: Ürümqi 43.8 87.6, Kashgar 39.5 76, Turpan 42.9 89.2",
  ],
  EC: ["America/Guayaquil: Guayaquil -2.2 -79.9, Quito -0.2 -78.5", "Pacific/Galapagos: Puerto Ayora -0.7 -90.3"],
  ES: [
    "Europe/Madrid: Madrid 40.4 -3.7, Barcelona 41.4 2.2, Sevilla 37.4 -6, Cadiz 36.5 -6.3, A Coruña 43.4 -8.4, Palma 39.6 2.7, Ceuta 35.9 -5.3, Melilla 35.3 -2.9",
    "Atlantic/Canary: Las Palmas de Gran Canaria 28.1 -15.4, Santa Cruz de Tenerife 28.5 -16.3, Arrecife 29 -13.5",
  ],
  FM: ["Pacific/Ponape: Palikir 6.9 158.2", "Pacific/Truk: Weno 7.4 151.8, Colonia 9.5 138.1"],
  GL: [
    "America/Godthab: Nuuk 64.2 -51.7, Ilulissat 69.2 -51.1, Qaqortoq 60.7 -46, Tasiilaq 65.6 -37.6",
    "America/Thule: Qaanaaq 77.5 -69.2",
  ],
  ID: [
    "Asia/Jakarta: Jakarta -6.2 106.8, Surabaya -7.2 112.8, Medan 3.6 98.7, Palembang -3 104.7, Pontianak 0 109.3, Palangkaraya -2.2 113.9, Banyuwangi -8.2 114.4",
    "Asia/Makassar: Makassar -5.1 119.4, Denpasar -8.7 115.2, Balikpapan -1.3 116.8, Banjarmasin -3.3 114.6, Manado 1.5 124.8, Kupang -10.2 123.6",
    "Asia/Jayapura: Jayapura -2.5 140.7, Ambon -3.7 128.2, Sorong -0.9 131.3, Ternate 0.8 127.4",
  ],
  KI: ["Pacific/Tarawa: Tarawa 1.3 173"],
  MN: [
    "Asia/Ulaanbaatar: Ulan Bator 47.9 106.9, Choibalsan 48.1 114.5, Mörön 49.6 100.2, Bayanhongor 46.2 100.7",
    "Asia/Hovd: Khovd 48 91.6, Uliastay 47.7 96.8, Ulaangom 50 92.1",
  ],
  MX: [
    "America/Mexico_City: Mexico City 19.4 -99.1, Guadalajara 20.7 -103.3, Monterrey 25.7 -100.3, Puebla 19 -98.2, Mérida 21 -89.6, Chihuahua 28.6 -106.1, Veracruz 19.2 -96.1, Villahermosa 18 -92.9, Victoria de Durango 24 -104.7, Campeche 19.8 -90.5, Puerto Vallarta 20.6 -105.2",
    "America/Cancun: Cancún 21.2 -86.8, Chetumal 18.5 -88.3, Tulum 20.2 -87.5",
    "America/Tijuana: Tijuana 32.5 -117, Mexicali 32.6 -115.5, Ensenada 31.9 -116.6",
    "America/Hermosillo: Hermosillo 29.1 -111, Nogales 31.3 -110.9, Ciudad Obregón 27.5 -109.9",
    "America/Mazatlan: Mazatlán 23.2 -106.4, Culiacán 24.8 -107.4, La Paz 24.1 -110.3, Tepic 21.5 -104.9",
    "America/Ciudad_Juarez: Ciudad Juárez 31.7 -106.5",
    "America/Matamoros: Heroica Matamoros 25.9 -97.5, Reynosa 26.1 -98.3, Nuevo Laredo 27.5 -99.5",
  ],
  NZ: [
    "Pacific/Auckland: Auckland -36.8 174.8, Wellington -41.3 174.8, Christchurch -43.5 172.6, Dunedin -45.9 170.5",
    "Pacific/Chatham: Waitangi -43.9 -176.6",
  ],
  PF: ["Pacific/Tahiti: Papeete -17.5 -149.6", "Pacific/Marquesas: Atuona -9.8 -139"],
  PG: [
    "Pacific/Port_Moresby: Port Moresby -9.4 147.2, Lae -6.7 147, Rabaul -4.2 152.2",
    "Pacific/Bougainville: Arawa -6.2 155.6",
  ],
  PT: [
    "Europe/Lisbon: Lisbon 38.7 -9.1, Porto 41.1 -8.6, Faro 37 -7.9",
    "Atlantic/Madeira: Funchal 32.7 -16.9",
    "Atlantic/Azores: Ponta Delgada 37.7 -25.7, Horta 38.5 -28.6",
  ],
  RU: [
    "Europe/Moscow: Moscow 55.8 37.6, Saint Petersburg 59.9 30.3, Kazan 55.8 49.1, Nizhniy Novgorod 56.3 44, Murmansk 69 33.1, Arkhangel'sk 64.5 40.5, Sochi 43.6 39.7, Rostov-on-Don 47.2 39.7, Makhachkala 43 47.5, Volgograd 48.7 44.5, Kirov 58.6 49.7, Syktyvkar 61.7 50.8, Voronezh 51.7 39.2",
    "Europe/Kaliningrad: Kaliningrad 54.7 20.5",
    "Europe/Samara: Samara 53.2 50.2, Izhevsk 56.9 53.2",
    "Europe/Saratov: Saratov 51.5 46",
    "Europe/Astrakhan: Astrakhan 46.3 48",
    "Europe/Ulyanovsk: Ulyanovsk 54.3 48.4",
    "Asia/Yekaterinburg: Yekaterinburg 56.8 60.6, Chelyabinsk 55.2 61.4, Perm 58 56.3, Ufa 54.7 56, Orenburg 51.8 55.1, Tyumen 57.2 65.5, Surgut 61.3 73.4",
    "Asia/Omsk: Omsk 55 73.4",
    "Asia/Novosibirsk: Novosibirsk 55 82.9, Barnaul 53.4 83.8, Tomsk 56.5 85",
    "Asia/Krasnoyarsk: Krasnoyarsk 56 92.9, Norilsk 69.4 88.2, Kyzyl 51.7 94.5, Novokuznetsk 53.8 87.1",
    "Asia/Irkutsk: Irkutsk 52.3 104.3, Ulan-Ude 51.8 107.6, Bratsk 56.1 101.6",
    "Asia/Chita: Chita 52 113.5",
    "Asia/Yakutsk: Yakutsk 62 129.7, Blagoveshchensk 50.3 127.5",
    "Asia/Vladivostok: Vladivostok 43.1 131.9, Khabarovsk 48.5 135.1",
    "Asia/Magadan: Magadan 59.6 150.8",
    "Asia/Sakhalin: Yuzhno-Sakhalinsk 47 142.7",
    "Asia/Kamchatka: Petropavlovsk-Kamchatsky 53 158.7",
    "Asia/Anadyr: Anadyr 64.7 177.5",
  ],
  UA: [
    "Europe/Kiev: Kyiv 50.5 30.5, Lviv 49.8 24, Odesa 46.5 30.7, Kharkiv 50 36.3, Kherson 46.6 32.6, Dnipro 48.5 35",
    "Europe/Simferopol: Simferopol 45 34.1, Sevastopol 44.6 33.5, Kerch 45.4 36.5",
  ],
  US: [
    "America/New_York: New York City 40.7 -74, Boston 42.4 -71.1, Washington 38.9 -77, Atlanta 33.7 -84.4, Miami 25.8 -80.2, Charlotte 35.2 -80.8, Columbus 40 -83, Cleveland 41.5 -81.7, Cincinnati 39.1 -84.5, Pittsburgh 40.4 -80, Jacksonville 30.3 -81.7, Tallahassee 30.4 -84.3, Knoxville 36 -83.9, Columbus 32.5 -85, Buffalo 42.9 -78.9, Bangor 44.8 -68.8, Chattanooga 35 -85.3, Lexington 38 -84.5, Sault Ste. Marie 46.5 -84.3",
    "America/Detroit: Detroit 42.3 -83, Grand Rapids 43 -85.7, Marquette 46.5 -87.4",
    "America/Indianapolis: Indianapolis 39.8 -86.2, Fort Wayne 41.1 -85.1, South Bend 41.7 -86.3, Terre Haute 39.5 -87.4",
    "America/Louisville: Louisville 38.3 -85.8",
    "America/Chicago: Chicago 41.9 -87.7, Gary 41.6 -87.3, Danville 40.1 -87.6, Effingham 39.1 -88.5, Lawrenceville 38.7 -87.7, Milwaukee 43 -87.9, Minneapolis 45 -93.3, St. Louis 38.6 -90.2, Memphis 35.1 -90, Nashville 36.2 -86.8, New Orleans 30 -90.1, Houston 29.8 -95.4, Dallas 32.8 -96.8, San Antonio 29.4 -98.5, Lubbock 33.6 -101.9, Midland 32 -102.1, Oklahoma City 35.5 -97.5, Amarillo 35.2 -101.8, Kansas City 39.1 -94.6, Wichita 37.7 -97.3, Omaha 41.3 -95.9, North Platte 41.1 -100.8, Sioux Falls 43.5 -96.7, Pierre 44.4 -100.4, Bismarck 46.8 -100.8, Minot 48.2 -101.3, Fargo 46.9 -96.8, Birmingham 33.5 -86.8, Montgomery 32.4 -86.3, Pensacola 30.4 -87.2, Panama City 30.2 -85.7, Dothan 31.2 -85.4, Evansville 38 -87.6, Bowling Green 37 -86.4, Huntsville 34.7 -86.6, Green Bay 44.5 -88, Garden City 38 -100.9, Crossville 35.9 -85, Dickson 36.1 -87.4",
    "America/Denver: Denver 39.7 -105, Salt Lake City 40.8 -111.9, Albuquerque 35.1 -106.7, El Paso 31.8 -106.4, Billings 45.8 -108.5, Cheyenne 41.1 -104.8, Rapid City 44.1 -103.2, Dickinson 46.9 -102.8, Missoula 46.9 -114, Grand Junction 39.1 -108.6, Scottsbluff 41.9 -103.7, Clovis 34.4 -103.2, Hobbs 32.7 -103.1, Saint George 37.1 -113.6, Kalispell 48.2 -114.3, Lamar 38.1 -102.6, Glendive 47.1 -104.7, Roswell 33.4 -104.5, Gallup 35.5 -108.7, Silver City 32.8 -108.3",
    "America/Boise: Boise 43.6 -116.2, Ontario 44 -117, Twin Falls 42.6 -114.5",
    "America/Phoenix: Phoenix 33.4 -112.1, Tucson 32.2 -110.9, Flagstaff 35.2 -111.7, Yuma 32.7 -114.6, Kingman 35.2 -114.1, Safford 32.8 -109.7, Show Low 34.3 -110, Bullhead City 35.1 -114.6, Lake Havasu City 34.5 -114.3",
    "America/Los_Angeles: Los Angeles 34.1 -118.2, San Francisco 37.8 -122.4, San Diego 32.7 -117.2, Las Vegas 36.2 -115.1, Sacramento 38.6 -121.5, Reno 39.5 -119.8, Portland 45.5 -122.7, Seattle 47.6 -122.3, Spokane 47.7 -117.4, Coeur d'Alene 47.7 -116.8, Lewiston 46.4 -117, Bend 44.1 -121.3, El Centro 32.8 -115.6, Blythe 33.6 -114.6, Needles 34.8 -114.6, Elko 40.8 -115.8, Mesquite 36.8 -114.1, Pendleton 45.7 -118.8",
    "America/Anchorage: Anchorage 61.2 -149.9, Fairbanks 64.8 -147.7, Juneau 58.3 -134.4, Ketchikan 55.3 -131.6, Nome 64.5 -165.4",
    "Pacific/Honolulu: Honolulu 21.3 -157.9, Hilo 19.7 -155.1",
  ],
};

function cityOf(country: string, zone: string, written: string): ZoneCity {
  const [, name, lat, lon] = /^(.+) (-?[\d.]+) (-?[\d.]+)$/.exec(written) ?? [];
  if (!name) throw new Error(`not a city with a position: ${written}`);
  return { zone, country, name, lat: Number(lat), lon: Number(lon) };
}

export const zoneCities: readonly ZoneCity[] = Object.entries(table).flatMap(([country, lines]) =>
  lines.flatMap((line) => {
    const [zone = "", cities = ""] = line.split(": ");
    return cities.split(", ").map((written) => cityOf(country, zone, written));
  }),
);
