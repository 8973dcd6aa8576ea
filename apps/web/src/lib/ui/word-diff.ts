/** A run of words of a comparison: in both texts, only in the new one, only in the old one. */
export type WordPiece = { kind: 'same' | 'ins' | 'del'; text: string };
