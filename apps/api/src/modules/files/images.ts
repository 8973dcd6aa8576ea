/** Pictures, through one decoder that opens nothing but PNG, JPEG and WebP. */
import sharp from 'sharp';

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);

const MAX_PIXELS = 50_000_000;
const QUALITY = 82;

const read = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true });

export type Image = {
  bytes: Uint8Array;
  mediaType: 'image/webp';
  /** pixels */
  width: number;
  height: number;
};

/**
 * The same picture drawn anew: upright, within a box, without metadata (place, camera, hidden text).
 * @param box pixels; a smaller picture keeps its size
 * @returns null when it cannot be read: cut, not a PNG, JPEG or WebP, or over 50 million pixels
 */
export async function reencodeImage(
  bytes: Uint8Array,
  box: { width: number; height: number },
): Promise<Image | null> {
  try {
    const { data, info } = await read(bytes)
      .autoOrient()
      .resize({ ...box, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, mediaType: 'image/webp', width: info.width, height: info.height };
  } catch {
    return null;
  }
}

/** Whether a picture can be drawn whole. */
export async function isWholeImage(bytes: Uint8Array): Promise<boolean> {
  try {
    await read(bytes).resize(8, 8, { fit: 'inside' }).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}
