/** Nothing to do with the manifest; Tools["nothing"] in a comment. */
export const shared = 1;
