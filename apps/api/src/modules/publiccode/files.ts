/** Finds and reads publiccode.yml files on disk. One that cannot be read says why and never stops the others. */
import { opendir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { decode, UnreadableFile } from '../imports/index.ts';
import { MAX_BYTES, MAX_FILES } from './limits.ts';
import { tooLarge } from './read.ts';
import type { PubliccodeProblem } from './problem.ts';

export type OneFile =
  /** place: path inside the folder, or the name of the file */
  { place: string; text: string } | { place: string; problem: PubliccodeProblem };

/**
 * @returns every `.yml` or `.yaml` file of a folder and its sub-folders, in alphabetical order; the file itself for a file
 * @throws UnreadableFile when there is nothing at this path, or nothing to read in it
 */
export async function findFiles(path: string): Promise<{ root: string; paths: string[] }> {
  const info = await stat(path).catch(() => null);
  if (!info) throw new UnreadableFile(`« ${path} » n’existe pas ou ne peut pas être lu.`);
  if (!info.isDirectory()) return { root: '', paths: [path] };
  const paths: string[] = [];
  await walk(path, paths);
  if (paths.length === 0)
    throw new UnreadableFile(`Le dossier « ${path} » ne contient aucun fichier .yml ou .yaml.`);
  return { root: path, paths: paths.sort() };
}

async function walk(folder: string, paths: string[]): Promise<void> {
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (/\.ya?ml$/i.test(entry.name)) paths.push(path);
    else if (entry.isDirectory() && !/^(\.|node_modules$)/.test(entry.name))
      await walk(path, paths).catch(() => paths.push(path));
    if (paths.length > MAX_FILES)
      throw new UnreadableFile(
        `Ce dossier contient plus de ${MAX_FILES} fichiers YAML. Importez-le en plusieurs fois.`,
      );
  }
}

/** Never throws: what is wrong is the file’s own problem. */
export async function readOneFile(root: string, path: string): Promise<OneFile> {
  const place = root === '' ? basename(path) : relative(root, path);
  const failed = (code: PubliccodeProblem['code'], message: string): OneFile => ({
    place,
    problem: { path: '', code, message, severity: 'error', line: null },
  });
  try {
    const info = await stat(path);
    if (!info.isFile()) return failed('not-yaml', 'Ce n’est pas un fichier.');
    if (info.size > MAX_BYTES) return { place, problem: tooLarge(info.size) };
    return { place, text: decode(await readFile(path)) };
  } catch (error) {
    if (error instanceof UnreadableFile)
      return failed('not-utf8', error.message.replace(' Rien n’a été importé.', ''));
    const { code } = error as NodeJS.ErrnoException;
    return failed(
      'not-yaml',
      code === 'EACCES' || code === 'EPERM'
        ? 'Ce fichier ne peut pas être ouvert : vous n’en avez pas le droit.'
        : 'Ce fichier ne peut pas être lu : il a disparu, ou le disque a un défaut.',
    );
  }
}
