import { randomUUID } from "node:crypto";

export interface Booking {
  readonly confirmation: string;
  readonly room: string;
  readonly night: string;
  /** Who is signed in: the subject of a token, never what a caller says of itself. */
  readonly guest: string;
}

/** Who asks, and whether everybody's bookings are that caller's business. */
export interface Asker {
  readonly guest: string;
  readonly manages: boolean;
}

export const rooms: readonly string[] = ["11", "12", "21", "22"];

/** Bookings for as long as the server runs. What belongs to somebody else is not there. */
export class Bookings {
  readonly #bookings: Map<string, Booking> = new Map();

  free(night: string): string[] {
    const taken = new Set([...this.#bookings.values()].filter((one) => one.night === night).map(({ room }) => room));
    return rooms.filter((room) => !taken.has(room));
  }

  of(asker: Asker): Booking[] {
    return [...this.#bookings.values()].filter((booking) => mayTouch(asker, booking));
  }

  book(room: string, night: string, guest: string): Booking | undefined {
    if (!this.free(night).includes(room)) return undefined;
    const booking = { confirmation: randomUUID(), room, night, guest };
    this.#bookings.set(booking.confirmation, booking);
    return booking;
  }

  cancel(confirmation: string, asker: Asker): boolean {
    const booking = this.#bookings.get(confirmation);
    return booking !== undefined && mayTouch(asker, booking) && this.#bookings.delete(confirmation);
  }
}

function mayTouch({ guest, manages }: Asker, booking: Booking): boolean {
  return manages || booking.guest === guest;
}
