/**
 * Loaded before the program of each child: when the parent dies, however it dies, the channel closes and the
 * child stops at once. Nothing acknowledged is lost: the database survives a killed process.
 * Plain JavaScript: the site would otherwise load a TypeScript reader for it, 17 MiB of memory.
 */
if (process.channel) {
  process.on('disconnect', () => process.exit(1));
  // Listening must not keep alive a child that has finished.
  process.channel.unref();
}
