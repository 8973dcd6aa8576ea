import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { reencodeImage } from './images.ts';
import { PDF, picture } from './testing/samples.ts';

const BOX = { width: 800, height: 600 };

describe('a picture drawn anew', () => {
  it('fits in its box, and is never enlarged', async () => {
    expect(await reencodeImage(await picture('png', 1600, 600), BOX)).toMatchObject({
      mediaType: 'image/webp',
      width: 800,
      height: 300,
    });
    expect(await reencodeImage(await picture('jpeg', 64, 48), BOX)).toMatchObject({
      width: 64,
      height: 48,
    });
  });

  it('keeps nothing but the pixels: no place, no hidden text', async () => {
    const given = await sharp(await picture('jpeg'))
      .withExif({ IFD0: { Copyright: '<script>alert(1)</script>' } })
      .toBuffer();
    expect(given.includes('alert(1)')).toBe(true);
    const { bytes } = (await reencodeImage(given, BOX))!;
    expect(Buffer.from(bytes).includes('alert(1)')).toBe(false);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });

  it('refuses what is no picture, is cut, or would fill the memory', async () => {
    const jpg = await picture('jpeg', 800, 600);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const gif = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64');
    for (const bytes of [PDF, svg, gif, jpg.subarray(0, jpg.length / 2), new Uint8Array()]) {
      expect(await reencodeImage(bytes, BOX)).toBeNull();
    }
    expect(await reencodeImage(await picture('png', 8000, 8000), BOX)).toBeNull();
  });
});
