import { addDays, type Fault, fault, isTimeZone } from "../kernel/index.ts";
import { limitNames } from "./policy-fields.ts";
import type { Item, ProfileParts } from "./profile-parts.ts";
import { overlap, type Span } from "./spans.ts";

type Check = (parts: ProfileParts) => Fault[];

/** Turned-round days and times that overlap within one list where only one may hold. */
function spansRight(spans: readonly Item<Span>[]): Fault[] {
  return spans.flatMap(({ path, value }, at) => {
    if (value.to !== undefined && value.to < value.from) return [fault("ends-before-start", {}, path)];
    const earlier = spans.slice(0, at).find((other) => overlap(other.value, value));
    return earlier ? [fault("overlaps", { other: earlier.path }, path)] : [];
  });
}

function repeated(values: readonly Item<string>[]): Fault[] {
  return values
    .filter(({ value }, at) => values.findIndex((other) => other.value === value) < at)
    .map(({ path, value }) => fault("repeated", { written: value }, path));
}

function listed(path: string, list: readonly string[]): Item<string>[] {
  return list.map((value, at) => ({ path: `${path}.${at}`, value }));
}

function below<Value>(path: string, list: readonly Value[]): Item<Value>[] {
  return list.map((value, at) => ({ path: `${path}.${at}`, value }));
}

const languageNames: Check = ({ languages, name }) => {
  const first = languages[0];
  const missing = first && name && name[first] === undefined ? [fault("missing-in-language", {}, `name.${first}`)] : [];
  return [...repeated(listed("languages", languages)), ...missing];
};

const whereAndMoney: Check = ({ timeZone, currency, country }) => {
  const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const isCountry = country === null || !/^[A-Z]{2}$/.test(country) || regions.of(country) !== undefined;
  return [
    ...(timeZone !== null && !(timeZone.includes("/") && isTimeZone(timeZone))
      ? [fault("no-such-time-zone", { written: timeZone }, "timeZone")]
      : []),
    ...(currency !== null && !Intl.supportedValuesOf("currency").includes(currency)
      ? [fault("no-such-currency", { written: currency }, "currency")]
      : []),
    ...(isCountry ? [] : [fault("not-a-country", { written: country }, "place.country")]),
  ];
};

const hostsAndTerms: Check = ({ hosts, terms }) => [...repeated(hosts), ...spansRight(terms)];

const committeesHang: Check = ({ committees, committeeIds }) => [
  ...repeated(committeeIds.map((value, at) => ({ path: `committees.${at}.id`, value }))),
  ...committees.flatMap(({ path, value }) => [
    ...spansRight(below(`${path}.names`, value.names)),
    ...below(`${path}.members`, value.members)
      .filter((member) => member.value.to !== undefined && member.value.to < member.value.from)
      .map((member) => fault("ends-before-start", {}, member.path)),
    ...listed(`${path}.replaces`, value.replaces)
      .filter((earlier) => earlier.value === value.id || !committeeIds.includes(earlier.value))
      .map((earlier) => fault("no-such-committee", { written: earlier.value }, earlier.path)),
  ]),
];

const unitsHang: Check = ({ units, unitIds }) => [
  ...repeated(unitIds.map((value, at) => ({ path: `units.${at}.id`, value }))),
  ...units.flatMap(({ path, value }) => [
    ...spansRight([{ path, value }]),
    ...(value.parent !== null && (value.parent === value.id || !unitIds.includes(value.parent))
      ? [fault("no-such-unit", { written: value.parent }, `${path}.parent`)]
      : []),
  ]),
];

const demoPeopleHang: Check = ({ demoPeople, committeeIds, unitIds }) =>
  demoPeople.flatMap(({ path, value }) => [
    ...(value.committee !== null && !committeeIds.includes(value.committee)
      ? [fault("no-such-committee", { written: value.committee }, `${path}.committee`)]
      : []),
    ...(value.unit !== null && !unitIds.includes(value.unit)
      ? [fault("no-such-unit", { written: value.unit }, `${path}.unit`)]
      : []),
  ]);

/** Who signs in gets a role in a unit or committee that there is. */
const signInHangs: Check = ({ signInUnits, signInCommittees, unitIds, committeeIds }) => [
  ...signInUnits
    .filter(({ value }) => !unitIds.includes(value))
    .map(({ path, value }) => fault("no-such-unit", { written: value }, path)),
  ...signInCommittees
    .filter(({ value }) => !committeeIds.includes(value))
    .map(({ path, value }) => fault("no-such-committee", { written: value }, path)),
];

/** Within one policy: days the right way round, no two values on one day, and a setting without a day unanswered. */
const policiesHold: Check = ({ policies }) =>
  policies.flatMap(({ name, values }) => {
    const path = `policies.${name}`;
    const spans = below<Span>(path, values);
    const isLimit = limitNames.some((limit) => limit === name);
    const gaps = spans.filter(({ value }, at) => {
      const next = spans[at + 1]?.value;
      return value.to !== undefined && (next === undefined || next.from > addDays(value.to, 1));
    });
    const late = spans.filter(({ value }, at) => at > 0 && value.from < (spans[at - 1]?.value.from ?? value.from));
    return [
      ...spansRight(spans),
      ...late.map((span) => fault("out-of-order", {}, span.path)),
      ...(isLimit ? [] : gaps.map((span) => fault("leaves-a-gap", {}, `${span.path}.to`))),
    ];
  });

/** Everyone who is to decide exists: a named committee, and a committee of the kind *economy* or *council*. */
const decidersExist: Check = ({ approvalOrder, committeeIds, committeeKinds }) => {
  const placed = approvalOrder.flatMap(({ value }, at) =>
    Object.entries(value).flatMap(([kind, deciders]) => below(`policies.approvalOrder.${at}.value.${kind}`, deciders)),
  );
  return placed.flatMap(({ path, value: decider }) => {
    if (decider.by === "named" && !committeeIds.includes(decider.committee))
      return [fault("no-such-committee", { written: decider.committee }, `${path}.committee`)];
    if ((decider.by === "economy" || decider.by === "council") && !committeeKinds.includes(decider.by))
      return [fault("no-committee-of-kind", { kind: decider.by }, path)];
    return [];
  });
};

/** What the schema cannot see: whether the parts of a profile hang together. */
export const profileChecks: readonly Check[] = [
  languageNames,
  whereAndMoney,
  hostsAndTerms,
  committeesHang,
  unitsHang,
  demoPeopleHang,
  signInHangs,
  policiesHold,
  decidersExist,
];
