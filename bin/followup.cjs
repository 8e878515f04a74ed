#!/usr/bin/env node
// Built from src/main.ts, which reads everything else when it is needed.
require("../dist/main.cjs");
