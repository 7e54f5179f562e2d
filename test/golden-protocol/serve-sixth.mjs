// Answers two requests of the sixth revision with the runtime as it is; runs where the made protocol package is installed.
import { connectInMemory, createServer } from "@mcpwright/runtime";

const [, , revision] = process.argv;
const server = createServer({ name: "sixth", version: "1.0.0" });
server.tools.add(
  { name: "greet", icons: [{ src: "https://a.example/i.png" }], inputSchema: { type: "object" } },
  () => "hello",
);
const connection = connectInMemory(server);
const messages = [
  { id: 1, method: "server/discover", params: {} },
  { id: 2, method: "tools/call", params: { name: "greet" } },
  { id: 3, method: "tools/rank", params: { query: "x" } },
  { id: 4, method: "tools/list", params: {} },
];
const _meta = {
  "io.modelcontextprotocol/protocolVersion": revision,
  "io.modelcontextprotocol/clientCapabilities": {},
  "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
};
const answers = [];
await new Promise((resolve) => {
  connection.onMessage = (text) => {
    answers.push(JSON.parse(text));
    if (answers.length === messages.length) resolve(undefined);
  };
  for (const { id, method, params } of messages) {
    connection.send(JSON.stringify({ jsonrpc: "2.0", id, method, params: { ...params, _meta } }));
  }
});
connection.close();
process.stdout.write(JSON.stringify(answers.sort((a, b) => a.id - b.id)));
