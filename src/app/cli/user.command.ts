import { defineCommand } from "citty";
import { closePerson, grantAccess, listPeople, operator, trace, work } from "../../identity/index.ts";
import { type RoleName, roleNames } from "../../profile/index.ts";
import { answer, CommandFault, municipalityAsked, municipalityOption, withInstallation } from "./command.ts";
import { scopeAsked } from "./scope-asked.ts";

const common = {
  municipality: municipalityOption,
  json: { type: "boolean", description: "Svar som JSON" },
} as const;

const addCommand = defineCommand({
  meta: { name: "add", description: "Giver en person adgang, eller en kendt person (samme --subject) nye roller." },
  args: {
    name: { type: "string", required: true, description: "Fulde navn" },
    role: { type: "string", required: true, description: `En eller flere, med komma: ${roleNames.join(", ")}` },
    email: { type: "string", description: "Mailadresse til breve" },
    subject: { type: "string", description: "Personens id hos kommunens log ind (sub); ellers mailadressen" },
    unit: { type: "string", description: "Enhedens id: rollen gælder kun dér" },
    committee: { type: "string", description: "Udvalgets id: rollen gælder kun dér" },
    title: { type: "string", description: "Stilling" },
    ...common,
  },
  run: async ({ args }) => {
    const roles = rolesIn(args.role);
    if (args.email !== undefined && !/^\S+@\S+\.\S+$/.test(args.email))
      throw new CommandFault(`»${args.email}« er ikke en mailadresse.`, 2);
    // Somebody whom neither names could never be known at the login.
    if (args.email === undefined && args.subject === undefined)
      throw new CommandFault("Skriv --email eller --subject: på en af dem kendes personen ved kommunens log ind.", 2);
    await withInstallation(async ({ installation, directory }) => {
      const here = municipalityAsked(directory, args.municipality);
      const scope = scopeAsked(here, args.unit, args.committee);
      const id = await work(installation.db.app, here, operator, new Date(), async (one) => {
        const person = {
          name: args.name.trim(),
          email: args.email ?? null,
          title: args.title ?? null,
          unitId: args.unit ?? null,
          subject: args.subject ?? args.email ?? null,
          grants: roles.map((role) => ({ role, scope })),
        };
        return grantAccess(one, person);
      });
      answer(args.json, { id, name: args.name, roles, scope, municipality: here.slug }, [
        `${args.name} har adgang til ${here.slug} som ${roles.join(", ")}. Id: ${id}`,
      ]);
    });
  },
});

const listCommand = defineCommand({
  meta: { name: "list", description: "Viser, hvem der har adgang, og hvem der har haft." },
  args: common,
  run: async ({ args }) =>
    withInstallation(async ({ installation, directory }) => {
      const here = municipalityAsked(directory, args.municipality);
      const people = await work(installation.db.app, here, operator, new Date(), async (one) => {
        await trace(one, { action: "identity.look-at-people", subject: { type: "person", id: "all" } });
        return listPeople(one.tx, here.id);
      });
      answer(
        args.json,
        people,
        people.map((one) =>
          [one.id, one.active ? " " : "lukket", one.name, one.email ?? "–", one.roles.join(", ") || "ingen rolle"].join(
            "\t",
          ),
        ),
      );
    }),
});

const disableCommand = defineCommand({
  meta: { name: "disable", description: "Lukker en persons adgang og logger personen ud overalt." },
  args: { id: { type: "positional", required: true, description: "Personens id fra user list" }, ...common },
  run: async ({ args }) =>
    withInstallation(async ({ installation, directory }) => {
      const here = municipalityAsked(directory, args.municipality);
      const closed = await work(installation.db.app, here, operator, new Date(), (one) => closePerson(one, args.id));
      if (!closed) throw new CommandFault(`Ingen med id »${args.id}« har adgang til ${here.slug}.`);
      answer(args.json, { id: args.id, active: false }, ["Adgangen er lukket."]);
    }),
});

function rolesIn(written: string): readonly RoleName[] {
  return written.split(",").map((word) => {
    const role = roleNames.find((one) => one === word.trim());
    if (!role) throw new CommandFault(`Rollen »${word}« findes ikke. Der er: ${roleNames.join(", ")}.`, 2);
    return role;
  });
}

export const userCommand = defineCommand({
  meta: { name: "user", description: "Personer med adgang." },
  subCommands: { add: addCommand, list: listCommand, disable: disableCommand },
});
