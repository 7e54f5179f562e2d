/** What a generated client lets through, and what does not compile. Compiling this file is the test. */
import type { ToolCallError } from "@mcpwright/runtime/client";
import { type BookRoomOutput, type Client, isError } from "../../examples/bookings/src/generated/client.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Does not compile unless every claim is true. */
declare function claim<_Claims extends readonly true[]>(): void;

export async function uses(client: Client, error: unknown): Promise<void> {
  const booked = await client.tools.bookRoom({ room: "12", night: "2026-12-24", guest: "Ada" });
  const called = await client.call("book_room", { room: "12", night: "2026-12-24", guest: "Ada", guests: 2 });
  const other = await client.call("not-declared", { anything: true });
  claim<
    [
      Equal<typeof booked, BookRoomOutput>,
      Equal<typeof called, BookRoomOutput>,
      Equal<typeof other, unknown>,
      Equal<keyof Client["tools"], "searchRooms" | "bookRoom" | "cancelBooking">,
    ]
  >();

  // A wrong argument name.
  // @ts-expect-error
  await client.tools.bookRoom({ room: "12", nights: "2026-12-24", guest: "Ada" });
  // @ts-expect-error
  await client.call("book_room", { room: "12", night: "2026-12-24", guest: "Ada", guets: 2 });
  // A wrong type.
  // @ts-expect-error
  await client.tools.bookRoom({ room: 12, night: "2026-12-24", guest: "Ada" });
  // @ts-expect-error
  await client.call("search_rooms", { night: "2026-12-24", guests: "two" });
  // A missing field, and no arguments at all.
  // @ts-expect-error
  await client.tools.bookRoom({ room: "12", night: "2026-12-24" });
  // @ts-expect-error
  await client.tools.cancelBooking();
  // @ts-expect-error
  await client.call("cancel_booking");
  // A tool that is not there, and a field that the answer does not have.
  // @ts-expect-error
  await client.tools.book_room({});
  // @ts-expect-error
  booked.total;
  // @ts-expect-error
  other.anything;

  if (isError(error, "book_room")) {
    claim<
      [
        Equal<
          typeof error,
          | ToolCallError<"no_such_room", { room: string | number }>
          | ToolCallError<"room_taken", { room: string | number; night: string | number }>
          | ToolCallError<"too_small", { room: string | number; beds: string | number }>
        >,
      ]
    >();
    if (error.code === "too_small") error.data.beds;
    // @ts-expect-error Only one of them has beds.
    error.data.beds;
    // @ts-expect-error An error that is not declared.
    if (error.code === "room_lost") return;
  }
  // @ts-expect-error An error that is not declared.
  isError(error, "book_room", "room_lost");
  // @ts-expect-error A tool that is not there.
  isError(error, "bookRoom");
  if (isError(error, "book_room", "room_taken")) error.data.night;

  await client.resources.room({ number: "12" });
  await client.resources.houseRules();
  await client.read("room", { number: "12" });
  await client.read("docs://anything");
  // A wrong template parameter, of a wrong type, or none.
  // @ts-expect-error
  await client.resources.room({ name: "12" });
  // @ts-expect-error
  await client.resources.room({ number: 12 });
  // @ts-expect-error
  await client.resources.room();
  // @ts-expect-error
  await client.read("room", { floor: "1" });

  await client.prompts.welcome({ guest: "Ada" });
  await client.prompts.welcome.complete("language", "d");
  await client.resources.room.complete("number", "1");
  // @ts-expect-error A wrong argument of a prompt.
  await client.prompts.welcome({ guests: "Ada" });
  // @ts-expect-error
  await client.prompt("welcome", { language: "en" });
  // @ts-expect-error Arguments are strings.
  await client.prompts.planStay({ night: 1 });
  // @ts-expect-error Nothing completes the guest.
  await client.prompts.welcome.complete("guest", "A");
  // @ts-expect-error Nothing is completed.
  await client.prompts.planStay.complete("night", "2");
}
