import { describe, expect, test } from "vitest";
import { eras, example, start, transports } from "./program.ts";

describe.each(transports)("greeter over %s", (transport) => {
  test.each(eras)("greets, with the default it declares and with a language [%s]", async (revision) => {
    const server = await start(example("greeter"), transport);
    const client = await server.connect(revision);
    expect(client.revision).toBe(revision);
    expect(client.serverInfo).toMatchObject({ name: "greeter", version: "1.0.0" });

    const plain = await client.callTool("greet", { name: "Ada" });
    expect(plain.content).toEqual([{ type: "text", text: "Hello, Ada!" }]);
    const french = await client.callTool("greet", { name: "Ada", language: "fr" });
    expect(french.content).toEqual([{ type: "text", text: "Bonjour, Ada!" }]);
  });

  test.each(eras)("names every mistake of a call [%s]", async (revision) => {
    const client = await (await start(example("greeter"), transport)).connect(revision);
    const answer = await client.callTool("greet", { name: "", language: "la" });
    expect(answer.isError).toBe(true);
    expect(JSON.stringify(answer.content)).toMatch(/name.*language/);
  });
});

test("a server on HTTP ends with 0 when it is told to", async () => {
  const server = await start(example("greeter"), "http");
  expect(await server.stop()).toBe(0);
});
