/** A type without its index signature. */
type Named<T> = { [Key in keyof T as string extends Key ? never : number extends Key ? never : Key]: T[Key] };

/**
 * What a type says of the fields it names. Official types are open in places where ours are closed (on the wire every
 * object is open), and those made by zod write an optional field as one that may also be undefined; neither counts as a
 * difference. Maps stay maps.
 */
export type Known<T> = T extends readonly (infer Item)[]
  ? Known<Item>[]
  : T extends object
    ? [keyof Named<T>] extends [never]
      ? { [Key in keyof T]: Known<T[Key]> }
      : { [Key in keyof Named<T>]: Known<Exclude<Named<T>[Key], undefined>> }
    : T;

/** Whether a value of the one type can stand where the other is asked for. */
type Fits<From, To> = [Known<From>] extends [Known<To>] ? true : false;

/** `both` ways they fit; only `ours` fits theirs; only `theirs` fits ours; or `neither`. */
export type Comparison<Ours, Theirs> =
  Fits<Ours, Theirs> extends true
    ? Fits<Theirs, Ours> extends true
      ? "both"
      : "ours"
    : Fits<Theirs, Ours> extends true
      ? "theirs"
      : "neither";

/** Whether the types compare as they should; otherwise how they do. */
export type Is<Wanted, Found> = [Found] extends [Wanted] ? true : Found;

/** Whether each type fits the other. */
export type Same<Ours, Theirs> = Is<"both", Comparison<Ours, Theirs>>;

/** Does not compile unless every claim is true. */
export type All<Claims extends readonly true[]> = Claims;
