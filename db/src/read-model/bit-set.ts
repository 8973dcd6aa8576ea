/** Ordinals held, one bit each: what a hundred thousand entries hold fits in a few kilobytes a value. */
export class BitSet {
  #bytes = new Uint8Array(0);

  add(ordinal: number): void {
    const at = ordinal >> 3;
    if (at >= this.#bytes.length) {
      const larger = new Uint8Array(Math.max(at + 1, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[at]! |= 1 << (ordinal & 7);
  }

  has(ordinal: number): boolean {
    return ((this.#bytes[ordinal >> 3] ?? 0) & (1 << (ordinal & 7))) !== 0;
  }

  /** One past the greatest ordinal there is room for. */
  get end(): number {
    return this.#bytes.length * 8;
  }
}
