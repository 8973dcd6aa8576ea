/**
 * A picture given by a person becomes one made by us: same pixels within bounds, no metadata, no bytes of theirs. What it
 * is comes from its content, never from its name (security-reliability, section 3).
 */
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { reencodeImage, sizeText, type Image } from '../../files/index.ts';

export const IMAGE_MAX_BYTES = 2 * 1024 * 1024;
/** A small file may announce a huge picture: it is refused before its pixels are unpacked. */
const MAX_PIXELS = 16_000_000;
const MIN_SIDE = 16;

export const IMAGE_KINDS = ['logo', 'screenshot'] as const;
export type ImageKind = (typeof IMAGE_KINDS)[number];

const BOUNDS: Record<ImageKind, { width: number; height: number }> = {
  logo: { width: 400, height: 400 },
  screenshot: { width: 1600, height: 1200 },
};
const ACCEPTED = ['image/png', 'image/jpeg', 'image/webp'];

export type Encoding = { ok: true; image: Image } | { ok: false; message: string };

const refuse = (message: string): Encoding => ({ ok: false, message });
const UNREADABLE =
  'Cette image ne se lit pas\u00a0: le fichier est abîmé ou incomplet. Enregistrez-la de nouveau en PNG, JPEG ou WebP.';

/** @returns in French why it is refused, when it is: what was seen and what to give instead */
export async function encodeImage(given: Uint8Array, kind: ImageKind): Promise<Encoding> {
  if (given.byteLength === 0)
    return refuse('Ce fichier est vide. Choisissez une image PNG, JPEG ou WebP.');
  const type = await fileTypeFromBuffer(given);
  if (!type || !ACCEPTED.includes(type.mime)) return refuse(notAccepted(type?.mime));
  const { width = 0, height = 0 } = await sharp(given, { limitInputPixels: false })
    .metadata()
    .catch(() => ({}) as { width?: number; height?: number });
  if (width * height > MAX_PIXELS)
    return refuse(
      `Cette image compte ${width} × ${height} pixels. La limite est de 16 millions\u00a0: réduisez-la.`,
    );
  if (width < MIN_SIDE || height < MIN_SIDE)
    return refuse(
      width === 0
        ? UNREADABLE
        : `Cette image compte ${width} × ${height} pixels. Il en faut au moins ${MIN_SIDE} de chaque côté.`,
    );
  const image = await reencodeImage(given, BOUNDS[kind]);
  return image ? { ok: true, image } : refuse(UNREADABLE);
}

/** @param bytes of the file */
export const imageTooBig = (bytes: number): string =>
  `Cette image pèse ${sizeText(bytes)}. La limite est de ${sizeText(IMAGE_MAX_BYTES)} : réduisez-la ou enregistrez-la en WebP.`;

function notAccepted(mime: string | undefined): string {
  const seen =
    mime === undefined
      ? 'Ce fichier n’est pas une image que nous lisons'
      : `Ce fichier est de type ${mime}, quel que soit son nom`;
  return `${seen}. Les formats acceptés sont PNG, JPEG et WebP\u00a0; un dessin SVG s’exporte en PNG.`;
}
