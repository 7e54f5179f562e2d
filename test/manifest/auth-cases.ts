import type { Case } from "./case.ts";

const AUTH = 'auth: { issuer: "https://id.example" }';
/** Every request needs a scope. */
const REQUIRED = 'auth: { issuer: "https://a.b", scopes: { a: A. }, required: [a] }';
const tool = (body: string): string => `tools:\n  a:\n    ${body}\n`;

export const authCases: Readonly<Record<string, Case>> = {
  "scopes without auth": { text: tool("scopes: [read]"), found: "MCPW8001 5:13", hint: "`auth`" },
  "destructive without a scope": {
    text: `${AUTH}\n${tool("annotations: { destructiveHint: true }")}`,
    found: "MCPW8002 6:37",
    hint: "`scopes`",
  },
  "scope that nothing needs": { text: 'auth: { issuer: "https://a.b", scopes: { read: R. } }', found: "MCPW8003 3:42" },
  "scope that is only given away": {
    text: "auth: { scopes: { a: A., b: { description: B., includes: [a] } }, keys: { ci: { key: k, scopes: [a] } } }",
    found: "MCPW8003 3:19",
  },
  "destructive where every request needs a scope": {
    text: `${REQUIRED}\n${tool("annotations: { destructiveHint: true }")}`,
    found: [],
  },
  "destructive and public where every other request needs a scope": {
    text: `${REQUIRED}\n${tool("public: true\n    annotations: { destructiveHint: true }")}`,
    found: "MCPW8002 7:37",
  },
  "scope that is not declared": {
    text: `${AUTH}\n${tool("scopes: [read]")}`,
    found: "MCPW8004 6:14",
  },
  "public with scopes": {
    text: `auth: { issuer: "https://id.example", scopes: { a: A. } }\n${tool("scopes: [a]\n    public: true")}`,
    found: "MCPW8005 7:13",
  },
};
