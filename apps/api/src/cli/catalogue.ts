/** `pnpm catalogue <commande>`: the same use cases as the API, without HTTP. */
import { parseArgs } from 'node:util';
import { DbError } from '@gouvtech/db';
import { CommandRefused, say, warn, type Command } from './command.ts';
import { assessCommand } from './assess.ts';
import { clockCommand } from './clock.ts';
import { auditCommand } from './audit.ts';
import { criteriaCommand } from './criteria.ts';
import { databaseCommand } from './database.ts';
import { importCommand } from './import.ts';
import { keysCommand } from './keys.ts';
import { labelCommand } from './label.ts';
import { mailCommand } from './mail.ts';
import { publiccodeCommand } from './publiccode.ts';
import { readModelCommand } from './read-model.ts';
import { scoreCommand } from './score.ts';
import { staffCommand } from './staff.ts';
import { ConfigError } from '../config.ts';
import { UnreadableFile } from '../modules/imports/index.ts';

const COMMANDS: Record<string, Command> = {
  import: importCommand,
  publiccode: publiccodeCommand,
  assess: assessCommand,
  score: scoreCommand,
  criteria: criteriaCommand,
  staff: staffCommand,
  audit: auditCommand,
  label: labelCommand,
  keys: keysCommand,
  mail: mailCommand,
  clock: clockCommand,
  db: databaseCommand,
  'read-model': readModelCommand,
};

function help(): void {
  say('Catalogue GouvTech, commandes :');
  for (const command of Object.values(COMMANDS))
    say(`\n  pnpm catalogue ${command.usage}\n      ${command.summary}`);
}

const expected = (error: unknown): error is Error =>
  error instanceof CommandRefused ||
  error instanceof UnreadableFile ||
  error instanceof DbError ||
  error instanceof ConfigError;

async function main([name, ...rest]: string[]): Promise<number> {
  const command = COMMANDS[name ?? ''];
  if (!command) {
    if (name !== undefined && name !== '--help' && name !== 'help')
      warn(`La commande « ${name} » n’existe pas.\n`);
    help();
    return name === undefined || name === '--help' || name === 'help' ? 0 : 1;
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: command.options ?? {},
      allowPositionals: true,
    });
    return await command.run(positionals, values);
  } catch (error) {
    if (
      error instanceof TypeError &&
      'code' in error &&
      String(error.code).startsWith('ERR_PARSE_ARGS')
    ) {
      warn(`${error.message}\nUsage : pnpm catalogue ${command.usage}`);
      return 1;
    }
    if (!expected(error)) throw error;
    warn(error.message);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
