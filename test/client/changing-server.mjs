// Changes when it is told to; on stdio, or on a free port with --http.
import { createServer, engineOf, serve } from "@mcpwright/runtime";

const server = createServer({ name: "changing", version: "1" });
server.tools.add({ name: "change" }, (_, ctx) => {
  ctx.notify.promptsChanged();
  ctx.notify.toolsChanged();
  ctx.notify.resourceUpdated("note:///7");
});
server.tools.add({ name: "stop" }, () => void engineOf(server).stop(60_000));
server.prompts.add({ name: "p" }, () => "p");
server.resources.add({ name: "note", uri: "note:///7" }, () => "seven");
await serve(server);
