/** The kinds of trip in the public schema `udsyn.trip/1`. A profile's policies are stated per kind. */
export const tripKinds = [
  "committee-trip",
  "delegation",
  "conference",
  "staff-visit",
  "representation",
  "incoming-visit",
] as const;
export type TripKind = (typeof tripKinds)[number];

/** Whether a trip goes from here, or comes here. */
export const directions = ["out", "in"] as const;
export type Direction = (typeof directions)[number];

/** How certain the accounts are: nothing owed or known, nothing booked, partly booked, closed. */
export const accountsStates = ["none", "not-settled", "partly-booked", "final"] as const;
export type AccountsState = (typeof accountsStates)[number];

/** Categories of budget and accounts in the public schema `udsyn.trip/1` (contract.md), in the order they are shown. */
export const categories = [
  "transport",
  "lodging",
  "meals",
  "drink",
  "attractions",
  "fees",
  "per-diem",
  "lost-earnings",
  "other",
] as const;
export type Category = (typeof categories)[number];

/** Whether an amount is with or without VAT. */
export const vats = ["incl", "excl", "unknown"] as const;
export type Vat = (typeof vats)[number];

/** The roles that people and tokens have. Demo people are listed by them in the profile. */
export const roleNames = [
  "coordinator",
  "secretary",
  "accountant",
  "caseworker",
  "communications",
  "manager",
  "employee",
  "councillor",
  "auditor",
  "dpo",
  "admin",
] as const;
export type RoleName = (typeof roleNames)[number];

/** Rooms that a municipality may switch off; everything else is always there. */
export const switchableRooms = [
  "trips",
  "decisions",
  "strategy",
  "relations",
  "activities",
  "grants",
  "projects",
  "reception",
  "outreach",
] as const;
export type SwitchableRoom = (typeof switchableRooms)[number];

/** The languages that Udsyn has texts in. */
export const languages = ["da", "en", "de"] as const;
export type Language = (typeof languages)[number];

/** How a leg of a journey is travelled; codes of the public schema. */
export const travelModes = ["flight", "rail", "car", "coach", "ferry"] as const;
export type TravelMode = (typeof travelModes)[number];

/** Cabins of a flight; `average` where nobody knows. */
export const travelClasses = ["average", "economy", "premium-economy", "business", "first"] as const;
export type TravelClass = (typeof travelClasses)[number];
