// The jsii kernel in one node process. The runtime's own launcher starts a second node and copies every message between the two; this does
// what is left of its work: the kernel talks on descriptor 3, which is standard input and output here, and whatever else is printed must
// stay out of that conversation. Started by bindings/JsiiRuntime.cs with the path of the runtime's unpacked program.js.
'use strict';
const fs = require('node:fs');
const Module = require('node:module');

const kernelDescriptor = 3;
const { readSync, writeSync } = fs;
fs.readSync = (descriptor, ...rest) => readSync(descriptor === kernelDescriptor ? 0 : descriptor, ...rest);
fs.writeSync = (descriptor, ...rest) => writeSync(descriptor === kernelDescriptor ? 1 : descriptor, ...rest);

// The C# side reads standard error only after a crash, or with JSII_DEBUG: anything longer than a pipe holds would stop both sides.
const kept = 32 * 1024;
let printed = '';
const writeError = process.stderr.write.bind(process.stderr);
const keep = (chunk, ...rest) => {
  if (process.env.JSII_DEBUG) return writeError(chunk, ...rest);
  printed = (printed + chunk).slice(-kept);
  rest.findLast(argument => typeof argument === 'function')?.();
  return true;
};
process.stdout.write = keep;
process.stderr.write = keep;
process.on('exit', () => writeError(printed));

// CDKTF loads a zip library when it starts, which takes it two fifths of that time, and uses it in processes of its own alone.
const { _load: load } = Module;
Module._load = function loadOnUse(request, ...rest) {
  return request === 'archiver' ? (...args) => load.call(this, request, ...rest)(...args) : load.call(this, request, ...rest);
};

// CDKTF keeps a stack trace with every token, to tell which line made it. Here no line of the program is in it, and it takes a tenth of
// node's time.
const { captureStackTrace } = Error;
Error.captureStackTrace = (target, below) => {
  if (below?.name === 'captureStackTrace') target.stack = '';
  else captureStackTrace(target, below);
};

require(process.argv[2]);
