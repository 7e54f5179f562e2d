import { expect, test } from "vitest";
import { deriveMethods } from "../../generator/dist/protocol/derive-methods.js";
import type { Schema } from "../../generator/dist/protocol/json-schema.js";
import { readPairs } from "../../generator/dist/protocol/pairs.js";

const { pairs: none } = readPairs(undefined, "pairs.json");
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

function message(method: string, params: boolean = false): Schema {
  const properties = { method: { const: method, type: "string" }, ...(params ? { params: { type: "object" } } : {}) };
  return { type: "object", properties, required: params ? ["method", "params"] : ["method"] };
}

test("methods come from the unions, nested ones too, and a method of both sides is said to be both's", () => {
  const { methods, findings } = deriveMethods(
    {
      ClientRequest: { anyOf: [ref("AskRequest"), ref("MoreRequest")] },
      MoreRequest: { anyOf: [ref("PokeRequest")] },
      ServerRequest: ref("PokeRequest"),
      ClientNotification: message("gone"),
      GoneNotification: message("gone"),
      OrphanRequest: message("orphan"),
      AskRequest: message("ask", true),
      AskResult: {},
      PokeRequest: message("poke"),
      EmptyResult: {},
    },
    { ...none, results: { poke: ["EmptyResult"] }, capabilities: { ask: "asking" } },
    "schema.json",
  );
  expect(findings).toEqual([]);
  expect(methods).toMatchObject([
    { method: "ask", sender: "client", params: "required", results: ["AskResult"], capability: "asking" },
    { method: "gone", kind: "notification", definition: "GoneNotification", sender: "client" },
    { method: "poke", sender: "both", params: "optional", results: ["EmptyResult"] },
  ]);
});

test("results come from pairs, else from the response, else from the name; an answer that asks first is no result", () => {
  const response: Schema = { properties: { result: { anyOf: [ref("InputRequiredResult"), ref("OtherResult")] } } };
  const definitions: Record<string, Schema> = {
    ClientRequest: { anyOf: [ref("AskRequest")] },
    AskRequest: message("ask"),
    AskResult: {},
    InputRequiredResult: {},
    OtherResult: {},
  };
  const results = (more: Record<string, Schema>, paired: readonly string[] | undefined) => {
    const pairs = paired === undefined ? none : { ...none, results: { ask: paired } };
    return deriveMethods({ ...definitions, ...more }, pairs, "schema.json").methods[0];
  };
  expect(results({}, undefined)).toMatchObject({ results: ["AskResult"] });
  const byResponse = { AskResultResponse: response };
  expect(results(byResponse, undefined)).toMatchObject({ results: ["OtherResult"], interim: "InputRequiredResult" });
  expect(results(byResponse, ["AskResult", "OtherResult"])).toMatchObject({ results: ["AskResult", "OtherResult"] });
});

test("a member without a method, and two definitions of one method, are findings", () => {
  const { findings } = deriveMethods(
    {
      ClientRequest: { anyOf: [ref("AskRequest"), ref("AskAgainRequest"), ref("SilentRequest")] },
      AskRequest: message("ask"),
      AskResult: {},
      AskAgainRequest: message("ask"),
      SilentRequest: { type: "object" },
    },
    none,
    "schema.json",
  );
  expect(findings.map(({ code }) => code)).toEqual(["MCPW0009", "MCPW0012"]);
});
