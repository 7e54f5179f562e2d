import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

export interface Room {
  readonly number: string;
  readonly beds: number;
  readonly price: number;
}

export interface Booking {
  readonly confirmation: string;
  readonly room: string;
  readonly night: string;
  readonly guest: string;
}

export const rooms: readonly Room[] = [
  { number: "11", beds: 1, price: 60 },
  { number: "12", beds: 2, price: 80 },
  { number: "21", beds: 2, price: 95 },
  { number: "22", beds: 4, price: 140 },
];

/** Bookings in one JSON file. Changes run one after the other, and the file is replaced whole or not at all. */
export class BookingStore {
  readonly #file: string;
  readonly #bookings: Map<string, Booking>;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(file: string, bookings: readonly Booking[]) {
    this.#file = file;
    this.#bookings = new Map(bookings.map((booking) => [booking.confirmation, booking]));
  }

  static async open(file: string): Promise<BookingStore> {
    await mkdir(dirname(file), { recursive: true });
    const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return "[]";
      throw error;
    });
    return new BookingStore(file, JSON.parse(text) as Booking[]);
  }

  /** The nights a room is taken, in order. */
  nights(room: string): string[] {
    return [...this.#bookings.values()]
      .filter((booking) => booking.room === room)
      .map((booking) => booking.night)
      .sort();
  }

  free(night: string, guests: number): Room[] {
    const taken = new Set([...this.#bookings.values()].filter((b) => b.night === night).map((b) => b.room));
    return rooms.filter((room) => room.beds >= guests && !taken.has(room.number)).sort((a, b) => a.price - b.price);
  }

  /** The new booking, or `undefined` when somebody has the room that night. */
  book(room: string, night: string, guest: string): Promise<Booking | undefined> {
    return this.#change(async () => {
      for (const booking of this.#bookings.values()) {
        if (booking.room === room && booking.night === night) return undefined;
      }
      const booking = { confirmation: randomUUID(), room, night, guest };
      this.#bookings.set(booking.confirmation, booking);
      await this.#save().catch((error: unknown) => {
        this.#bookings.delete(booking.confirmation);
        throw error;
      });
      return booking;
    });
  }

  cancel(confirmation: string): Promise<boolean> {
    return this.#change(async () => {
      const booking = this.#bookings.get(confirmation);
      if (booking === undefined) return false;
      this.#bookings.delete(confirmation);
      await this.#save().catch((error: unknown) => {
        this.#bookings.set(confirmation, booking);
        throw error;
      });
      return true;
    });
  }

  /** Resolves when every change that was begun is on disk. */
  async close(): Promise<void> {
    await this.#last.catch(() => undefined);
  }

  #change<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#last.catch(() => undefined).then(change);
    this.#last = done;
    return done;
  }

  async #save(): Promise<void> {
    const draft = `${this.#file}.${process.pid}.draft`;
    await writeFile(draft, `${JSON.stringify([...this.#bookings.values()], null, 2)}\n`);
    await rename(draft, this.#file);
  }
}
