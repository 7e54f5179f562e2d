export const start = () => ({ books: ["Emma"] });
