import { serve } from "@mcpwright/runtime";
import { server } from "./generated/server.js";

await serve(server);
