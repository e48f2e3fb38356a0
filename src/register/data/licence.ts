import type { DataLicence, Municipality } from "../../profile/index.ts";

export interface Licence {
  readonly name: DataLicence;
  readonly title: string;
  readonly url: string;
}

const licences: Readonly<Record<DataLicence, Licence>> = {
  "CC-BY-4.0": {
    name: "CC-BY-4.0",
    title: "Creative Commons Attribution 4.0 International",
    url: "https://creativecommons.org/licenses/by/4.0/",
  },
  "CC0-1.0": {
    name: "CC0-1.0",
    title: "Creative Commons Zero 1.0 Universal",
    url: "https://creativecommons.org/publicdomain/zero/1.0/",
  },
};

/** What a municipality's open data may be used under: by anybody, with the source named, unless its profile asks for less. */
export function licenceOf({ profile }: Pick<Municipality, "profile">): Licence {
  return licences[profile.dataLicence ?? "CC-BY-4.0"];
}
