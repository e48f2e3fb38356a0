import { defineCommand } from "citty";
import { addToken, operator, trace, work } from "../../identity/index.ts";
import { roleNames } from "../../profile/index.ts";
import { answer, CommandFault, municipalityAsked, municipalityOption, withInstallation } from "./command.ts";
import { scopeAsked } from "./scope-asked.ts";

const mostDays = 36_500;

const addCommand = defineCommand({
  meta: { name: "add", description: "Laver et adgangstegn til programmer. Det vises kun denne ene gang." },
  args: {
    role: { type: "string", required: true, description: `En af ${roleNames.join(", ")}` },
    name: { type: "string", default: "program", description: "Hvad tegnet bruges til" },
    unit: { type: "string", description: "Enhedens id: rollen gælder kun dér" },
    committee: { type: "string", description: "Udvalgets id: rollen gælder kun dér" },
    days: { type: "string", description: "Antal dage det gælder; ellers uden udløb" },
    municipality: municipalityOption,
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: async ({ args }) => {
    const role = roleNames.find((one) => one === args.role);
    if (!role) throw new CommandFault(`Rollen »${args.role}« findes ikke. Der er: ${roleNames.join(", ")}.`, 2);
    const days = args.days === undefined ? null : Number(args.days);
    if (days !== null && !(Number.isSafeInteger(days) && days > 0 && days <= mostDays))
      throw new CommandFault(`--days skal være et helt antal dage fra 1 til ${mostDays}.`, 2);
    await withInstallation(async ({ installation, directory }) => {
      const here = municipalityAsked(directory, args.municipality);
      const now = new Date();
      const scope = scopeAsked(here, args.unit, args.committee);
      const expiresAt = days === null ? null : new Date(now.getTime() + days * 86_400_000);
      const { id, secret } = await work(installation.db.app, here, operator, now, async (one) => {
        const made = await addToken(
          one.tx,
          here,
          { role, scope, name: args.name, expiresAt, madeOnMachine: true },
          now,
        );
        await trace(one, {
          action: "identity.add-token",
          subject: { type: "token", id: made.id },
          after: { role, scope, name: args.name, expiresAt },
        });
        return made;
      });
      answer(args.json, { id, token: secret, role, scope, municipality: here.slug }, [secret]);
    });
  },
});

export const tokenCommand = defineCommand({
  meta: { name: "token", description: "Adgangstegn til programmer." },
  subCommands: { add: addCommand },
});
