/** Version of the HTTP contract; part of weak ETags, so that a new program never confirms an old answer. */
export const API_VERSION = '1.0.0';
