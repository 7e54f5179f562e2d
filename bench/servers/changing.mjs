// A server with one tool and one resource. Over IPC it says how much heap it uses, and changes its list of tools.
import { createServer, listen } from "@mcpwright/runtime";

const server = createServer({ name: "changing", version: "1.0.0" });
server.tools.add({ name: "echo" }, () => "echo");
server.resources.add({ name: "note", uri: "note:///7" }, () => "seven");
const { port } = await listen(server, { port: 0 });

process.on("message", (wanted) => {
  if (wanted === "change") server.notify.toolsChanged();
  else {
    globalThis.gc();
    globalThis.gc();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    process.send({ heapUsed, external, arrayBuffers });
  }
});
process.send({ port });
