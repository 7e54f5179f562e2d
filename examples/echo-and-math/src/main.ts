import { createApp } from "./express.ts";

const port = Number(process.env["PORT"] ?? 3000);
createApp().listen(port, "127.0.0.1", () => {
  console.error(`MCP at http://127.0.0.1:${port}/echo and http://127.0.0.1:${port}/math`);
});
