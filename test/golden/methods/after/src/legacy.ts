export const importBooks = (params: { readonly [name: string]: string }): void => {
  Object.keys(params);
};
