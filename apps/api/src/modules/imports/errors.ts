/** A file that cannot be read at all. The message is French, for the person at the keyboard. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}
