/** What a document is made of, before its drawing. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  /** `lead` is said first, in bold; `quoted`: written by people, left as it is */
  | { kind: 'paragraph'; text: string; lead?: string; quoted?: true }
  | { kind: 'link'; text: string; href: string }
  | {
      kind: 'table';
      caption: string;
      head: string[];
      /** shares of the width; they add up to 1 */
      widths: number[];
      /** the first cell of a row is its head */
      rows: string[][];
    };

export type Document = {
  title: string;
  subject: string;
  /** foot of each page */
  foot: string;
  createdAt: Date;
  changedAt: Date;
  blocks: Block[];
};
