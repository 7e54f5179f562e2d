import { createServer, type Server, text } from "@mcpwright/runtime";
import { defineServer } from "@mcpwright/runtime/codegen/v1";
import { expect } from "vitest";
import { everyCell, since } from "../support/matrix.ts";
import { recorder } from "../support/quiet.ts";
import { itemsOf } from "../support/wire.ts";

const CITIES = Array.from({ length: 250 }, (_, i) => `city-${i}`);

function make(): Server {
  const server = createServer({ name: "prompts", version: "1", logger: recorder().logger });
  server.prompts.add(
    {
      name: "welcome",
      description: "Welcomes a guest.",
      arguments: [{ name: "guest", required: true }, { name: "language" }],
      complete: {
        language: ["de", "en", "fr"],
        guest: (value, ctx) => [`${value}!`, String((ctx.arguments as { language?: string }).language)],
        city: () => CITIES,
      },
    },
    ({ guest, language }) => `Welcome ${guest} in ${language}.`,
  );
  server.prompts.add({ name: "two" }, () => ({
    description: "Two messages",
    messages: [
      { role: "user", content: text("q") },
      { role: "assistant", content: text("a") },
    ],
  }));
  server.prompts.add({ name: "fails" }, () => Promise.reject(new Error("password=hunter2")));
  server.resources.add(
    { uriTemplate: "rooms://{number}", name: "room", complete: { number: ["1", "12", "2"] } },
    ({ number }) => number,
  );
  return server;
}

everyCell("PROM-02 lists prompts with their arguments", make, async (wire) => {
  const { result } = await wire.request("prompts/list");
  expect(itemsOf<unknown>(result, "prompts")[0]).toEqual({
    name: "welcome",
    description: "Welcomes a guest.",
    arguments: [{ name: "guest", required: true }, { name: "language" }],
  });
});

everyCell("PROM-04 gives messages", make, async (wire) => {
  const one = await wire.request("prompts/get", { name: "welcome", arguments: { guest: "Ada", language: "en" } });
  expect(one.result).toMatchObject({
    description: "Welcomes a guest.",
    messages: [{ role: "user", content: { type: "text", text: "Welcome Ada in en." } }],
  });
  const two = await wire.request("prompts/get", { name: "two" });
  expect(two.result).toMatchObject({
    description: "Two messages",
    messages: [{ role: "user" }, { role: "assistant" }],
  });
});

everyCell("PROM-03 PROM-08 PROM-09 refuses unknown prompts and bad arguments", make, async (wire) => {
  const get = async (params: Record<string, unknown>) => (await wire.request("prompts/get", params)).error;
  expect(await get({ name: "nope" })).toMatchObject({ code: -32602, message: expect.stringContaining("nope") });
  expect(await get({ name: "welcome" })).toMatchObject({ code: -32602, message: expect.stringContaining("guest") });
  expect(await get({ name: "welcome", arguments: { guest: 5 } })).toMatchObject({ code: -32602 });
  const failed = await get({ name: "fails" });
  expect(failed?.code).toBe(-32603);
  expect(JSON.stringify(failed)).not.toContain("hunter2");
});

const prompt = { type: "ref/prompt", name: "welcome" };

everyCell("COMP-02 COMP-05 suggests from lists and handlers", make, async (wire) => {
  const complete = async (name: string, value: string, ref: object = prompt, context = {}) =>
    (await wire.request("completion/complete", { ref, argument: { name, value }, context })).result?.["completion"];
  expect(await complete("language", "e")).toEqual({ values: ["en", "de"], total: 2, hasMore: false });
  expect(await complete("number", "1", { type: "ref/resource", uri: "rooms://{number}" })).toMatchObject({
    values: ["1", "12"],
  });
  expect(await complete("unknown", "")).toEqual({ values: [], total: 0, hasMore: false });
});

everyCell(
  "COMP-06 hands earlier arguments to the handler",
  make,
  async (wire) => {
    const { result } = await wire.request("completion/complete", {
      ref: prompt,
      argument: { name: "guest", value: "A" },
      context: { arguments: { language: "fr" } },
    });
    expect(result?.["completion"]).toMatchObject({ values: ["A!", "fr"] });
  },
  since("2025-06-18"),
);

everyCell("COMP-03 gives at most 100 values and says how many there are", make, async (wire) => {
  const { result } = await wire.request("completion/complete", { ref: prompt, argument: { name: "city", value: "" } });
  const completion = result?.["completion"] as { values: string[]; total: number; hasMore: boolean };
  expect(completion.values).toHaveLength(100);
  expect(completion).toMatchObject({ total: 250, hasMore: true });
});

everyCell("COMP-04 refuses an unknown reference", make, async (wire) => {
  const ref = { type: "ref/prompt", name: "nope" };
  const { error } = await wire.request("completion/complete", { ref, argument: { name: "a", value: "" } });
  expect(error?.code).toBe(-32602);
});

function fromTexts(): Server {
  return defineServer({
    codegen: 1,
    manifest: "mcp.yaml",
    base: "file:///",
    server: { name: "texts", version: "1" },
    tools: [],
    resources: [],
    templates: [],
    prompts: [
      {
        prompt: { name: "greet", arguments: [{ name: "guest", required: true }, { name: "mood" }] },
        messages: [{ role: "user", text: "Hello {{guest}}{{mood}}." }],
      },
    ],
  });
}

everyCell("PROM-04 fills the places of a prompt's text, once", fromTexts, async (wire) => {
  const { result } = await wire.request("prompts/get", { name: "greet", arguments: { guest: "{{mood}}$&" } });
  expect(result?.["messages"]).toEqual([{ role: "user", content: { type: "text", text: "Hello {{mood}}$&." } }]);
});

everyCell("ERR-11 CAP-12 a method whose capability is not declared is unknown", fromTexts, async (wire) => {
  expect((await wire.request("tools/list")).error?.code).toBe(-32601);
  expect((await wire.request("resources/read", { uri: "x://a" })).error?.code).toBe(-32601);
});
