/** `pnpm catalogue staff list|add|remove`: who moderates and administers the catalogue. */
import { mailAddress } from '../contract/mail-address.ts';
import { listStaff, STAFF_ROLES, setStaff, type StaffRole } from '../modules/accounts/index.ts';
import { CommandRefused, say, type Command } from './command.ts';
import { now, withDatabase } from './open.ts';

const WORDS: Record<StaffRole, string> = {
  moderator: 'modération',
  administrator: 'administration du catalogue',
};

export const staffCommand: Command = {
  usage:
    'staff list | staff add <courriel> --role moderator|administrator | staff remove <courriel>',
  summary: 'Nomme ou retire ceux qui modèrent. Le compte doit exister ; ses sessions se ferment.',
  options: { role: { type: 'string' } },
  async run([what, typed], options) {
    if (what === 'list') return list();
    if (what !== 'add' && what !== 'remove')
      throw new CommandRefused('Dites « list », « add » ou « remove ».');
    const email = mailAddress(typed ?? '');
    if (!email) throw new CommandRefused(`« ${typed ?? ''} » n’est pas une adresse électronique.`);
    const role = what === 'add' ? roleOf(options.role) : null;
    const found = await withDatabase((database) => setStaff(database, now(), email, role));
    if (found === 'unknown')
      throw new CommandRefused(
        `Aucun compte n’a l’adresse ${email}. La personne se connecte d’abord une fois avec ProConnect, puis recommencez.`,
      );
    if (found === 'last')
      throw new CommandRefused(
        `${email} est la seule personne qui administre le catalogue. Nommez-en d’abord une autre : pnpm catalogue staff add <courriel> --role administrator.`,
      );
    if (found === 'unchanged') say(`Rien à changer pour ${email}.`);
    else
      say(role ? `${email} a désormais le rôle : ${WORDS[role]}.` : `${email} n’a plus de rôle.`);
    return 0;
  },
};

async function list(): Promise<number> {
  const staff = await withDatabase(({ db }) => listStaff(db));
  if (staff.length === 0) say('Personne ne modère encore : pnpm catalogue staff add <courriel>.');
  for (const { email, role } of staff) say(`${email}  ${WORDS[role]}`);
  return 0;
}

function roleOf(asked: unknown): StaffRole {
  const role = STAFF_ROLES.find((one) => one === asked);
  if (!role) throw new CommandRefused('Ajoutez --role moderator ou --role administrator.');
  return role;
}
