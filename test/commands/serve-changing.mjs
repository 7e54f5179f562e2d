// A server on stdio whose list of tools changes all the time. usage: serve-changing.mjs FILE   FILE gets the id of the process
import { writeFileSync } from "node:fs";
import { createServer, serve } from "@mcpwright/runtime";

const server = createServer({ name: "changing", version: "1.0.0", logger: () => {} });
server.tools.add({ name: "steady" }, () => "here");
writeFileSync(process.argv[2], String(process.pid));
let count = 0;
setInterval(() => {
  if (count++ % 2 === 0) server.tools.add({ name: "fleeting" }, () => "");
  else server.tools.remove("fleeting");
}, 5).unref();
await serve(server);
