/** Reference tables, without municipality: the world is the same for all. */
export interface PlacesTables {
  placesPlace: {
    placeId: number;
    name: string;
    danishName: string;
    country: string;
    region: string | null;
    lat: number;
    lon: number;
    notable: boolean;
  };
  placesName: { name: string; placeId: number; country: string; trigrams: string[] };
  placesEdition: { one: boolean; edition: string };
}
