import { createServer, serve } from "@mcpwright/runtime";

const app = {
  start: () => {
    if (process.env["FAIL"] === "yes") throw new Error("the database is away");
    return {};
  },
  stop: () => process.stderr.write("stopped\n"),
};
await serve(createServer({ name: "with-lifespan", version: "1.0.0", app }));
