import { serve } from "@mcpwright/runtime";
import { openAuthorization } from "./authorization.ts";
import { server } from "./generated/server.ts";

// On stdio nobody signs in.
if (!process.argv.includes("--stdio")) await openAuthorization();
await serve(server);
