/** A small shop, to have something to look at. */
export const seed = `
CREATE TABLE product (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price REAL NOT NULL);
CREATE TABLE sale (id INTEGER PRIMARY KEY, product INTEGER NOT NULL REFERENCES product, day TEXT NOT NULL, pieces INTEGER NOT NULL);
INSERT INTO product (name, price) VALUES ('Lamp', 39.5), ('Chair', 120), ('Desk', 310), ('Vase', 18);
INSERT INTO sale (product, day, pieces) VALUES
  (1, '2026-10-01', 4), (2, '2026-10-01', 1), (1, '2026-10-02', 2), (3, '2026-10-03', 1), (4, '2026-10-03', 7);
`;
