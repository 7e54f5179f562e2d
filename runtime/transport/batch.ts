import { ErrorCode } from "../errors.ts";
import { errorText } from "../jsonrpc.ts";
import type { Answer, Engine, Outlet, Peer, Session } from "../server/engine.ts";
import { isInitialize } from "../server/methods/initialize.ts";

/** Answers a batch with one array of what its requests are answered with; empty when it held none. */
export async function answerBatch(
  engine: Engine,
  session: Session,
  messages: readonly unknown[],
  peer: Peer,
  outlet: Outlet,
): Promise<Answer> {
  if (messages.length === 0) return refusal("A batch holds at least one message");
  if (messages.some(isInitialize)) return refusal("initialize is never part of a batch");
  const answers = await Promise.all(
    messages.map((message) => engine.legacy(session, message, peer, { send: (text) => outlet.send(text) })),
  );
  const texts = answers.flatMap((answer) => (answer === undefined || answer.text === "" ? [] : [answer.text]));
  return texts.length === 0 ? { status: 202, text: "" } : { status: 200, text: `[${texts.join(",")}]` };
}

function refusal(message: string): Answer {
  return { status: 400, text: errorText(undefined, ErrorCode.invalidRequest, message) };
}
