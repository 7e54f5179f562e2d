#!/usr/bin/env node
// A committed launcher: npm links a workspace's bin only if the file exists at install.
import { main } from "../dist/cli.js";

await main(process.argv.slice(2));
