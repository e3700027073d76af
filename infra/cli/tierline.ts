#!/usr/bin/env node
import { main } from "./main.ts";

// Whoever reads the output may have read enough, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

process.exitCode = await main(process.argv.slice(2), { output: process.stdout, errors: process.stderr });
