declare module 'language-tags' {
  /** The IANA registry: `check` says whether every subtag exists and is in its place. */
  const tags: { check(tag: string): boolean };
  export default tags;
}
