export const start = (): { readonly books: readonly string[] } => ({ books: ["Emma"] });
