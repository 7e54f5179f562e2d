import { serve } from "@mcpwright/runtime";
import { server } from "./generated/server.ts";

await serve(server);
